import { expect, it } from 'vitest';
import { emptyVocabulary } from '#engine/data/records.ts';
import { tokenTable } from '#engine/neural/token-rows.ts';
import { createPacer } from '#engine/pacer.ts';
import { recordsOf } from '../planted.ts';

it('numbers the words that two records share, field by field, and weighs the rare more', async () => {
  // target: title words {0, 1}, author 0 | {0}; source: {0, 2}, author 0 | nothing. Word 1 and word 2 stand in one record each
  const table = await tokenTable({
    records: { target: recordsOf([{ title: [0, 1], author: [0] }, { title: [0], publisher: [3] }]), sources: [recordsOf([{ title: [0, 2], author: [0] }, {}])] },
    vocabulary: emptyVocabulary,
  }, createPacer());
  expect(table.titleCount).toBe(4);
  expect(table.tokenCount).toBe(2);
  expect([...table.start]).toEqual([0, 2, 3, 5, 5]);
  expect([...table.token]).toEqual([0, 1, 0, 0, 1]);
  const word = Math.log(1 + 4 / 3);
  const author = Math.log(1 + 4 / 2);
  [word / (word + author), author / (word + author), 1, word / (word + author), author / (word + author)].forEach((weight, at) => expect(table.weight[at]).toBeCloseTo(weight, 6));
});

it('stands records without words', async () => {
  const table = await tokenTable({ records: { target: recordsOf([{}, {}]), sources: [] }, vocabulary: emptyVocabulary }, createPacer());
  expect(table).toMatchObject({ tokenCount: 0, titleCount: 2 });
  expect([...table.start]).toEqual([0, 0, 0]);
});
