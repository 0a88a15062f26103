import { expect, test } from 'vitest';
import { titleFacts } from '#page/views/records/record-facts.ts';
import type { TitleDetail } from '#contract/titles.ts';

test('a number that the program has made for a title is not shown as the library’s', () => {
  const formats = { number: String, languageName: String } as unknown as Parameters<typeof titleFacts>[2];
  const numberOf = (externalId: string): unknown =>
    titleFacts({ externalId, subjects: [], isbns: [], loanCount: 0 } as unknown as TitleDetail, (key) => key, formats).find(({ label }) => label === 'titles.record.number')!.value;
  expect(['b7', '=isbn:9780306406157', '=hand:2'].map(numberOf)).toEqual(['b7', null, null]);
});
