import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messages } from '#page/locales/index.ts';

const root = join(import.meta.dirname, '../../../../src-renderer');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(vue|ts)$/.test(name)).map((name) => join(root, name));
const vueFiles = files.filter((name) => name.endsWith('.vue'));
const templateOf = (text: string): string => /^<template>$([\s\S]*)^<\/template>$/m.exec(text)?.[1] ?? '';

/** Text between tags and in attributes that a user can see or hear. */
function visibleText(template: string): string[] {
  const withoutTags = template.replace(/<!--[\s\S]*?-->/g, '').replace(/\{\{[\s\S]*?\}\}/g, '').replace(/<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^>"'])*>/g, '\n');
  const texts = withoutTags.split('\n').map((line) => line.trim()).filter((line) => /\p{L}/u.test(line));
  const attributes = [...template.matchAll(/\s(title|placeholder|label|aria-label|alt|sentence|hint|explain|caption)="([^"]*\p{L}[^"]*)"/gu)].map((match) => match[0].trim());
  return [...texts, ...attributes];
}
const holds = (key: string): boolean => {
  let node: unknown = messages.en;
  for (const part of key.split('.')) node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[part] : undefined;
  return node !== undefined;
};

describe('templates', () => {
  test('there are some', () => { expect(vueFiles.length).toBeGreaterThan(20); });
  test('no visible text stands in a template', () => {
    expect(vueFiles.flatMap((file) => visibleText(templateOf(readFileSync(file, 'utf8'))).map((text) => `${relative(root, file)}: ${text}`))).toEqual([]);
  });
  test('every sentence that is asked for exists', () => {
    const missing = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bt\((?:[^'`)]*\? )?'([\w.-]+)'/g)]
      .map((match) => match[1] ?? '').filter((key) => key.includes('.') && !holds(key)).map((key) => `${relative(root, file)}: ${key}`));
    expect(missing).toEqual([]);
  });
  test('every beginning of a sentence key that is put together exists', () => {
    const missing = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bt\(`([\w.-]+)\.\$\{/g)]
      .map((match) => match[1] ?? '').filter((key) => !holds(key)).map((key) => `${relative(root, file)}: ${key}`));
    expect(missing).toEqual([]);
  });
  test('the median length stays small and none is over 200 lines', () => {
    const lengths = vueFiles.map((file) => readFileSync(file, 'utf8').split('\n').length).sort((a, b) => a - b);
    expect(lengths.at(-1)).toBeLessThanOrEqual(200);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(90);
  });
});
