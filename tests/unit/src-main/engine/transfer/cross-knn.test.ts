import { expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { createFitContext } from '#engine/models/method.ts';
import { createPacer } from '#engine/pacer.ts';
import { crossKnn } from '#engine/transfer/cross-knn.ts';
import { loansOf } from '../planted.ts';

// target title 0: patrons 0 1 2 3; title 1: patrons 0 1; source title 0: patrons 0 1 2; patron 3 has no source loans
const data = buildDataset({
  patronCount: 4, patronGroup: new Uint16Array(4),
  target: loansOf(2, [[0, 0, 1], [1, 0, 1], [2, 0, 1], [3, 0, 1], [0, 1, 2], [1, 1, 2]]),
  sources: [{ ...loansOf(1, [[0, 0, 3], [1, 0, 3], [2, 0, 3]]), name: 'films' }],
});
const plain = { neighbours: 1, shrink: 0, fame: 0.5, breadth: 0, sourceWeight: 1 };
const both = { target: Uint32Array.of(1), sources: [Uint32Array.of(0)], group: 0 };

it('gives each domain its own neighbours, or lets them compete for the places: worked by hand', async () => {
  const [apart, joint] = await crossKnn.fit(createFitContext(data, 1, createPacer()), [plain, { ...plain, joint: 1 }]);
  // apart: title 1 by cosine 2/√(2·4), the film over the three shared patrons 3/√(3·3)
  expect(apart!.explain(both, 0).terms.map((term) => term.value)).toEqual([expect.closeTo(2 / Math.sqrt(8), 6), expect.closeTo(1, 6)]);
  // joint: one place, taken by the film, and patron 3 counts: 3/√(3·4)
  expect(joint!.explain(both, 0)).toMatchObject({ score: expect.closeTo(3 / Math.sqrt(12), 6) as number, terms: [{ domain: 0, column: 0 }] });
});
