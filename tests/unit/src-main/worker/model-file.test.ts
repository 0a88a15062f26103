import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProblemInput } from '#engine/data/problem.ts';
import { recommend } from '#engine/recommend.ts';
import { STATE_VERSION } from '#engine/state.ts';
import { trainRecommender } from '#engine/recommender.ts';
import { places } from '../../../../src-main/worker/load-problem.ts';
import { readModelFile, writeModelFile, type StoredModel } from '../../../../src-main/worker/model-file.ts';
import { sameNumbers } from '../../../helpers/library-large.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const folder = temporaryFolder();
const path = join(folder, 'a.model');
let stored: StoredModel;

/** Patrons who borrow at random, more often from the first titles. */
function randomProblem(): ProblemInput {
  const next = sameNumbers(3);
  const loans = (titleCount: number, count: number) => ({
    titleCount, patrons: Uint32Array.from({ length: count }, () => Math.floor(next() * 60)), titles: Uint32Array.from({ length: count }, () => Math.floor(next() ** 2 * titleCount)),
    days: Int32Array.from({ length: count }, () => 19_000 + Math.floor(next() * 700)),
  });
  return { patronCount: 60, patronGroup: new Uint16Array(60), target: loans(40, 500), sources: [{ name: 'films', ...loans(30, 400) }] };
}

beforeAll(async () => {
  const model = await trainRecommender(randomProblem(), { seed: 1 });
  stored = { model, targetTitles: Int32Array.from({ length: 40 }, (_, at) => at * 3 + 1), sourceTitles: [Int32Array.from({ length: 30 }, (_, at) => at * 2)] };
  writeModelFile(path, stored);
});

describe('a model file', () => {
  it('gives back the model that was written, with the titles of its columns', () => {
    const read = readModelFile(path);
    expect(read.targetTitles).toEqual(stored.targetTitles);
    expect(read.sourceTitles).toEqual(stored.sourceTitles);
    const days = Int32Array.from([19_500, 19_600]);
    const history = { target: { columns: Uint32Array.from([1, 5]), days }, sources: [{ columns: Uint32Array.from([2, 7]), days }], group: 0 };
    expect(recommend(read.model, history, 10)).toEqual(recommend(stored.model, history, 10));
    expect(recommend(read.model, history, 10)).toHaveLength(10);
  });

  it('is whole or not there: nothing else is left in its folder', () => {
    expect(readdirSync(folder)).toEqual(['a.model']);
  });

  it('is the same, byte for byte, for the same model', () => {
    const again = join(temporaryFolder(), 'b.model');
    writeModelFile(again, stored);
    expect(readFileSync(again).equals(readFileSync(path))).toBe(true);
  });

  it('is refused when it is damaged, wherever it was cut', () => {
    const whole = readFileSync(path);
    const cut = join(temporaryFolder(), 'cut.model');
    for (const length of [0, 3, 7, 20, Math.floor(whole.length / 2), whole.length - 1]) {
      writeFileSync(cut, whole);
      truncateSync(cut, length);
      expect(() => readModelFile(cut), String(length)).toThrow(expect.objectContaining({ code: 'model-file-damaged' }) as Error);
    }
    writeFileSync(cut, Buffer.concat([Buffer.from('JUNK'), whole.subarray(4)]));
    expect(() => readModelFile(cut)).toThrow(expect.objectContaining({ code: 'model-file-damaged' }) as Error);
    expect(() => readModelFile(join(folder, 'missing.model'))).toThrow(expect.objectContaining({ code: 'model-file-damaged' }) as Error);
  });

  it('is told apart when another version of the program wrote it', () => {
    const other = join(temporaryFolder(), 'other.model');
    const bytes = readFileSync(path);
    const at = bytes.indexOf(`"version":${STATE_VERSION}`);
    bytes.write('"version":1', at, 'latin1');
    writeFileSync(other, bytes);
    expect(at).toBeGreaterThan(0);
    expect(() => readModelFile(other)).toThrow(expect.objectContaining({ code: 'model-outdated' }) as Error);
  });
});

describe('places', () => {
  it('are found by row id', () => {
    expect([...places(Int32Array.from([2, 3, 6]))]).toEqual([-1, -1, 0, 1, -1, -1, 2]);
    expect([...places(new Int32Array(0))]).toEqual([-1]);
  });
});
