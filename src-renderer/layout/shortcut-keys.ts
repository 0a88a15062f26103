import { commands, type CommandName } from '#contract/commands.ts';

const codes: Readonly<Record<string, string>> = { '/': 'Slash', Enter: 'Enter', Esc: 'Escape' };

interface Pressed { readonly key: string; readonly code: string; readonly ctrlKey: boolean; readonly altKey: boolean; readonly shiftKey: boolean; readonly metaKey: boolean }

/** Whether a press is a shortcut such as `Ctrl+K`: the key's sign or its place counts, so that it works with Chinese, Greek and French keyboards. AltGr is none. */
export function isShortcut(pressed: Pressed, keys: string): boolean {
  if (keys === '?') return pressed.key === '?' && !pressed.ctrlKey && !pressed.altKey && !pressed.metaKey;
  const parts = keys.split('+');
  const key = parts.at(-1)!;
  const control = pressed.ctrlKey || pressed.metaKey;
  if (control !== parts.includes('Ctrl') || pressed.altKey !== parts.includes('Alt') || pressed.shiftKey !== parts.includes('Shift')) return false;
  const place = codes[key] ?? (/^\d$/.test(key) ? `Digit${key}` : /^[A-Z]$/.test(key) ? `Key${key}` : key);
  return pressed.code === place || pressed.key.toUpperCase() === key.toUpperCase();
}

/** The commands that a press may be meant for. */
export const commandsFor = (pressed: Pressed): CommandName[] => commands.filter(({ keys }) => keys.some((each) => isShortcut(pressed, each))).map(({ name }) => name);
