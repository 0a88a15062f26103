import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../../../src-main/imports/table/read-rows.ts';
import { fileOf, readAll } from './reading.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(text: string, size = 1 << 16): Promise<{ rows: string[][]; lines: number[]; broken: [number, string][] }> {
  const blocks = await Array.fromAsync(readRows(inPieces(text, size), { delimiter: ',', quote: '"', width: 0 }));
  return { rows: blocks.flatMap((block) => block.rows), lines: blocks.flatMap((block) => block.lines), broken: blocks.flatMap((block) => block.broken.map((row): [number, string] => [row.line, row.code])) };
}

describe('rows', () => {
  it('counts the lines inside quoted cells', async () => {
    expect(await rowsOf('a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n3,"p\n\nq"\n4,r\n\n\n')).toEqual({
      rows: [['a', 'b'], ['1', 'x\r\ny'], ['2', 'z'], ['3', 'p\n\nq'], ['4', 'r']], lines: [1, 2, 5, 6, 9], broken: [],
    });
  });

  it.each([1, 2, 3, 7, 64, 100_000])('does not depend on where a chunk ends (%i bytes)', async (size) => {
    const text = 'id,name\n1,"é ""x"" \n书"\n2,12" disc\n3,"open\n4,ok\n5\n6,x,y\n7,z,,\n8,"q"r\n9,last';
    expect(await rowsOf(text, size)).toEqual({
      rows: [['id', 'name'], ['1', 'é "x" \n书'], ['2', '12" disc'], ['4', 'ok'], ['7', 'z'], ['9', 'last']], lines: [1, 2, 4, 6, 9, 11],
      broken: [[5, 'bad-quotes'], [7, 'too-few-cells'], [8, 'too-many-cells'], [10, 'bad-quotes']],
    });
  });

  it('loses one line only to a mark that is never closed', async () => {
    const line = (i: number): string => `${String(i)},${i === 10 || i === 30_000 ? '"open' : 'x'}\n`;
    const { rows, broken } = await rowsOf(`id,name\n${Array.from({ length: 50_000 }, (_, i) => line(i)).join('')}`);
    expect(rows).toHaveLength(49_999);
    expect(broken).toEqual([[12, 'bad-quotes'], [30_002, 'bad-quotes']]);
  });

  it('passes over a line without an end without keeping it', async () => {
    const { rows, broken } = await rowsOf(`id,name\n1,x\n2,${'y'.repeat(3_000_000)}\n3,z\n`);
    expect(rows).toEqual([['id', 'name'], ['1', 'x'], ['3', 'z']]);
    expect(broken).toEqual([[3, 'too-many-cells']]);
  });

  it('passes over rows of nothing but delimiters', async () => {
    expect(await readAll(fileOf('patron_id,group\nP1,a\n,\n,\n'))).toMatchObject({ records: [{ patronId: 'P1', group: 'a' }], rejects: [] });
  });

  it('reads lines without marks as csv-parse does, in whatever pieces they come', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', ';', '书', 'é', '😀', '\r', '\t', '0'), maxLength: 5 });
    const line = fc.tuple(fc.array(cell, { maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\n\n', '\r\n\r\n', '","\n')).map(([cells, end]) => cells.join(',') + end);
    await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.integer({ min: 1, max: 60 }), async (lines, size) => {
      const text = `x,y,z\n${lines.join('')}`;
      const whole = await rowsOf(text, size);
      const careful = await rowsOf(`${text}"end",,`, 1 << 16); // a mark in the last row: everything from its line on is read by csv-parse
      const reference = await rowsOf(`"x","y","z"\n${text.slice(6)}`, 1 << 16);
      expect(whole).toEqual(reference);
      expect({ ...careful, rows: careful.rows.slice(0, -1), lines: careful.lines.slice(0, -1) }).toEqual(whole);
    }));
  });

  it('reads any table cell for cell', async () => {
    const cell = fc.string({ unit: fc.oneof(fc.constantFrom(',', '"', '\n', '\r\n', ';', ' '), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), maxLength: 8 }).filter((text) => !text.includes('\ufeff'));
    const table = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));
    await fc.assert(fc.asyncProperty(table, fc.integer({ min: 1, max: 200 }), fc.constantFrom('\n', '\r\n'), async (rows, size, end) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + end).join('');
      const read = await rowsOf(text, size);
      expect(read.rows).toEqual(rows);
      expect(read.broken).toEqual([]);
    }));
  });
});
