import { describe, expect, it } from 'vitest';
import { encode } from './encode.ts';
import { wholeOf } from './whole-table.ts';

const names = ['红楼梦', '围城', 'C程序设计', '活着', '百年孤独', '高等数学', '三国演义', '经济学原理'];
const row = (i: number, title = names[i % names.length] ?? ''): string[] => [
  String(100_000 + i), `I247.5/${String(i)}`, title, `97870200${String(10_000 + i)}`, `作者${String(i % 7)}`, String(1990 + (i % 30)), '人民文学出版社', `2013${String(1000 + i)}`, `201403${String(10 + (i % 20))}`, '50', '31', '07',
];
const many = Array.from({ length: 40 }, (_, i) => row(i));
const line = (cells: readonly string[]): string => `${cells.join('@')}@\n`;
const log = (rows: readonly (readonly string[])[]): string => rows.map(line).join('');

describe('rows that were torn', () => {
  it('are read where nothing is wrong with them', async () => {
    const { table, rows } = await wholeOf(encode(log(many), 'GB18030'));
    expect(table).toMatchObject({ encoding: 'GB18030', delimiter: '@', hasHeader: false });
    expect(table.header).toHaveLength(12);
    expect(rows).toEqual(many);
  });

  it('are put together where a title holds the delimiter', async () => {
    const torn = many.map((cells, i) => (i === 20 ? row(i, '网络@家庭') : cells));
    expect(await wholeOf(log(torn))).toMatchObject({ rows: torn, broken: [] });
  });

  it('are put together where a title holds line ends', async () => {
    const torn = many.map((cells, i) => (i === 20 ? row(i, '网络\n与\n家庭') : cells));
    const { rows, lines, broken } = await wholeOf(log(torn));
    expect(rows).toEqual(many.map((cells, i) => (i === 20 ? row(i, '网络 与 家庭') : cells)));
    expect(lines.slice(19, 22)).toEqual([20, 21, 24]);
    expect(broken).toEqual([]);
  });

  it('are put together over the end of a chunk', async () => {
    const rows = Array.from({ length: 6000 }, (_, i) => row(i % 1000, i % 3 === 0 ? '甲\n乙' : '丙'));
    const read = await wholeOf(log(rows));
    expect(read.rows).toEqual(rows.map((cells) => cells.map((cell) => cell.replace('\n', ' '))));
    expect(read.broken).toEqual([]);
  });

  it('are turned away where there are two ways', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => [String(i + 100), '2024-01-02', ['Ulysses', 'Emma', 'Dubliners'][i % 3] ?? '', ['James Joyce', 'Jane Austen'][i % 2] ?? '', 'T1']);
    const { broken } = await wholeOf([['item', 'loan_at', 'title', 'author', 'branch'], ...rows, ['131', '2024-01-02', 'One', 'Two', 'Three', 'T1']].map((cells) => cells.join('\t')).join('\n'));
    expect(broken).toEqual([{ line: 32, code: 'too-many-cells' }]);
  });

  it('are turned away where the rest does not fit', async () => {
    const { rows, broken } = await wholeOf(log([...many, row(41).slice(0, 5), row(42)]));
    expect(rows).toHaveLength(41);
    expect(broken).toEqual([{ line: 41, code: 'too-few-cells' }]);
  });

  it('write several values of a cell in one way', async () => {
    const text = 'RECORD #(BIBLIO)^TITLE^SUBJECT\nb1000001^Emma^Love~Marriage\nb1000002^Ulysses^Dublin\n';
    expect((await wholeOf(text, { repeat: '~' })).rows).toEqual([['b1000001', 'Emma', 'Love; Marriage'], ['b1000002', 'Ulysses', 'Dublin']]);
    expect((await wholeOf('"RECORD #(BIBLIO)","SUBJECT"\n"b1000001","Love";"Marriage"\n"b1000002","Dublin"\n')).rows).toEqual([['b1000001', 'Love; Marriage'], ['b1000002', 'Dublin']]);
  });
});
