import { recordTokens, type RawRecord } from './record-tokens.ts';
import { recordFields, type RecordField, type TitleRecords, type TokenRows, type Vocabulary } from './records.ts';
import { doubled, TokenTable } from './token-table.ts';
import { WorkNumbers } from './works.ts';

/** Collects the records of several domains, one after the other, title by title in column order. */
export interface RecordsBuilder {
  /** Begins a domain; its titles follow. */
  begin(): void;
  add(record: RawRecord): void;
  /** Records in the order of the domains, over one vocabulary. */
  finish(): { readonly records: readonly TitleRecords[]; readonly vocabulary: Vocabulary };
}

/** A title word of at most so many letters is a stop word … */
const SHORT = 3;
/** … if more than this share of all titles has it, and more than this many. */
const STOP_SHARE = 0.02;
const STOP_TITLES = 20;

/**
 * A builder of title records. Tokens that stand in one title only are dropped, since they join nothing, and so are very short title words
 * that very many titles have ("de", "the", "und"): which they are is counted, not listed.
 */
export function createRecordsBuilder(): RecordsBuilder {
  const tables = new Map(recordFields.map((field) => [field, { table: new TokenTable(), rows: new GrowingRows() }]));
  const works = new WorkNumbers();
  const domainStart: number[] = [];
  let titles = 0;
  return {
    begin: () => { domainStart.push(titles); },
    add(record) {
      const tokens = recordTokens(record);
      for (const [field, { table, rows }] of tables) {
        for (const token of tokens[field]) rows.push(table.add(token, titles));
        rows.endRow();
      }
      works.add(record.id, record.workId);
      titles += 1;
    },
    finish() {
      const bounds = domainStart.map((from, d) => [from, domainStart[d + 1] ?? titles] as const);
      const work = works.numbers();
      const fields: Partial<Record<RecordField, readonly TokenRows[]>> = {};
      const vocabulary: Partial<Record<RecordField, readonly string[]>> = {};
      for (const [field, { table, rows }] of tables) {
        const { renumbered, words } = keptTokens(table, (token, documents) => field === 'title' && [...token].length <= SHORT
          && /^\p{Script=Latin}+$/u.test(token) && documents > Math.max(STOP_TITLES, STOP_SHARE * titles));
        vocabulary[field] = words;
        fields[field] = rows.finish(renumbered, bounds);
        tables.delete(field); // the raw rows may go while the next field is worked on
      }
      const records = bounds.map(([from, to], d): TitleRecords => ({
        fields: Object.fromEntries(recordFields.map((field) => [field, fields[field]![d]!])) as Record<RecordField, TokenRows>,
        work: work.slice(from, to),
      }));
      return { records, vocabulary: vocabulary as Vocabulary };
    },
  };
}

/** Final numbers of the tokens in at least two titles that are no stop words; others −1. */
function keptTokens(table: TokenTable, isStop: (token: string, documents: number) => boolean): { renumbered: Int32Array; words: string[] } {
  const renumbered = new Int32Array(table.size).fill(-1);
  const words: string[] = [];
  for (let number = 0; number < table.size; number += 1) {
    if (table.documents[number]! < 2) continue;
    const token = table.textOf(number);
    if (isStop(token, table.documents[number]!)) continue;
    renumbered[number] = words.length;
    words.push(token);
  }
  return { renumbered, words };
}

/** Rows of token numbers that are still being read. */
class GrowingRows {
  #start = new Uint32Array(1024);
  #token = new Uint32Array(4096);
  #rows = 0;
  #size = 0;

  push(token: number): void {
    if (this.#size === this.#token.length) this.#token = doubled(this.#token);
    this.#token[this.#size] = token;
    this.#size += 1;
  }

  endRow(): void {
    this.#rows += 1;
    if (this.#rows === this.#start.length) this.#start = doubled(this.#start);
    this.#start[this.#rows] = this.#size;
  }

  /** The rows between the bounds with their final numbers, distinct and ascending. */
  finish(renumbered: Int32Array, bounds: readonly (readonly [number, number])[]): TokenRows[] {
    return bounds.map(([from, to]) => {
      const first = this.#start[from]!;
      const start = new Uint32Array(to - from + 1);
      const token = new Uint32Array(this.#start[to]! - first);
      let size = 0;
      for (let row = from; row < to; row += 1) {
        const begin = size;
        for (let e = this.#start[row]!; e < this.#start[row + 1]!; e += 1) {
          const kept = renumbered[this.#token[e]!]!;
          if (kept >= 0) token[size++] = kept;
        }
        size = distinctAscending(token, begin, size);
        start[row - from + 1] = size;
      }
      return { start, token: token.slice(0, size) };
    });
  }
}

/** Sorts the entries from .. to − 1 in place and drops repeats; returns the new end. */
function distinctAscending(token: Uint32Array, from: number, to: number): number {
  if (to - from < 2) return to;
  token.subarray(from, to).sort();
  let end = from + 1;
  for (let e = from + 1; e < to; e += 1) if (token[e] !== token[end - 1]) token[end++] = token[e]!;
  return end;
}
