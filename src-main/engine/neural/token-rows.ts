import type { Dataset } from '../data/dataset.ts';
import type { RecordField, TitleRecords } from '../data/records.ts';
import type { Pacer } from '../pacer.ts';

/** What the tower reads of a record. Publisher, material and year say little of a title's contents. */
const FIELDS: readonly RecordField[] = ['title', 'author', 'heading', 'subject', 'class', 'series', 'language', 'audience'];

/** Words kept at most, the most frequent first: at 64 dimensions 100,000 rows with their moments take 77 MB. */
const MAX_TOKENS = 100_000;

/**
 * The words of all titles as weighted compressed rows over one numbering of the words of all fields. Titles are joint: the target's
 * first, then each source's. `weight` of a title sum to 1.
 */
export interface TokenTable {
  readonly tokenCount: number;
  readonly titleCount: number;
  /** Titles + 1 entries. */
  readonly start: Uint32Array;
  readonly token: Uint32Array;
  readonly weight: Float32Array;
}

/**
 * Numbers the words of the records. A word that stands in one record only is left out: it would be a free vector of that title.
 * Weights are inverse document frequencies log(1 + titles/df), divided by their sum over the record's words.
 */
export async function tokenTable({ records, vocabulary }: Pick<Dataset, 'records' | 'vocabulary'>, pacer: Pacer): Promise<TokenTable> {
  const domains = [records.target, ...records.sources];
  const offsets = new Map<RecordField, number>();
  let words = 0;
  for (const field of FIELDS) {
    offsets.set(field, words);
    words += wordsOf(field, domains, vocabulary[field].length);
  }
  const titleCount = domains.reduce((sum, domain) => sum + domain.work.length, 0);
  const frequency = new Uint32Array(words);
  await eachToken(domains, offsets, pacer, (_title, word) => { frequency[word]! += 1; });
  const numberOf = keptWords(frequency);
  const start = new Uint32Array(titleCount + 1);
  await eachToken(domains, offsets, pacer, (title, word) => { if (numberOf[word]! >= 0) start[title + 1]! += 1; });
  for (let t = 0; t < titleCount; t += 1) start[t + 1]! += start[t]!;
  const token = new Uint32Array(start[titleCount]!);
  const weight = new Float32Array(token.length);
  let at = 0;
  await eachToken(domains, offsets, pacer, (_title, word) => {
    if (numberOf[word]! < 0) return;
    token[at] = numberOf[word]!;
    weight[at] = Math.log(1 + titleCount / frequency[word]!);
    at += 1;
  });
  for (let t = 0; t < titleCount; t += 1) {
    let sum = 0;
    for (let e = start[t]!; e < start[t + 1]!; e += 1) sum += weight[e]!;
    for (let e = start[t]!; e < start[t + 1]!; e += 1) weight[e]! /= sum;
  }
  return { tokenCount: numberOf.reduce((most, number) => Math.max(most, number + 1), 0), titleCount, start, token, weight };
}

/** A vocabulary that was not handed over still has the tokens that the records use. */
function wordsOf(field: RecordField, domains: readonly TitleRecords[], known: number): number {
  return domains.reduce((most, { fields }) => fields[field].token.reduce((top, token) => Math.max(top, token + 1), most), known);
}

/** Titles between two looks at the clock. */
const STRIDE = 2048;

/** Calls back for every word of every title, titles ascending. */
async function eachToken(domains: readonly TitleRecords[], offsets: ReadonlyMap<RecordField, number>, pacer: Pacer, visit: (title: number, word: number) => void): Promise<void> {
  let first = 0;
  for (const { fields, work } of domains) {
    const own = Array.from(offsets, ([field, offset]) => ({ ...fields[field], offset }));
    for (let t = 0; t < work.length; t += 1) {
      for (const { start, token, offset } of own) for (let e = start[t]!; e < start[t + 1]!; e += 1) visit(first + t, offset + token[e]!);
      if (t % STRIDE === 0 && pacer.due()) await pacer.pause();
    }
    first += work.length;
  }
}

/** New number of each word, −1: left out. */
function keptWords(frequency: Uint32Array): Int32Array {
  const kept = Array.from(frequency.keys()).filter((word) => frequency[word]! > 1);
  if (kept.length > MAX_TOKENS) kept.sort((a, b) => frequency[b]! - frequency[a]! || a - b).length = MAX_TOKENS;
  kept.sort((a, b) => a - b);
  const numberOf = new Int32Array(frequency.length).fill(-1);
  kept.forEach((word, number) => { numberOf[word] = number; });
  return numberOf;
}
