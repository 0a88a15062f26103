import { describe, expect, it } from 'vitest';
import { wholeOf } from './whole-table.ts';

const loans = Array.from({ length: 12 }, (_, i) => [String(i + 1), `P${String(100 + i)}`, `3000${String(1000 + i)}`, `2024-03-${String(10 + i)} 10:11:12`, i % 3 === 0 ? 'MAIN' : 'EAST']);
const header = ['issue_id', 'borrowernumber', 'barcode', 'issuedate', 'branchcode'];
const written = (rows: readonly (readonly string[])[], delimiter: string, end = '\n'): string => rows.map((row) => row.join(delimiter) + end).join('');

describe('how a delimited text lies', () => {
  it.each([',', ';', '\t', '|', '^', '@'])('knows %j between cells, with a header and without', async (delimiter) => {
    const named = await wholeOf(written([header, ...loans], delimiter));
    expect(named.table).toMatchObject({ delimiter, hasHeader: true, header, skip: 0, sample: loans });
    expect(named.rows).toEqual(loans);
    const nameless = await wholeOf(written(loans, delimiter));
    expect(nameless.table).toMatchObject({ delimiter, hasHeader: false, header: ['', '', '', '', ''], sample: loans });
    expect(nameless.rows).toEqual(loans);
    expect(nameless.lines[0]).toBe(1);
  });

  it('takes the delimiter that the user names', async () => {
    expect((await wholeOf(written([header, ...loans], '~'), { delimiter: '~' })).rows).toEqual(loans);
  });

  it('takes no header for one where the user says so, and a row for one', async () => {
    expect((await wholeOf(written([header, ...loans], ','), { hasHeader: false })).rows).toEqual([header, ...loans]);
    expect((await wholeOf(written(loans, ','), { hasHeader: true })).rows).toEqual(loans.slice(1));
  });

  it('finds title rows above the header', async () => {
    const text = `Circulation report\n\nPrinted: 2024-05-01,,,,\nBranch,all,,,\n,,,,\n${written([header, ...loans], ',')}`;
    const { table, rows, lines, notices } = await wholeOf(text);
    expect(table).toMatchObject({ skip: 5, hasHeader: true, header });
    expect(rows).toEqual(loans);
    expect(lines[0]).toBe(7);
    expect(notices).toEqual([{ code: 'title-rows-skipped', values: { rows: 5 } }]);
  });

  it('passes over comments above rows without a header', async () => {
    const { table, rows, lines } = await wholeOf(`# LOANS, all\n-- (made at night; junk)\n${written(loans, '\t')}`);
    expect(table).toMatchObject({ skip: 2, hasHeader: false, delimiter: '\t' });
    expect(rows).toEqual(loans);
    expect(lines[0]).toBe(3);
  });

  it('takes a header that begins with # for a header', async () => {
    expect((await wholeOf(`#${written([header, ...loans], ',')}`)).table.header[0]).toBe('#issue_id');
  });

  it('skips as many lines as the user says', async () => {
    expect(await wholeOf(`a,b,c,d,e\n${written([header, ...loans], ',')}`, { skip: 1 })).toMatchObject({ table: { skip: 1, header }, rows: loans, notices: [] });
  });

  it('does without quotation marks where they part nothing', async () => {
    const rows = loans.map((row, i) => [...row, i % 2 === 0 ? `"Title" no. ${String(i)}` : `12" disc "${String(i)}`]);
    const { table, rows: read, broken } = await wholeOf(written([[...header, 'title'], ...rows], '\t'));
    expect(table.quote).toBeNull();
    expect(read).toEqual(rows);
    expect(broken).toEqual([]);
  });

  it('knows apostrophes around cells', async () => {
    const rows = loans.map((row) => row.map((cell) => `'${cell},x'`));
    expect(await wholeOf(written([header, ...rows], ','))).toMatchObject({ table: { quote: "'" }, rows: loans.map((row) => row.map((cell) => `${cell},x`)) });
  });

  it('lets marks inside a quoted cell pass', async () => {
    expect((await wholeOf('patron_id,title,x\nP1,"The "Great" Gatsby, a novel",2\nP2,"b",3\n')).rows).toEqual([['P1', 'The "Great" Gatsby, a novel', '2'], ['P2', 'b', '3']]);
  });

  it('reads the errors that Koha writes below the rows as what they are', async () => {
    const { rows, broken, notices } = await wholeOf(`${written([header, ...loans], ',')}# ERROR: a value is out of range, row 3\n# ERROR: gone away\n`);
    expect(rows).toEqual(loans);
    expect(broken).toEqual([{ line: 14, code: 'error-line' }, { line: 15, code: 'error-line' }]);
    expect(notices).toEqual([{ code: 'error-lines', values: { lines: 2 } }]);
  });

  it('passes over a header between rows', async () => {
    const { table, rows, lines, broken, notices } = await wholeOf(written([header, ...loans, header, ...loans], ','));
    expect([table.notices, notices]).toEqual([[{ code: 'headers-repeated', values: { rows: 1 } }], [{ code: 'headers-repeated', values: { rows: 1 } }]]);
    expect(rows).toEqual([...loans, ...loans]);
    expect(lines.slice(11, 13)).toEqual([13, 15]);
    expect(broken).toEqual([]);
  });

  it('does not mind a delimiter at the end of every row', async () => {
    expect((await wholeOf(written([header, ...loans], '|', '|\n'))).table.header).toEqual(header);
    expect(await wholeOf(written(loans, '@', '@\r\n'))).toMatchObject({ table: { header: ['', '', '', '', ''] }, rows: loans });
    expect((await wholeOf(written([header], ',') + written(loans, ',', ',\n'))).rows).toEqual(loans);
  });

  it('names the row names that no header stands above', async () => {
    expect((await wholeOf(written([header.slice(1), ...loans], ','))).table.header).toEqual(['', ...header.slice(1)]);
  });

  it('reads headers with types, and the row that is glued to one', async () => {
    const typed = ['user_id:token', 'item_id:token', 'tags:token_seq', 'age:float'];
    const rows = [['u1', 'i1', 'a b', '1.0'], ['u2', 'i2', 'c', '2.5'], ['u3', 'i3', 'd', '']];
    expect(await wholeOf(written([typed, ...rows], '\t'))).toMatchObject({ table: { header: ['user_id', 'item_id', 'tags', 'age'] }, rows });
    expect(await wholeOf(`${typed.join('\t')}${written(rows, '\t')}`)).toMatchObject({ table: { header: ['user_id', 'item_id', 'tags', 'age'], sample: rows }, rows, lines: [1, 2, 3] });
  });

  it('reads what database programs write', async () => {
    const rule = header.map((name) => '-'.repeat(name.length));
    expect((await wholeOf(`${written([header, rule, ...loans], ',')}\n(12 rows affected)\n`))).toMatchObject({ table: { header }, rows: loans, broken: [] });
    const aligned = await wholeOf(` ${header.join(' | ')} \n${rule.map((line) => `-${line}-`).join('+')}\n${loans.map((row) => ` ${row.join(' | ')} \n`).join('')}(12 rows)\n`);
    expect(aligned.rows.map((row) => row.map((cell) => cell.trim()))).toEqual(loans);
    expect(aligned.broken).toEqual([]);
    expect((await wholeOf('patron_id,title\n"P1","He said \\"no\\", twice"\n"P2","b"\n')).rows).toEqual([['P1', 'He said "no", twice'], ['P2', 'b']]);
  });

  it('follows the hint that Excel is given', async () => {
    expect(await wholeOf(`sep=;\r\n${written([['a,b', 'c'], ['1', '2'], ['3', '4']], ';', '\r\n')}`)).toMatchObject({ table: { delimiter: ';', skip: 1, header: ['a,b', 'c'] }, rows: [['1', '2'], ['3', '4']], notices: [] });
  });
});
