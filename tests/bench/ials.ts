import type { LoanMatrix } from '#engine/data/loan-matrix.ts';
import { fillNormal } from '#engine/matrix/random.ts';
import { trainFactors } from '#engine/models/ials.ts';
import type { FactorSettings } from '#engine/kernels/train-factors.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import { createPacer } from '#engine/pacer.ts';
import type { Bench } from './bench.ts';
import { seededMatrix } from './loan-matrix.ts';
import { secondsOf } from './tools/measure.ts';

const epochs = 2;

/** Taste factors, beside the textbook's normal equations on Maps and arrays. */
export const ials: Bench = {
  name: 'ials',
  about: 'training of taste factors, beside the textbook computation with Maps',
  async run({ quick }) {
    const [patrons, titles, loans] = quick ? [800, 800, 10_000] : [5000, 5000, 100_000];
    const matrix = seededMatrix(patrons!, titles!, loans!, 1);
    const settings: FactorSettings = { factors: quick ? 16 : 64, alpha0: 0.1, lambda: 0.01, epochs };
    const own: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      let score = 0;
      own.push(await secondsOf(async () => {
        const model = await trainFactors(matrix, settings, { kernels: createTypescriptKernels(), pacer: createPacer(), seed: 1 });
        score = meanScore(matrix, (u) => model.patrons.subarray(u * settings.factors, (u + 1) * settings.factors), (i) => model.items.subarray(i * settings.factors, (i + 1) * settings.factors));
      }));
      let expected = 0;
      peer.push(await secondsOf(() => { expected = factorsByMaps(matrix, settings); }));
      if (!(Math.abs(score - expected) < 0.01 * Math.abs(expected))) throw new Error(`the scores differ: ${score} and ${expected}`);
    }
    return [{ what: `${epochs} epochs, ${settings.factors} factors, ${matrix.column.length} pairs`, unit: 's', values: own, peer: { name: 'Maps', values: peer } }];
  },
};

type Vector = ArrayLike<number>;

const dot = (a: Vector, b: Vector): number => {
  let total = 0;
  for (let f = 0; f < a.length; f += 1) total += a[f]! * b[f]!;
  return total;
};

/** Mean predicted score of the pairs that were lent: the same for every basis of the factors. */
function meanScore({ rowCount, rowStart, column }: LoanMatrix, patron: (u: number) => Vector, item: (i: number) => Vector): number {
  let total = 0;
  for (let u = 0; u < rowCount; u += 1) for (let e = rowStart[u]!; e < rowStart[u + 1]!; e += 1) total += dot(patron(u), item(column[e]!));
  return total / column.length;
}

type Side = Map<number, number[]>;

/** Alternating least squares as the papers state it: one system of equations a row, made and solved in full. */
function factorsByMaps(matrix: LoanMatrix, settings: FactorSettings): number {
  const { factors: d } = settings;
  const byPatron: Side = new Map();
  const byTitle: Side = new Map();
  const add = (side: Side, row: number, other: number): void => { const own = side.get(row); if (own === undefined) side.set(row, [other]); else own.push(other); };
  for (let u = 0; u < matrix.rowCount; u += 1) {
    for (let e = matrix.rowStart[u]!; e < matrix.rowStart[u + 1]!; e += 1) { add(byPatron, u, matrix.column[e]!); add(byTitle, matrix.column[e]!, u); }
  }
  const start = new Float32Array(matrix.columnCount * d);
  fillNormal(start, 0.1 / Math.sqrt(d), 1);
  let items: Side = new Map([...byTitle.keys()].map((i) => [i, [...start.subarray(i * d, (i + 1) * d)]]));
  let patrons: Side = new Map();
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    patrons = solved(byPatron, items, settings);
    items = solved(byTitle, patrons, settings);
  }
  patrons = solved(byPatron, items, settings);
  const none = new Array<number>(d).fill(0);
  return meanScore(matrix, (u) => patrons.get(u) ?? none, (i) => items.get(i) ?? none);
}

function solved(rows: Side, other: Side, { factors: d, alpha0, lambda }: FactorSettings): Side {
  const gram = Array.from({ length: d }, () => new Array<number>(d).fill(0));
  for (const vector of other.values()) for (let p = 0; p < d; p += 1) for (let q = 0; q < d; q += 1) gram[p]![q]! += vector[p]! * vector[q]!;
  return new Map([...rows].map(([row, own]) => {
    const ridge = lambda * (own.length + alpha0 * other.size);
    const system = gram.map((line, p) => line.map((value, q) => alpha0 * value + (p === q ? ridge : 0)));
    const right = new Array<number>(d).fill(0);
    for (const each of own) {
      const vector = other.get(each)!;
      for (let p = 0; p < d; p += 1) {
        right[p]! += vector[p]!;
        for (let q = 0; q < d; q += 1) system[p]![q]! += vector[p]! * vector[q]!;
      }
    }
    return [row, eliminated(system, right)];
  }));
}

/** Gaussian elimination; the systems here are positive definite and need no pivots. */
function eliminated(system: number[][], right: number[]): number[] {
  const d = right.length;
  for (let p = 0; p < d; p += 1) {
    for (let r = p + 1; r < d; r += 1) {
      const factor = system[r]![p]! / system[p]![p]!;
      for (let q = p; q < d; q += 1) system[r]![q]! -= factor * system[p]![q]!;
      right[r]! -= factor * right[p]!;
    }
  }
  for (let p = d - 1; p >= 0; p -= 1) {
    for (let q = p + 1; q < d; q += 1) right[p]! -= system[p]![q]! * right[q]!;
    right[p]! /= system[p]![p]!;
  }
  return right;
}
