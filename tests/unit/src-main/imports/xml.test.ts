import { describe, expect, it } from 'vitest';
import { wholeOf } from './whole-table.ts';

const borrow = (i: number, more = ''): string => `<root><operation>borrow</operation><action>borrow</action><readerBarcode>R${String(i)}</readerBarcode><itemBarcode>I${String(i)}</itemBarcode><operTime>Mon, 27 Mar 2023 19:12:04 +0800</operTime>${more}</root>\n`;
const log = (entries: readonly string[]): string => `<?xml version="1.0" encoding="utf-8"?>\n<collection>\n${entries.join('')}</collection>`;
const numbers = [1, 2, 3, 4, 5];

describe('XML', () => {
  it('reads a log of operations', async () => {
    const { table, rows, lines, broken } = await wholeOf(log(numbers.map((i) => borrow(i))));
    expect(table).toMatchObject({ format: 'xml', header: ['operation', 'action', 'readerBarcode', 'itemBarcode', 'operTime'] });
    expect(rows).toEqual(numbers.map((i) => ['borrow', 'borrow', `R${String(i)}`, `I${String(i)}`, 'Mon, 27 Mar 2023 19:12:04 +0800']));
    expect(lines).toEqual([3, 4, 5, 6, 7]);
    expect(broken).toEqual([]);
  });

  it('takes in nothing of the reader that an entry quotes', async () => {
    const quoted = '<readerRecord recPath="readers/1"><root><name>Secret</name><idCardNumber>5101</idCardNumber></root></readerRecord><oldReaderRecord>&lt;root&gt;Secret&lt;/root&gt;</oldReaderRecord>';
    const { table, rows, kept } = await wholeOf(log(numbers.map((i) => borrow(i, quoted))));
    expect(rows).toHaveLength(5);
    expect(JSON.stringify([table.header, table.sample, rows, kept])).not.toMatch(/Secret|5101|recPath/);
  });

  it('reads elements inside elements, attributes and several values', async () => {
    const item = (id: number): string => `<item id="${String(id)}"><title>A &amp; B <![CDATA[<c>]]></title><isbn>1</isbn><isbn>2</isbn><history><total>7</total><school id="H">3</school></history></item>`;
    const { table, rows } = await wholeOf(`<data><about>x</about><licence><url>a</url><url>b</url></licence><items>${item(1)}${item(2)}</items></data>`);
    expect(table.header).toEqual(['id', 'title', 'isbn', 'history.total', 'history.school.id', 'history.school']);
    expect(rows[1]).toEqual(['2', 'A & B <c>', '1; 2', '7', 'H', '3']);
  });

  it('reads one record alone, and documents one behind the other', async () => {
    expect((await wholeOf(borrow(7))).rows).toHaveLength(1);
    expect((await wholeOf(numbers.map((i) => `<?xml version="1.0"?>${borrow(i)}`).join(''))).rows).toHaveLength(5);
  });

  it('keeps what stands before and after a record that is torn', async () => {
    const text = log([borrow(1), borrow(2), borrow(3).replace('</itemBarcode>', '</itemCode>'), borrow(4), borrow(5)]);
    const { rows, broken, kept } = await wholeOf(text);
    expect(rows.map((row) => row[2])).toEqual(['R1', 'R2', 'R4', 'R5']);
    expect(broken).toEqual([{ line: 5, offset: text.indexOf('<root><operation>borrow</operation><action>borrow</action><readerBarcode>R3'), code: 'record-broken' }]);
    expect(kept).toEqual([]);
  });

  it('reads up to the record in which the file ends', async () => {
    const { rows, broken } = await wholeOf(log(numbers.map((i) => borrow(i))).slice(0, -60));
    expect(rows).toHaveLength(4);
    expect(broken).toMatchObject([{ line: 7, code: 'record-cut' }]);
  });

  it('does not mind signs that XML forbids, nor a bare ampersand', async () => {
    const { rows, broken } = await wholeOf(log([borrow(1, '<note>a\u0001b</note>'), borrow(2, '<note>x & y</note>'), borrow(3)]));
    expect(rows.map((row) => row[5])).toEqual(['a b', 'x & y', '']);
    expect(broken).toEqual([]);
  });

  it('expands no entity that the file defines', async () => {
    const bomb = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY e${String(i)} "${i === 0 ? '&a;&a;' : `&e${String(i - 1)};&e${String(i - 1)};`}">`).join('')}<!ENTITY file SYSTEM "file:///etc/hostname">]>`;
    const { rows } = await wholeOf(`<?xml version="1.0"?>${bomb}<r>${borrow(1, '<note>&e19;&file;</note>')}${borrow(2)}</r>`);
    expect(rows[0]?.[5]).toBe('&e19;&file;');
  });

  it('says so where nothing is a record', async () => {
    await expect(wholeOf('<a><b/></a>')).rejects.toMatchObject({ code: 'kind-unknown' });
  });
});
