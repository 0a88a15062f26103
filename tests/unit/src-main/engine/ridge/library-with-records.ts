import type { ProblemInput } from '#engine/data/problem.ts';
import { createRecordsBuilder } from '#engine/data/records-builder.ts';
import type { RawRecord } from '#engine/data/record-tokens.ts';
import { plantedLibrary } from '../planted.ts';

/** Titles of the planted library's domains. */
export const TITLES = 60;

/**
 * The planted library of one source, with records: titles of one taste have one author in both domains, title 0 of the source is an
 * edition of title 7 of the target, and the target has one title more that nobody has lent, by the author of the first taste.
 */
export function libraryWithRecords(seed: number, patrons = 200): ProblemInput {
  const input = plantedLibrary({ seed, agree: true, patrons });
  const builder = createRecordsBuilder();
  const record = (id: number, author: number, workId: number): RawRecord => ({
    id, title: '', author: `Author Number${'abcdef'[author]}`, subjects: '', classMark: '', series: '', publisher: '', language: '', audience: '', material: '', year: 0, workId,
  });
  builder.begin();
  for (let t = 0; t < TITLES; t += 1) builder.add(record(t + 1, Math.floor(t / 10), t === 7 ? 1 : 0));
  builder.add(record(TITLES + 1, 0, 0));
  builder.begin();
  for (let t = 0; t < TITLES; t += 1) builder.add(record(1000 + t, Math.floor(t / 10), t === 0 ? 1 : 0));
  const { records, vocabulary } = builder.finish();
  return {
    ...input, vocabulary,
    target: { ...input.target, titleCount: TITLES + 1, records: records[0]! },
    sources: [{ ...input.sources[0]!, records: records[1]! }],
  };
}
