/** A line of the palette. */
export interface PaletteOption {
  readonly key: string;
  readonly label: string;
  /** What stands at its right: a shortcut, an author. */
  readonly aside?: string | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly run: () => unknown;
}
export interface PaletteGroup { readonly key: string; readonly label: string; readonly options: readonly PaletteOption[] }

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether every typed word begins a word of a text, or stands in a Chinese one. */
export function isMeant(typed: string, ...texts: readonly string[]): boolean {
  const all = plain(texts.join(' '));
  return plain(typed).split(/\s+/).filter((word) => word !== '')
    .every((word) => (/\p{Script=Han}/u.test(word) ? all.includes(word) : all.split(/[\s/,，、]+/).some((one) => one.startsWith(word))));
}
