import type { Reader } from '../data/reader.ts';
import { mark, topAmong, topColumns } from '../evaluation/ranking.ts';
import { ColumnSums } from '../models/column-sums.ts';
import { readsHead, type Explanation, type FittedMethod, type MethodId, type ScoreTerm, type Settings } from '../models/method.ts';

/** What one reader's parts come to: the weight of each part ÷ its greatest score, 0 for a part that adds nothing. */
type Factors = Float64Array;

/** The head of a part's list. */
interface Head {
  readonly columns: Uint32Array;
  readonly most: number;
  readonly bar: number;
}

/** Titles that a part which walks the whole catalogue is asked for at first, a title of the list. */
const DEPTH = 8;
/** Lists after which a blend tries again what has not paid. */
const MOST_BALANCE = 30;

/**
 * The sum of weighted parts: score_j = Σ_m w_m · s_mj / max_i s_mi, the greatest taken over the titles that the reader has not borrowed; a
 * part that is silent or has no score above 0 adds nothing. The weights are the values of the settings, in the order of the parts.
 */
export function blendedMethod(id: MethodId, settings: Settings, parts: readonly FittedMethod[], titles: number): FittedMethod {
  const weights = Object.values(settings);
  // parts that read off a few titles only come last, in every sum: the same order, the same rounding
  const order = [...parts.keys()].filter((m) => weights[m]! > 0).sort((a, b) => Number(readsHead(parts[a]!)) - Number(readsHead(parts[b]!)) || a - b);
  const plain = order.filter((m) => !readsHead(parts[m]!));
  const deep = order.filter((m) => readsHead(parts[m]!));
  const known = new WeakMap<Reader, Factors>();
  /** Lists that the heads settled less those that they did not, kept within bounds. */
  let balance = 1;
  let own: Float32Array | null = null;
  let borrowed: Uint8Array | null = null;
  let found: ColumnSums | null = null;
  let nothing: Uint8Array | null = null;

  /** All sums of a part that offers them without those of the other titles; to be cleared. */
  const gathered = (part: FittedMethod, reader: Reader): ColumnSums => {
    const sums = found ??= new ColumnSums(titles);
    part.gather!(reader, sums, nothing ??= new Uint8Array(titles), titles);
    return sums;
  };

  /** Adds up a part that puts few sums, without a look at the whole catalogue; returns its factor. */
  const addFew = (reader: Reader, m: number, out: Uint8Array, sums: Float64Array): number => {
    const { values, touched, size } = gathered(parts[m]!, reader);
    let most = 0;
    for (let t = 0; t < size; t += 1) if (values[touched[t]!]! > most && out[touched[t]!] === 0) most = values[touched[t]!]!;
    const factor = most > 0 ? weights[m]! / most : 0;
    if (factor > 0) for (let t = 0; t < size; t += 1) sums[touched[t]!]! += factor * values[touched[t]!]!;
    found!.clear();
    return factor;
  };

  /** Adds up a part title by title; returns its factor. */
  const addAll = (reader: Reader, m: number, out: Uint8Array, sums: Float64Array): number => {
    const scores = own ??= new Float32Array(titles);
    if (!parts[m]!.score(reader, scores)) return 0;
    let most = 0;
    for (let j = 0; j < titles; j += 1) if (scores[j]! > most && out[j] === 0) most = scores[j]!;
    const factor = most > 0 ? weights[m]! / most : 0;
    if (factor > 0) for (let j = 0; j < titles; j += 1) sums[j]! += factor * scores[j]!;
    return factor;
  };

  /** Adds the parts listed up and notes their factors. */
  const addUp = (reader: Reader, members: readonly number[], sums: Float64Array, factors: Factors): void => {
    const out = borrowed ??= new Uint8Array(titles);
    mark(out, reader.target, 1);
    for (const m of members) factors[m] = parts[m]!.gather && !readsHead(parts[m]!) ? addFew(reader, m, out, sums) : addAll(reader, m, out, sums);
    mark(out, reader.target, 0);
  };

  const factorsOf = (reader: Reader): Factors => {
    let factors = known.get(reader);
    if (!factors) {
      addUp(reader, order, new Float64Array(titles), factors = new Float64Array(parts.length));
      known.set(reader, factors);
    }
    return factors;
  };

  /**
   * The k best titles: first without walking the catalogue for the deep parts, by their heads and a bound on all that stands behind them
   * (Fagin's threshold algorithm); where the bound does not settle it, by all scores. A blend whose heads settled fewer lists than not
   * takes all scores at once: the list is the same, only the time is not.
   */
  const gather = (reader: Reader, sums: ColumnSums, excluded: Uint8Array, k: number): void => {
    const factors = new Float64Array(parts.length);
    known.set(reader, factors);
    const base = new Float64Array(titles);
    addUp(reader, plain, base, factors);
    if (balance >= 0 && settle(reader, base, factors, sums, excluded, k)) {
      balance = Math.min(MOST_BALANCE, balance + 1);
      return;
    }
    balance -= 1;
    if (balance < -MOST_BALANCE) balance = 0;
    addUp(reader, deep, base, factors);
    if (factors.every((factor) => factor === 0)) return;
    const all = new Float32Array(base);
    const bar = topColumns({ scores: all, secondary: null, salt: 0, excluded }, Math.min(k, titles)).at(-1);
    for (let j = 0; j < titles; j += 1) if (excluded[j] !== 1 && (bar === undefined || all[j]! >= all[bar]!)) sums.put(j, all[j]!);
  };

  /** The first titles of every deep part, borrowed ones left out, its greatest score, and a score that no title beyond them exceeds. */
  const headsOf = (reader: Reader, depth: number): Head[] => {
    const sums = found ??= new ColumnSums(titles);
    const excluded = borrowed ??= new Uint8Array(titles);
    mark(excluded, reader.target, 1);
    const heads = deep.map((m): Head => {
      parts[m]!.gather!(reader, sums, excluded, depth);
      const columns = topAmong({ scores: sums.values, secondary: null, salt: 0, excluded }, sums.touched, sums.size, depth);
      const most = columns.length > 0 ? sums.values[columns[0]!]! : 0;
      const bar = columns.length < depth ? 0 : sums.values[columns.at(-1)!]!;
      sums.clear();
      return { columns, most, bar };
    });
    mark(excluded, reader.target, 0);
    return heads;
  };

  /** Puts the list by the heads of the deep parts, if these settle it; `base` holds the sums of the plain ones. */
  const settle = (reader: Reader, base: Float64Array, factors: Factors, sums: ColumnSums, excluded: Uint8Array, k: number): boolean => {
    const depth = Math.min(titles, DEPTH * k);
    const heads = headsOf(reader, depth);
    deep.forEach((m, d) => { factors[m] = heads[d]!.most > 0 ? weights[m]! / heads[d]!.most : 0; });
    if (factors.every((factor) => factor === 0)) return true;
    const plainTop = topColumns({ scores: new Float32Array(base), secondary: null, salt: 0, excluded }, depth);
    const candidates = Uint32Array.from(new Set([...plainTop, ...heads.flatMap(({ columns }) => Array.from(columns))].filter((column) => excluded[column] !== 1)));
    const scores = Float64Array.from(candidates, (column) => base[column]!);
    for (const m of deep) {
      const said = factors[m]! > 0 ? parts[m]!.scoreOf!(reader, candidates) : null;
      if (said) for (let c = 0; c < scores.length; c += 1) scores[c]! += factors[m]! * said[c]!;
    }
    const behind = (plainTop.length < depth ? 0 : base[plainTop.at(-1)!]!) + deep.reduce((sum, m, d) => sum + factors[m]! * heads[d]!.bar, 0);
    const ascending = scores.slice().sort();
    if (depth === titles || (ascending.length >= k && ascending[ascending.length - k]! > behind)) {
      candidates.forEach((column, c) => sums.put(column, scores[c]!));
      return true;
    }
    return false;
  };

  return {
    id,
    settings,
    parts,
    gather,
    score(reader, out) {
      const sums = new Float64Array(titles);
      const factors = new Float64Array(parts.length);
      addUp(reader, order, sums, factors);
      known.set(reader, factors);
      out.set(sums);
      return factors.some((factor) => factor > 0);
    },
    explain(reader, column): Explanation {
      const factors = factorsOf(reader);
      const terms = new Map<string, ScoreTerm>();
      let base = 0;
      let score = 0;
      for (const m of order) {
        if (factors[m] === 0) continue;
        const inner = parts[m]!.explain(reader, column);
        base += factors[m]! * inner.base;
        score += factors[m]! * inner.score;
        for (const term of inner.terms) {
          const key = `${term.domain}/${term.column}`;
          const before = terms.get(key);
          terms.set(key, { ...before, ...term, value: (before?.value ?? 0) + factors[m]! * term.value });
        }
      }
      return { score, terms: [...terms.values()], base };
    },
    save: () => ({ header: { titles }, arrays: {} }),
  };
}
