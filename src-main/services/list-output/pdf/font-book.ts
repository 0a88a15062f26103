import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import type { Language } from '#contract/settings.ts';
import { letterLanguage } from '#contract/text-language.ts';

/** The families by the writing they are made for; the East Asian ones have Latin letters too, with quotation marks as wide as a character. */
const families = { latin: 'noto-sans', sc: 'noto-sans-sc', jp: 'noto-sans-jp', kr: 'noto-sans-kr' } as const;
type Family = keyof typeof families;

export type Weight = 400 | 600;

/** A piece of a text whose signs are all in one font. */
export interface FontRun { readonly font: string; readonly text: string }

/** What stands for a sign that no font has: the mark that printers set in its place (U+3013). */
const missing = '〓';

interface Slice { readonly family: Family; readonly key: string; readonly ranges: readonly (readonly [number, number])[] }

const packageFile = (family: Family, path: string): string => fileURLToPath(import.meta.resolve(`@fontsource-variable/${families[family]}/${path}`));

/**
 * The fonts of one PDF file. Each family comes in slices of a few hundred signs; of each slice that is used, one font a weight is made, with all
 * the signs of the slice, so that a file may be written before all of its text is known.
 */
export class FontBook {
  readonly #register: (name: string, font: Buffer) => void;
  readonly #slices = new Map<Family, Map<number, Slice>>();
  readonly #ready = new Map<string, Promise<void>>();

  readonly #language: Language;

  /**
   * @param language that of the sentences: in Chinese ones signs such as quotation marks are as wide as a character
   * @param register makes a TrueType font known under a name
   */
  constructor(language: Language, register: (name: string, font: Buffer) => void) {
    this.#language = language;
    this.#register = register;
  }

  /** Makes the fonts that these texts need; `runs` knows them from then on. */
  async prepare(texts: Iterable<string>, weight: Weight): Promise<void> {
    for (const text of texts) {
      const order = familiesFor(text, this.#language);
      for (const sign of new Set(text + missing)) {
        const slice = await this.#sliceOf(sign.codePointAt(0)!, order);
        if (slice !== null) await this.#make(slice, weight);
      }
    }
  }

  /** The text in pieces of one font each. Everything in it was prepared in this weight. */
  runs(text: string, weight: Weight): FontRun[] {
    const order = familiesFor(text, this.#language);
    const runs: { font: string; text: string }[] = [];
    for (const sign of text) {
      const [slice, shown] = this.#shown(sign, order);
      const font = fontName(slice, weight);
      const last = runs.at(-1);
      if (last?.font === font) last.text += shown;
      else runs.push({ font, text: shown });
    }
    return runs;
  }

  #shown(sign: string, order: readonly Family[]): [Slice, string] {
    const code = sign.codePointAt(0)!;
    const find = (wanted: number): Slice | undefined => order.map((family) => this.#slices.get(family)?.get(wanted)).find((slice) => slice !== undefined);
    const slice = find(code);
    return slice === undefined ? [find(missing.codePointAt(0)!)!, missing] : [slice, sign];
  }

  async #sliceOf(code: number, order: readonly Family[]): Promise<Slice | null> {
    for (const family of order) {
      const slice = (await this.#slicesOf(family)).get(code);
      if (slice !== undefined) return slice;
    }
    return null;
  }

  async #slicesOf(family: Family): Promise<Map<number, Slice>> {
    const known = this.#slices.get(family);
    if (known !== undefined) return known;
    const named = JSON.parse(await readFile(packageFile(family, 'unicode.json'), 'utf8')) as Record<string, string>;
    const byCode = new Map<number, Slice>();
    for (const [key, written] of Object.entries(named).reverse()) { // the letters of a script of its own, such as `latin`, come last and go before
      const slice: Slice = { family, key: key.replace(/^\[(\d+)\]$/, '$1'), ranges: rangesOf(written) };
      for (const [from, to] of slice.ranges) for (let code = from; code <= to; code += 1) if (!byCode.has(code)) byCode.set(code, slice);
    }
    this.#slices.set(family, byCode);
    return byCode;
  }

  #make(slice: Slice, weight: Weight): Promise<void> {
    const name = fontName(slice, weight);
    const making = this.#ready.get(name) ?? this.#load(slice, weight, name);
    this.#ready.set(name, making);
    return making;
  }

  async #load({ family, key, ranges }: Slice, weight: Weight, name: string): Promise<void> {
    const packed = await readFile(packageFile(family, `files/${families[family]}-${key}-wght-normal.woff2`));
    const signs = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at))).join('');
    this.#register(name, await subsetFont(packed, signs, { targetFormat: 'truetype', variationAxes: { wght: weight } }));
  }
}

const fontName = ({ family, key }: Slice, weight: Weight): string => `${family}-${key}-${weight}`;

/** Which families a text is looked up in: the one made for its writing first. */
function familiesFor(text: string, language: Language): readonly Family[] {
  const letters = letterLanguage(text);
  const eastAsian: readonly Family[] = letters === 'ja' ? ['jp', 'sc', 'kr'] : letters === 'ko' ? ['kr', 'sc', 'jp'] : ['sc', 'jp', 'kr'];
  return language === 'en' || letters === null || letters === 'ru' ? ['latin', ...eastAsian] : [...eastAsian, 'latin'];
}

/** "U+4e00-4e03,U+4e07" as numbers. */
const rangesOf = (written: string): [number, number][] => written.split(',').map((range) => {
  const [from = '', to = from] = range.replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
});
