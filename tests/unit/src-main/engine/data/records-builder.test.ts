import { describe, expect, it } from 'vitest';
import type { RawRecord } from '#engine/data/record-tokens.ts';
import type { RecordField, TitleRecords, Vocabulary } from '#engine/data/records.ts';
import { createRecordsBuilder } from '#engine/data/records-builder.ts';
import { TokenTable } from '#engine/data/token-table.ts';

let nextId = 1;
const record = (values: Partial<RawRecord>): RawRecord => ({
  id: nextId++, title: '', author: '', subjects: '', classMark: '', series: '', publisher: '', language: '', audience: '', material: '', year: 0, workId: 0, ...values,
});
const build = (...domains: readonly (readonly RawRecord[])[]) => {
  const builder = createRecordsBuilder();
  for (const records of domains) {
    builder.begin();
    for (const own of records) builder.add(own);
  }
  return builder.finish();
};
const wordsOf = (records: TitleRecords, vocabulary: Vocabulary, field: RecordField, title: number) => {
  const { start, token } = records.fields[field];
  return [...token.subarray(start[title]!, start[title + 1]!)].map((number) => vocabulary[field][number]);
};

describe('the builder of title records', () => {
  it('keeps what two titles have in common, over all domains', () => {
    const { records, vocabulary } = build(
      [record({ title: 'The white whale', author: 'Melville, Herman' }), record({ title: 'A lonely word' })],
      [record({ title: 'Whale songs', author: 'Herman Melville' })],
    );
    expect(wordsOf(records[0]!, vocabulary, 'title', 0)).toEqual(['whale']);
    expect(wordsOf(records[0]!, vocabulary, 'title', 1)).toEqual([]);
    expect(wordsOf(records[1]!, vocabulary, 'title', 0)).toEqual(['whale']);
    expect(wordsOf(records[1]!, vocabulary, 'author', 0)).toEqual(['herman melville']);
    expect(records[1]!.fields.author.token[0]).toBe(records[0]!.fields.author.token[0]);
  });

  it('has distinct ascending numbers a title and none beyond the vocabulary', () => {
    const { records, vocabulary } = build(Array.from({ length: 40 }, (_, t) => record({ title: `red red ${t % 7} blue ${t % 5}`, subjects: `a b c${t % 3}; b a` })));
    for (const field of ['title', 'subject'] as const) {
      const { start, token } = records[0]!.fields[field];
      expect(start.length).toBe(41);
      for (let t = 0; t < 40; t += 1) {
        const own = [...token.subarray(start[t]!, start[t + 1]!)];
        expect(own).toEqual([...new Set(own)].sort((a, b) => a - b));
        expect(own.every((number) => number < vocabulary[field].length)).toBe(true);
      }
    }
  });

  it('drops short words that very many titles have, and no long ones', () => {
    const { vocabulary } = build(Array.from({ length: 100 }, (_, t) => record({ title: `the library ${t % 10 === 0 ? 'sea' : ''}` })));
    expect(vocabulary.title).toEqual(['library', 'sea']);
  });

  it('numbers the works of the catalogue over all domains; a title alone has none', () => {
    const { records } = build(
      [record({ title: 'Moby Dick', workId: 7 }), record({ title: 'Something else', workId: 9 })],
      [record({ title: 'Moby Dick, or The whale', workId: 7 }), record({ title: 'Moby Dick' }), record({ title: 'Emma', workId: 3 }), record({ title: 'Emma : roman', workId: 3 })],
    );
    expect([...records[0]!.work]).toEqual([1, 0]);
    expect([...records[1]!.work]).toEqual([1, 0, 2, 2]);
  });

  it('knows a title again in another domain', () => {
    const twice = record({ title: 'No author' });
    const { records } = build([twice], [twice]);
    expect([...records[0]!.work, ...records[1]!.work]).toEqual([1, 1]);
  });

  it('stands empty domains', () => {
    const { records, vocabulary } = build([], [record({})]);
    expect(records[0]!.work.length).toBe(0);
    expect(records[1]!.fields.title.start.length).toBe(2);
    expect(vocabulary.title).toEqual([]);
  });
});

describe('the table of tokens', () => {
  it('agrees with a map however many there are', () => {
    const table = new TokenTable();
    const map = new Map<string, number>();
    const documents = new Map<string, Set<number>>();
    for (let document = 0; document < 4000; document += 1) {
      for (let word = 0; word < 5; word += 1) {
        const text = `w${(document * 7919 + word * 104729) % 9001}`;
        if (!map.has(text)) map.set(text, map.size);
        documents.set(text, (documents.get(text) ?? new Set()).add(document));
        expect(table.add(text, document)).toBe(map.get(text));
      }
    }
    expect(table.size).toBe(map.size);
    for (const [text, number] of map) {
      expect(table.documents[number]).toBe(documents.get(text)!.size);
      expect(table.textOf(number)).toBe(documents.get(text)!.size > 1 ? text : '');
    }
  });
});
