import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ObjectSplitter } from '../../../../src-main/imports/json/split-objects.ts';
import { wholeOf } from './whole-table.ts';

const loan = (i: number): object => ({ id: `l${String(i)}`, status: { name: i % 2 === 0 ? 'Open' : 'Closed' }, itemId: `i${String(i)}`, loanDate: '2024-01-02T03:04:05Z' });
const many = Array.from({ length: 40 }, (_, i) => loan(i));

describe('JSON', () => {
  it.each([
    ['an array', JSON.stringify(many)],
    ['an indented array', JSON.stringify(many, null, 2)],
    ['one a line', many.map((each) => JSON.stringify(each)).join('\n')],
    ['one a line, with Windows line ends', `${many.map((each) => JSON.stringify(each)).join('\r\n')}\r\n`],
    ['one behind the other', many.map((each) => JSON.stringify(each, null, 2)).join('\n')],
    ['loans in an object', JSON.stringify({ loans: many, totalRecords: 40 })],
    ['something in something', JSON.stringify({ meta: { page: 1, tags: ['a'] }, data: { items: many } }, null, 1)],
    ['a mark at the beginning', `\ufeff${JSON.stringify(many)}`],
  ])('reads %s', async (_, text) => {
    const { table, rows, broken } = await wholeOf(text);
    expect(table).toMatchObject({ format: 'json', encoding: 'UTF-8', delimiter: null });
    expect(table.header.slice(0, 4)).toEqual(['id', 'status.name', 'itemId', 'loanDate']);
    expect(rows.map((row) => row.slice(0, 4))).toEqual(many.map((_each, i) => [`l${String(i)}`, i % 2 === 0 ? 'Open' : 'Closed', `i${String(i)}`, '2024-01-02T03:04:05Z']));
    expect(broken).toEqual([]);
  });

  it('reads one object alone, with what it may have besides', async () => {
    const { table, rows } = await wholeOf(JSON.stringify({ ...loan(1), notes: [{ text: 'a' }, { text: 'b' }] }));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.[table.header.indexOf('notes.text')]).toBe('a; b');
    expect(table.header).toContain('returnDate');
  });

  it('joins several values, keeps long numbers and leaves out what is null', async () => {
    const { table, rows } = await wholeOf('[{"mms":99123456789012345671,"isbn":["1","2"],"n":1.5,"ok":true,"none":null,"by":[{"name":"A"},{"name":"B"}]}]');
    expect(table.header).toEqual(['mms', 'isbn', 'n', 'ok', 'by.name']);
    expect(rows).toEqual([['99123456789012345671', '1; 2', '1.5', 'true', 'A; B']]);
  });

  it('has the columns that only later records have', async () => {
    expect((await wholeOf(JSON.stringify([...many, { ...loan(40), late: 'x' }]))).table.header).toContain('late');
  });

  it('loses one record to a fault in it, and says where it stands', async () => {
    const parts = many.map((each) => JSON.stringify(each));
    const faulty = [...parts.slice(0, 10), '{"id":"bad","itemId":12"}', ...parts.slice(10, 20), '{"id":"open, "itemId":1}', ...parts.slice(20)];
    const { rows, broken, kept } = await wholeOf(`[\n${faulty.join(',\n')}\n]`);
    expect(rows.map(([id]) => id)).toEqual(many.map((_, i) => `l${String(i)}`));
    expect(broken.map(({ line, code }) => [line, code])).toEqual([[12, 'record-broken'], [23, 'record-broken']]);
    expect(broken[0]?.offset).toBe(Buffer.byteLength(`[\n${parts.slice(0, 10).join(',\n')},\n`));
    expect(kept).toEqual([]);
  });

  it('goes on behind an object that has no end', async () => {
    const parts = many.map((each) => JSON.stringify(each));
    const { rows, broken } = await wholeOf(`[${[...parts.slice(0, 5), '{"id":"bad","status":{"name":"x"', ...parts.slice(5)].join(',')}]`);
    expect(rows.map(([id]) => id)).toEqual(many.map((_, i) => `l${String(i)}`));
    expect(broken).toHaveLength(1);
  });

  it('reads up to the record in which the file ends', async () => {
    const text = JSON.stringify(many);
    const { rows, broken } = await wholeOf(text.slice(0, -30));
    expect(rows).toHaveLength(39);
    expect(broken).toMatchObject([{ code: 'record-cut', line: 1 }]);
  });

  it('turns away single lines', async () => {
    const { rows, broken } = await wholeOf('{"id":"1","a":"b"}\n{"id":"2"\n\n{"id":"3","a":"c"}\nnothing\n');
    expect(rows).toEqual([['1', 'b'], ['3', 'c']]);
    expect(broken.map(({ line }) => line)).toEqual([2, 5]);
  });

  it('takes the objects in the cells of a table apart', async () => {
    const text = `id,jsonb\n${many.map((each, i) => `${String(i)},"${JSON.stringify(each).replaceAll('"', '""')}"`).join('\n')}\n99,"{""id"": broken"\n`;
    const { table, rows, broken } = await wholeOf(text);
    expect(table.format).toBe('delimited');
    expect(table.header.slice(0, 3)).toEqual(['id', 'status.name', 'itemId']);
    expect(table.header).toContain('id (jsonb)');
    expect(rows).toHaveLength(40);
    expect(broken).toMatchObject([{ line: 42, code: 'record-broken' }]);
  });

  it('cuts any objects apart, wherever a chunk ends', () => {
    fc.assert(fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), fc.boolean(), (objects, size, array) => {
      const text = Buffer.from(array ? JSON.stringify(objects).slice(1) : objects.map((each) => JSON.stringify(each)).join('\n'));
      const splitter = new ObjectSplitter(array);
      const found: string[] = [];
      for (let at = 0; at < text.length; at += size) found.push(...splitter.take(text.subarray(at, at + size), false).map(({ bytes }) => bytes.toString()));
      found.push(...splitter.take(Buffer.alloc(0), true).map(({ bytes }) => bytes.toString()));
      expect(found).toEqual(objects.map((each) => JSON.stringify(each)));
    }));
  });
});
