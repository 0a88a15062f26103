import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { emptyVocabulary } from '#engine/data/records.ts';
import { createPacer } from '#engine/pacer.ts';
import { jointColumns } from '#engine/ridge/joint-columns.ts';
import { jointRows } from '#engine/ridge/joint-rows.ts';
import { countingPacer } from '../counting-pacer.ts';
import { loansOf, recordsOf } from '../planted.ts';

// target title 0 and source title 0 are editions of one work; author 0 wrote that work alone, author 1 it and target title 1
const target = { ...recordsOf([{ author: [0, 1] }, { author: [1] }]), work: Uint32Array.of(7, 8) };
const films = { ...recordsOf([{ author: [0, 1] }]), work: Uint32Array.of(7) };
const data = buildDataset({
  patronCount: 1, patronGroup: new Uint16Array(1), vocabulary: { ...emptyVocabulary, author: ['a', 'b'] },
  target: { ...loansOf(2, [[0, 0, 1]]), records: target }, sources: [{ ...loansOf(1, [[0, 0, 2]]), records: films, name: 'films' }],
});

describe('rows of the joint ridge', () => {
  it('count editions that share a column as one title: of a patron, and of an author', async () => {
    const { rows, weight } = await jointRows(data, jointColumns(data, true), 1, createPacer());
    const row = (r: number) => [...rows.index.subarray(rows.start[r]!, rows.start[r + 1]!)];
    // the patron; author 1 with two titles counts √(2/2); author 0 has one title only and stands for nothing
    expect(Array.from({ length: rows.rowCount }, (_, r) => row(r))).toEqual([[0], [0, 1]]);
    expect([...weight]).toEqual([1, 1]);
  });

  it('are collected with pauses', async () => {
    const counting = countingPacer();
    await jointRows(data, jointColumns(data, true), 1, counting);
    expect(counting.pauses).toBeGreaterThanOrEqual(1 + 2 + 7 * 2); // the patron, both authors, seven fields of two domains
  });
});
