import type { Dataset } from '../data/dataset.ts';
import type { LoanMatrix } from '../data/loan-matrix.ts';
import { oncePer } from '../data/once.ts';
import { recordFields, type RecordField, type TitleRecords } from '../data/records.ts';
import { mutualInformation } from '../matrix/mutual-information.ts';
import { seededRandom } from '../matrix/random.ts';
import type { Pacer } from '../pacer.ts';
import { contentFeatures, type ContentFeatures } from './content-features.ts';

/** What a field of the records tells of borrowing together. */
export interface FieldInformation {
  readonly field: RecordField;
  /** Bits that the likeness of two titles in this field tells of whether one patron borrowed both, against a chance pair; 0..1. */
  readonly bits: number;
}

/** Pairs drawn of each kind, at most; never more than two a loan. */
const PAIRS = 20_000;
/** Bounds of the classes of likeness (cosine of the field): none, a little, half, mostly. */
const BOUNDS = [1e-9, 0.25, 0.6];
const CLASSES = BOUNDS.length + 1;

/**
 * Information gain of each field for borrowing together, in the order of `recordFields` (engine notes 1.4.4 ii): pairs of a title of a
 * patron's history with a target title of the same patron, against pairs of that title with the target title of another loan; mutual
 * information of the kind of pair with the class of the field's cosine, Miller–Madow corrected. Made once for each data set, kind of histories and seed.
 * @param histories where the titles of the history come from: the target, all domains, or one source
 */
export function fieldInformation(data: Dataset, histories: 'target' | 'all' | number, seed: number, pacer: Pacer): Promise<readonly FieldInformation[]> {
  return informationOf(data, `${histories}:${seed}`, async () => drawPairs(data, await contentFeatures(data, pacer), histories, seed, pacer));
}

const informationOf = oncePer<Dataset, string, readonly FieldInformation[]>();

async function drawPairs(data: Dataset, features: ContentFeatures, histories: 'target' | 'all' | number, seed: number, pacer: Pacer): Promise<FieldInformation[]> {
  const random = seededRandom(seed);
  const { target } = data;
  const all = [{ loans: target, records: data.records.target }, ...data.sources.map((loans, s) => ({ loans, records: data.records.sources[s]! }))];
  const domains = all.filter((_, d) => histories === 'all' || d === (histories === 'target' ? 0 : histories + 1));
  const tables = recordFields.map(() => new Float64Array(2 * CLASSES));
  const rowOf = await rowsOfPairs(target, pacer);
  const pairs = rowOf.length > 1 ? Math.min(PAIRS, 2 * rowOf.length) : 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (pair % 64 === 0 && pacer.due()) await pacer.pause();
    const e = Math.floor(random() * rowOf.length);
    const together = target.column[e]!;
    const byChance = target.column[Math.floor(random() * rowOf.length)]!;
    const u = rowOf[e]!;
    const sizes = domains.map(({ loans }) => loans.rowStart[u + 1]! - loans.rowStart[u]!);
    if (sizes.every((size) => size === 0)) continue;
    let at = Math.floor(random() * sizes.reduce((sum, size) => sum + size, 0));
    let d = 0;
    while (at >= sizes[d]!) at -= sizes[d++]!;
    const { loans, records } = domains[d]!;
    const title = loans.column[loans.rowStart[u]! + at]!;
    if (loans === target && (title === together || title === byChance)) continue;
    for (let f = 0; f < recordFields.length; f += 1) {
      tables[f]![classOf(cosine(features, f, records, title, data.records.target, together))]! += 1;
      tables[f]![CLASSES + classOf(cosine(features, f, records, title, data.records.target, byChance))]! += 1;
    }
  }
  return recordFields.map((field, f) => ({ field, bits: mutualInformation(tables[f]!, CLASSES) }));
}

/** Weights for the similarity of two titles: the bits of each field ÷ the greatest; 1 for all where no field tells anything. */
export function weightsOf(information: readonly FieldInformation[]): Float64Array {
  const most = information.reduce((greatest, { bits }) => Math.max(greatest, bits), 0);
  return Float64Array.from(information, ({ bits }) => (most > 0 ? bits / most : 1));
}

async function rowsOfPairs(matrix: LoanMatrix, pacer: Pacer): Promise<Uint32Array> {
  const rows = new Uint32Array(matrix.column.length);
  for (let u = 0; u < matrix.rowCount; u += 1) {
    if (u % 256 === 0 && pacer.due()) await pacer.pause();
    rows.fill(u, matrix.rowStart[u]!, matrix.rowStart[u + 1]!);
  }
  return rows;
}

function classOf(likeness: number): number {
  let found = 0;
  while (found < BOUNDS.length && likeness >= BOUNDS[found]!) found += 1;
  return found;
}

/** Cosine of two titles in one field, tokens weighted by idf. */
function cosine({ fieldStart, idf }: ContentFeatures, f: number, a: TitleRecords, i: number, b: TitleRecords, j: number): number {
  const field = recordFields[f]!;
  const [first, second] = [a.fields[field], b.fields[field]];
  const base = fieldStart[f]!;
  let x = first.start[i]!;
  let y = second.start[j]!;
  const [xEnd, yEnd] = [first.start[i + 1]!, second.start[j + 1]!];
  let [common, squaresA, squaresB] = [0, 0, 0];
  for (let e = x; e < xEnd; e += 1) squaresA += idf[base + first.token[e]!]! ** 2;
  for (let e = y; e < yEnd; e += 1) squaresB += idf[base + second.token[e]!]! ** 2;
  while (x < xEnd && y < yEnd) {
    const difference = first.token[x]! - second.token[y]!;
    if (difference === 0) common += idf[base + first.token[x]!]! ** 2;
    if (difference <= 0) x += 1;
    if (difference >= 0) y += 1;
  }
  return common === 0 ? 0 : common / Math.sqrt(squaresA * squaresB);
}
