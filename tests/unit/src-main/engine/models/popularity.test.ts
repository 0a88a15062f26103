import { expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import type { DomainLoans } from '#engine/data/problem.ts';
import { createFitContext } from '#engine/models/method.ts';
import { popularity } from '#engine/models/popularity.ts';
import { createPacer } from '#engine/pacer.ts';
import { loansOf } from '../planted.ts';

const input = { patronCount: 3, patronGroup: new Uint16Array(3), sources: [], target: loansOf(3, [[0, 0, 400], [1, 0, 400], [2, 1, 35]]) };
const unlinked = { titles: Uint32Array.of(1, 2, 2), days: Int32Array.of(400, 35, 900), loans: Float32Array.of(2, 8, 1) };

async function scores(target: DomainLoans, halfLifeDays: number): Promise<number[]> {
  const [fitted] = await popularity.fit(createFitContext(buildDataset({ ...input, target }), 1, createPacer()), [{ halfLifeDays }]);
  const out = new Float32Array(3);
  fitted!.score({ target: new Uint32Array(), sources: [], group: 0, branch: 0 }, out);
  return [...out];
}

it('counts patrons a title, and loans of nobody, each by its age; none is younger than the last day', async () => {
  expect(await scores(input.target, 0)).toEqual([2, 1, 0]);
  expect(await scores({ ...input.target, unlinked }, 0)).toEqual([2, 3, 9]);
  expect(await scores({ ...input.target, unlinked }, 365)).toEqual([2, 2.5, 5]);
});
