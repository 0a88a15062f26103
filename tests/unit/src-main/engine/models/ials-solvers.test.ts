import { describe, expect, it } from 'vitest';
import type { FactorSolver, WeightedPattern } from '#engine/kernels/train-factors.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import { seededRandom } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';

const rows = 9;
const columns = 7;
const d = 3;
const settings = { factors: d, alpha0: 0.05, lambda: 0.08, epochs: 3 };
const random = seededRandom(4);
// row 8 and column 6 stay empty
const pairs: [number, number, number][] = [];
for (let u = 0; u < rows - 1; u += 1) for (let i = 0; i < columns - 1; i += 1) if ((u + 2 * i) % 3 !== 0 || u === i) pairs.push([u, i, 0.25 + random()]);
const start = Float32Array.from({ length: columns * d }, (_, at) => (at < (columns - 1) * d ? random() - 0.5 : 0));

const patternOf = (weighted: boolean): WeightedPattern => {
  const rowStart = new Uint32Array(rows + 1);
  for (const [u] of pairs) rowStart.fill(rowStart[u + 1]! + 1, u + 1);
  return { rowCount: rows, columnCount: columns, start: rowStart, index: Uint32Array.from(pairs, ([, i]) => i), weight: weighted ? Float32Array.from(pairs, ([, , w]) => w) : null };
};

/** x = A⁻¹b by Gaussian elimination with pivoting: nothing shared with the engine. */
function solve(a: number[][], b: number[]): number[] {
  const n = b.length;
  const m = a.map((row, i) => [...row, b[i]!]);
  for (let p = 0; p < n; p += 1) {
    const pivot = m.reduce((best, row, i) => (i >= p && Math.abs(row[p]!) > Math.abs(m[best]![p]!) ? i : best), p);
    [m[p], m[pivot]] = [m[pivot]!, m[p]!];
    for (let i = p + 1; i < n; i += 1) for (let k = n, f = m[i]![p]! / m[p]![p]!; k >= p; k -= 1) m[i]![k]! -= f * m[p]![k]!;
  }
  const x = new Array<number>(n).fill(0);
  for (let p = n - 1; p >= 0; p -= 1) x[p] = (m[p]![n]! - x.reduce((sum, value, k) => (k > p ? sum + m[p]![k]! * value : sum), 0)) / m[p]![p]!;
  return x;
}

/** One side by the textbook: (Σ_i c_i·y_i·y_iᵀ + λ_u·I) x = Σ_S w·y over ALL i, c_i = α₀ + w of an observed pair. */
function textbookSide(count: number, weightOf: (u: number, i: number) => number, other: number[][]): number[][] {
  const active = other.filter((_, i) => Array.from({ length: count }, (__, u) => weightOf(u, i)).some((w) => w > 0)).length;
  return Array.from({ length: count }, (_, u) => {
    const own = other.map((__, i) => weightOf(u, i));
    const whole = own.reduce((sum, w) => sum + w, 0);
    if (whole === 0) return new Array<number>(d).fill(0);
    const a = Array.from({ length: d }, (__, f) => Array.from({ length: d }, (___, g) =>
      other.reduce((sum, y, i) => sum + (settings.alpha0 + own[i]!) * y[f]! * y[g]!, f === g ? settings.lambda * (whole + settings.alpha0 * active) : 0)));
    return solve(a, Array.from({ length: d }, (__, f) => other.reduce((sum, y, i) => sum + own[i]! * y[f]!, 0)));
  });
}

function textbook(weighted: boolean): number[][] {
  const weights = new Map(pairs.map(([u, i, w]) => [u * columns + i, weighted ? w : 1]));
  const weightOf = (u: number, i: number) => weights.get(u * columns + i) ?? 0;
  let y = Array.from({ length: columns }, (_, i) => Array.from(start.subarray(i * d, (i + 1) * d)));
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) y = textbookSide(columns, (i, u) => weightOf(u, i), textbookSide(rows, weightOf, y));
  const x = textbookSide(rows, weightOf, y);
  return x.map((own) => y.map((other) => own.reduce((sum, value, f) => sum + value * other[f]!, 0)));
}

async function trained(solver: FactorSolver, weighted: boolean): Promise<number[][]> {
  const { rows: x, columns: y } = await createTypescriptKernels().trainFactors({ pairs: patternOf(weighted), start, settings, solver }, createPacer());
  return Array.from({ length: rows }, (_, u) => Array.from({ length: columns }, (__, i) => {
    let sum = 0;
    for (let f = 0; f < d; f += 1) sum += x[u * d + f]! * y[i * d + f]!;
    return sum;
  }));
}

describe.each([['all pairs alike', false], ['weighted pairs', true]] as const)('iALS with %s', (_name, weighted) => {
  const expected = textbook(weighted);
  const near = (found: number[][], digits: number) => { found.forEach((row, u) => { row.forEach((score, i) => { expect(score).toBeCloseTo(expected[u]![i]!, digits); }); }); };

  it('by Cholesky gives what the textbook\'s normal equations give', async () => {
    expect(Math.max(...expected.flat())).toBeGreaterThan(0.3);
    near(await trained({ kind: 'cholesky' }, weighted), 5);
  });

  it('by conjugate gradients of as many steps as factors gives the same, and comes near with two', async () => {
    near(await trained({ kind: 'cg', steps: d }, weighted), 5);
    near(await trained({ kind: 'cg', steps: 2 }, weighted), 1);
  });
});
