import { pinyin } from 'pinyin-pro';
import { polyphones, readByContext } from './polyphones.ts';
import { simplified } from './simplified.ts';

/** How a character is read: `lv4` is lǜ; a neutral tone is 0. */
export interface Reading {
  readonly character: string;
  readonly syllable: string;
  readonly tone: string;
}

const alone = new Map<string, Reading | null>();
const spelt = new Map<string, Pick<Reading, 'syllable' | 'tone'> | null>();

/** The commonest reading of a character by itself; null where it has none (a rare one). */
function readAlone(character: string): Reading | null {
  let known = alone.get(character);
  if (known === undefined) {
    const reading = readSpelling(pinyin(character));
    alone.set(character, known = reading === null ? null : { character, ...reading });
  }
  return known;
}

const toneMarks = ['\u0304', '\u0301', '\u030c', '\u0300'];

/** `lǜ` as `lv` in the fourth tone; null: no pinyin. */
function readSpelling(spelling: string): Pick<Reading, 'syllable' | 'tone'> | null {
  let known = spelt.get(spelling);
  if (known === undefined) {
    const letters = spelling.normalize('NFD').replace('u\u0308', 'v');
    const syllable = letters.replaceAll(/\p{M}/gu, '');
    const tone = String(toneMarks.findIndex((mark) => letters.includes(mark)) + 1);
    spelt.set(spelling, known = /^[a-z]+$/.test(syllable) ? { syllable, tone } : null);
  }
  return known;
}

/** Readings of the runs met last: a title is read for its words and for its sort key, and an author comes again. */
const lately = new Map<string, readonly Reading[]>();
const mostLately = 2000;

/**
 * The readings of a run of Chinese characters, simplified or traditional; a character that has none is left out.
 * Where a character has several, the words around it decide (重庆 chong, 重要 zhong), by the words that pinyin-pro knows.
 */
export function readingsOf(run: string): readonly Reading[] {
  let known = lately.get(run);
  if (known === undefined) {
    known = read([...simplified(run)]);
    if (lately.size >= mostLately) lately.clear();
    lately.set(run, known);
  }
  return known;
}

function read(characters: readonly string[]): readonly Reading[] {
  const plain = characters.map(readAlone);
  if (characters.length > 1 && characters.some((character) => readByContext.has(character))) {
    const spellings = pinyin(characters.join(''), { type: 'array', toneSandhi: false });
    for (const [at, character] of characters.entries()) {
      if (!readByContext.has(character)) continue;
      const among = readSpelling(spellings[at] ?? '');
      // the tone of a character by itself stays where only the tone differs, so that a title does not move for its neighbour's sake
      if (among !== null && among.syllable !== plain[at]?.syllable) plain[at] = { character, ...among };
    }
  }
  return plain.filter((reading) => reading !== null);
}

const none: readonly string[] = [];

/** What else a reader may type for a character read so: its other readings, and u for ü. */
export function otherSpellings({ character, syllable }: Reading): readonly string[] {
  const readings = polyphones.get(character);
  if (readings === undefined && syllable[1] !== 'v') return none;
  const spellings = readings?.filter((other) => other !== syllable) ?? [];
  return syllable[1] === 'v' ? [...new Set([...spellings, syllable.replace('v', 'u')])] : spellings;
}
