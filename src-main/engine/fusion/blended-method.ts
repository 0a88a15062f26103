import type { Reader } from '../data/reader.ts';
import { mark, topAmong, topColumns } from '../evaluation/ranking.ts';
import { ColumnSums } from '../models/column-sums.ts';
import { readsHead, type Explanation, type FittedMethod, type MethodId, type ScoreTerm, type Settings } from '../models/method.ts';

/** What one reader's parts come to: the weight of each part ÷ its greatest score, 0 for a part that adds nothing. */
type Factors = Float64Array;

/** Titles that a part is asked for to find a bar, a title of the list. */
const DEPTH = 2;

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

  /** The first titles of every deep part, borrowed ones left out; notes the parts' factors. */
  const headsOf = (reader: Reader, k: number, factors: Factors): Uint32Array[] => {
    const sums = found ??= new ColumnSums(titles);
    const out = borrowed ??= new Uint8Array(titles);
    mark(out, reader.target, 1);
    const heads = deep.map((m) => {
      parts[m]!.gather!(reader, sums, out, k);
      const columns = topAmong({ scores: sums.values, secondary: null, salt: 0, excluded: out }, sums.touched, sums.size, k);
      const most = columns.length > 0 ? sums.values[columns[0]!]! : 0;
      factors[m] = most > 0 ? weights[m]! / most : 0;
      sums.clear();
      return columns;
    });
    mark(out, reader.target, 0);
    return heads;
  };

  /** The sums of a few titles; `base` holds those of the plain parts. */
  const totalsOf = (reader: Reader, columns: Uint32Array, base: Float64Array, factors: Factors): Float64Array => {
    const totals = Float64Array.from(columns, (column) => base[column]!);
    for (const m of deep) {
      const said = factors[m]! > 0 ? parts[m]!.scoreOf!(reader, columns) : null;
      if (said) for (let c = 0; c < totals.length; c += 1) totals[c]! += factors[m]! * said[c]!;
    }
    return totals;
  };

  /**
   * The k best titles, exactly, without all scores of the deep parts: the titles at the head of any part give a sum that the k-th best
   * does not fall below; only titles whose bounds reach it are added up (upper bounds as in Fagin's threshold algorithm).
   */
  const gather = (reader: Reader, sums: ColumnSums, excluded: Uint8Array, k: number): void => {
    const factors = new Float64Array(parts.length);
    known.set(reader, factors);
    const base = new Float64Array(titles);
    addUp(reader, plain, base, factors);
    const depth = Math.min(titles, DEPTH * k);
    const heads = headsOf(reader, depth, factors);
    if (factors.every((factor) => factor === 0)) return;
    const plainTop = topColumns({ scores: new Float32Array(base), secondary: null, salt: 0, excluded }, depth);
    const first = Uint32Array.from(new Set([...plainTop, ...heads.flatMap((columns) => [...columns])])).filter((column) => excluded[column] !== 1);
    const ascending = totalsOf(reader, first, base, factors).sort();
    const bar = ascending.length >= k ? lowered(ascending[ascending.length - k]!, weights.reduce((sum, weight) => sum + weight, 0)) : -Infinity;
    const columns = withinReach(reader, base, factors, excluded, bar);
    const totals = totalsOf(reader, columns, base, factors);
    columns.forEach((column, c) => sums.put(column, totals[c]!));
  };

  /** The titles not excluded whose sum may reach the bar. */
  const withinReach = (reader: Reader, base: Float64Array, factors: Factors, excluded: Uint8Array, bar: number): Uint32Array => {
    const speaking = deep.filter((m) => factors[m]! > 0).sort((a, b) => weights[b]! - weights[a]!);
    const bounds = speaking.map((m) => parts[m]!.boundOf!(reader)!);
    const caps = speaking.map((m) => weights[m]!); // no title not borrowed has more than the greatest score
    const all = caps.reduce((sum, cap) => sum + cap, 0);
    const out = borrowed ??= new Uint8Array(titles);
    mark(out, reader.target, 1);
    const reached: number[] = [];
    for (let j = 0; j < titles; j += 1) {
      if (excluded[j] === 1) continue;
      let most = base[j]! + all;
      for (let p = 0; p < bounds.length && most >= bar && out[j] === 0; p += 1) most += Math.min(0, factors[speaking[p]!]! * bounds[p]!(j) - caps[p]!);
      if (most >= bar || out[j] === 1) reached.push(j);
    }
    mark(out, reader.target, 0);
    return Uint32Array.from(reached);
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

/** A little less, so that rounding keeps no title out: that to single precision, and that of sums of bounds as great as the weights. */
function lowered(value: number, weights: number): number {
  return value - 1e-6 * Math.abs(value) - 1e-12 * weights;
}
