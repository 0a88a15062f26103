import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { readerOf } from '#engine/data/reader.ts';
import { denseSvd } from '#engine/matrix/svd.ts';
import { choleskyFactor, choleskySolve } from '#engine/matrix/cholesky.ts';
import { createFitContext } from '#engine/models/method.ts';
import { pureSvd } from '#engine/models/pure-svd.ts';
import { createPacer } from '#engine/pacer.ts';
import { loansOf, plantedLibrary } from '../planted.ts';

const data = buildDataset(plantedLibrary({ seed: 5, agree: true, patrons: 40, sources: 0 }));
const { rowCount: patrons, columnCount: titles, rowStart, column } = data.target;
const dense = new Float64Array(patrons * titles);
for (let u = 0; u < patrons; u += 1) for (let e = rowStart[u]!; e < rowStart[u + 1]!; e += 1) dense[u * titles + column[e]!] = 1;

describe('plain factorisation', () => {
  it('worked by hand: titles borrowed by the same patrons stand in for each other', async () => {
    // R = [[1, 1, 0], [1, 1, 0], [0, 0, 1]]: σ = 2, q = (1, 1, 0)/√2
    const tiny = buildDataset({ patronCount: 3, patronGroup: new Uint16Array(3), sources: [], target: loansOf(3, [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1], [2, 2, 1]]) });
    const [plain, soft] = await pureSvd.fit(createFitContext(tiny, 1, createPacer()), [{ factors: 1, lambda: 0 }, { factors: 1, lambda: 0.25 }]);
    const out = new Float32Array(3);
    plain!.score({ target: Uint32Array.of(0), sources: [], group: 0 }, out);
    expect([...out]).toEqual([expect.closeTo(0.5, 5), expect.closeTo(0.5, 5), expect.closeTo(0, 5)]);
    soft!.score({ target: Uint32Array.of(0), sources: [], group: 0 }, out);
    expect(out[1]).toBeCloseTo(0.5 * (1 - 2 * 0.25 / 2), 5);
  });

  it('is the minimum of the articles\' objective, which alternating ridge regressions reach as well', async () => {
    const d = 40;
    const lambda = 0.4;
    let v = Float64Array.from({ length: titles * d }, (_, at) => Math.sin(at * 1.7) * 0.3);
    // min ½‖R − UVᵀ‖² + λ(‖U‖² + ‖V‖²): each side by (VᵀV + 2λI)u = Vᵀr
    const side = (other: Float64Array, count: number, otherCount: number, cell: (own: number, o: number) => number) => {
      const a = new Float64Array(d * d);
      for (let o = 0; o < otherCount; o += 1) for (let f = 0; f < d; f += 1) for (let g = 0; g < d; g += 1) a[f * d + g]! += other[o * d + f]! * other[o * d + g]!;
      for (let f = 0; f < d; f += 1) a[f * d + f]! += 2 * lambda;
      choleskyFactor(a, d);
      const out = new Float64Array(count * d);
      for (let own = 0; own < count; own += 1) {
        const b = out.subarray(own * d, (own + 1) * d);
        for (let o = 0; o < otherCount; o += 1) if (cell(own, o) !== 0) for (let f = 0; f < d; f += 1) b[f]! += other[o * d + f]!;
        choleskySolve(a, d, b);
      }
      return out;
    };
    let u = new Float64Array(0);
    for (let round = 0; round < 60; round += 1) {
      u = side(v, patrons, titles, (patron, title) => dense[patron * titles + title]!);
      v = side(u, titles, patrons, (title, patron) => dense[patron * titles + title]!);
    }
    u = side(v, patrons, titles, (patron, title) => dense[patron * titles + title]!);
    const [fit] = await pureSvd.fit(createFitContext(data, 1, createPacer()), [{ factors: d, lambda }]);
    const ours = new Float64Array(patrons * titles);
    const out = new Float32Array(titles);
    for (let patron = 0; patron < patrons; patron += 1) {
      fit!.score(readerOf(data, patron), out);
      ours.set(out, patron * titles);
    }
    const norm = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);
    const product = Float64Array.from(ours, (_, at) => {
      let sum = 0;
      for (let f = 0; f < d; f += 1) sum += u[Math.floor(at / titles) * d + f]! * v[(at % titles) * d + f]!;
      return sum;
    });
    const error = (z: Float64Array) => norm(z.map((value, at) => dense[at]! - value)) / 2;
    // the smallest ‖U‖² + ‖V‖² that make Z is twice the sum of its singular values
    const closed = error(ours) + 2 * lambda * denseSvd(ours, patrons, titles).values.reduce((sum, value) => sum + value, 0);
    const alternating = error(product) + lambda * (norm(u) + norm(v));
    expect(closed).toBeLessThanOrEqual(alternating * (1 + 1e-6));
    expect(alternating / closed).toBeLessThan(1.005);
    expect(closed).toBeLessThan(0.9 * error(new Float64Array(patrons * titles)));
  });
});
