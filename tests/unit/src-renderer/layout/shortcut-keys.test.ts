import { describe, expect, test } from 'vitest';
import { commandsFor, isShortcut } from '#page/layout/shortcut-keys.ts';
import { messages } from '#page/locales/index.ts';
import { screens } from '#page/layout/screens.ts';
import { commands, goTo, screenNames } from '#contract/commands.ts';
import { commandWords } from '#contract/command-words.ts';

const press = (key: string, code: string, ...held: readonly ('ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey')[]) => {
  const keys = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
  for (const name of held) keys[name] = true;
  return { key, code, ...keys };
};

describe('shortcuts', () => {
  test.each([
    ['Ctrl+K', press('k', 'KeyK', 'ctrlKey')], ['Ctrl+K', press('K', 'KeyK', 'metaKey')], ['Ctrl+K', press('л', 'KeyK', 'ctrlKey')], ['Ctrl+1', press('&', 'Digit1', 'ctrlKey')],
    ['Alt+L', press('ł', 'KeyL', 'altKey')], ['F1', press('F1', 'F1')], ['Ctrl+/', press('/', 'Slash', 'ctrlKey')], ['?', press('?', 'Slash', 'shiftKey')], ['Esc', press('Escape', 'Escape')],
  ] as const)('%s is meant', (keys, pressed) => {
    expect(isShortcut(pressed, keys)).toBe(true);
  });
  test.each([
    ['Ctrl+K', press('k', 'KeyK')], ['Ctrl+K', press('k', 'KeyK', 'ctrlKey', 'altKey')], ['Ctrl+K', press('K', 'KeyK', 'ctrlKey', 'shiftKey')], ['Alt+L', press('l', 'KeyL')], ['?', press('?', 'Slash', 'ctrlKey')], ['Ctrl+1', press('1', 'Digit1')],
  ] as const)('%s is not meant', (keys, pressed) => {
    expect(isShortcut(pressed, keys)).toBe(false);
  });
  test('none is a single letter or digit, and no two commands share one', () => {
    const all = commands.flatMap(({ keys }) => keys);
    expect(all.filter((keys) => /^[\p{L}\p{N}]$/u.test(keys))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
    for (const letter of 'abcxyz019') expect(commandsFor(press(letter, ''))).toEqual([]);
  });
  test('open the screens in their order', () => {
    screenNames.forEach((name, at) => expect(commandsFor(press(String(at + 1), `Digit${at + 1}`, 'ctrlKey'))).toEqual([`go-${name}`]));
  });
  test('are called as the navigation calls the screens', () => {
    for (const name of screenNames) {
      expect(commandWords.en.commands[goTo(name)].label).toBe(messages.en.layout.screens[name]);
      expect(commandWords['zh-CN'].commands[goTo(name)].label).toBe(messages['zh-CN'].layout.screens[name]);
    }
    expect(screens.map(({ name }) => name)).toEqual(screenNames);
  });
  test('have words in both languages', () => {
    for (const { name } of commands) {
      expect(commandWords.en.commands[name].label).not.toBe('');
      if (name !== 'language-en') expect(commandWords['zh-CN'].commands[name].label).toMatch(/\p{Script=Han}/u);
    }
  });
});
