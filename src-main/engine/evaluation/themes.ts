import type { Dataset } from '../data/dataset.ts';
import type { Reader } from '../data/reader.ts';
import type { RecordField, TitleRecords, TokenRows } from '../data/records.ts';

/** What stands for the classes of titles: the tokens of one field of the records, numbered alike in all domains. */
export interface Themes {
  readonly field: 'class' | 'heading';
  /** Tokens in the field's vocabulary. */
  readonly count: number;
  readonly target: TokenRows;
  readonly sources: readonly TokenRows[];
}

/** Share of the lent target titles that must have tokens in the field. */
const ENOUGH = 0.1;

/** The class marks where enough lent titles of the target have one, else the subject headings, else null. */
export function themesOf({ target, records, vocabulary }: Pick<Dataset, 'target' | 'records' | 'vocabulary'>): Themes | null {
  const lent = new Uint8Array(target.columnCount);
  for (const column of target.column) lent[column] = 1;
  const total = lent.reduce((sum, mark) => sum + mark, 0);
  const isEnough = ({ start }: TokenRows) => {
    let having = 0;
    for (let t = 0; t < lent.length; t += 1) if (lent[t] === 1 && start[t + 1]! > start[t]!) having += 1;
    return total > 0 && having >= ENOUGH * total;
  };
  const tokensOf = (own: TitleRecords, field: RecordField) => own.fields[field];
  for (const field of ['class', 'heading'] as const) {
    if (!isEnough(tokensOf(records.target, field))) continue;
    return { field, count: vocabulary[field].length, target: tokensOf(records.target, field), sources: records.sources.map((own) => tokensOf(own, field)) };
  }
  return null;
}

/** A distribution over themes; only the themes listed have a share above 0, and the shares add up to 1. */
export interface Profile {
  readonly themes: readonly number[];
  /** Share of every theme (length `count`). */
  readonly share: Float64Array;
}

/** Days in which the weight of a loan halves. */
const HALF_LIFE_DAYS = 365;

/**
 * The decayed mixture of themes a reader has borrowed (Steck 2018): each loan's weight 2^(−days before the newest ÷ 365), spread evenly over
 * the tokens of its title. Target loans count where there are any with themes, else source loans; null without either.
 * @param days first days of the reader's loans, as `TestCase` holds them
 */
export function profileOf(themes: Themes, reader: Reader, days: { readonly target: Int32Array; readonly sources: readonly Int32Array[] }): Profile | null {
  const share = new Float64Array(themes.count);
  let total = addLoans(themes.target, reader.target, days.target, share);
  if (total === 0) reader.sources.forEach((columns, s) => { total += addLoans(themes.sources[s]!, columns, days.sources[s]!, share); });
  if (total === 0) return null;
  const present: number[] = [];
  for (let theme = 0; theme < share.length; theme += 1) {
    if (share[theme] === 0) continue;
    share[theme]! /= total;
    present.push(theme);
  }
  return { themes: present, share };
}

function addLoans({ start, token }: TokenRows, columns: Uint32Array, days: Int32Array, share: Float64Array): number {
  let newest = -Infinity;
  for (let i = 0; i < days.length; i += 1) newest = Math.max(newest, days[i]!);
  let total = 0;
  for (let i = 0; i < columns.length; i += 1) {
    const [from, to] = [start[columns[i]!]!, start[columns[i]! + 1]!];
    if (to === from) continue;
    const weight = 2 ** ((days[i]! - newest) / HALF_LIFE_DAYS);
    total += weight;
    for (let e = from; e < to; e += 1) share[token[e]!]! += weight / (to - from);
  }
  return total;
}

/** Likeness of two titles' paths of classes, 0..1: tokens in common ÷ tokens of the longer one (for one path of nested classes the depth they share). */
export function pathLikeness({ start, token }: TokenRows, a: number, b: number): number {
  let [i, j] = [start[a]!, start[b]!];
  const [endA, endB] = [start[a + 1]!, start[b + 1]!];
  const longest = Math.max(endA - i, endB - j);
  let common = 0;
  while (i < endA && j < endB) {
    const difference = token[i]! - token[j]!;
    if (difference === 0) common += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return longest > 0 ? common / longest : 0;
}
