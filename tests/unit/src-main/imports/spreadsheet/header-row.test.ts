import { describe, expect, it } from 'vitest';
import { findHeader } from '../../../../../src-main/imports/spreadsheet/header-row.ts';

const many = <T>(row: (at: number) => T): T[] => Array.from({ length: 12 }, (_, at) => row(at));
const day = (at: number): string => `2024-03-${String(at + 10)}`;
const loan = (at: number): string[] => [`R${String(at)}`, 'adult', `0012${String(at)}`, `Book ${String(at)}`, day(at), ''];
const seen = (rows: readonly (readonly string[])[]): unknown => findHeader(rows.map((cells, at) => ({ line: at + 1, cells: [...cells] })).filter(({ cells }) => cells.some((cell) => cell !== '')));

describe('where the table of a sheet begins', () => {
  it.each<[string, string[][], number, boolean]>([
    ['at once', [['patron_id', 'title_id', 'loan_at'], ...many((at) => [`P${String(at)}`, 'T1', day(at)])], 0, true],
    ['at once, with a column alone', [['patron_id'], ...many((at) => [`P${String(at)}`])], 0, true],
    ['at once, of words alone', [['题名', '责任者', '出版社'], ...many((at) => [`书${'甲乙丙丁戊己庚辛壬癸子丑'[at] ?? ''}`, '张三', '人民'])], 0, true],
    ['at once, of a table with many empty cells', [['patron_id', 'title_id', 'loan_at', 'due_at', 'returned_at', 'note'], ...many((at) => [`P${String(at)}`, 'T1', day(at), '', '', ''])], 0, true],
    ['below five titles, without a header', [['大学图书馆'], ['读者借阅明细表'], ['统计时间', '2012-01-01', '至', '2012-12-31'], ['制表人：管理员'], ['单位：册'], ...many((at) => [`2011${String(at)}`, '计算机学院', '', `算法导论${String(at)}`, '', '西土城', '借出', day(at)])], 5, false],
    ['below groups of columns', [['Reader', '', 'Book', '', 'Loan', ''], ['Card', 'Group', 'Barcode', 'Title', 'Lent', 'Returned'], ...many(loan)], 1, true],
    ['below what the report was made for', [['Report: Circulation'], ['From', '2024-01-01'], ['To', '2024-12-31'], [], ['Patron ID', 'Item ID', 'Title ID', 'Checked out'], ...many((at) => [String(1000 + at), String(2000 + at), String(at), day(at)]), ['Total', '12']], 4, true],
    ['below what the report was made for, as narrow as the table', [['Report'], ['From', '2024-01-01'], ['Barcode', 'Checkouts'], ...many((at) => [`3122112042${String(at + 10)}970`, String(at)])], 2, true],
    ['at once, without a header', many(loan), 0, false],
  ])('%s', (_, rows, skip, hasHeader) => {
    expect(seen(rows)).toEqual({ skip, hasHeader });
  });
});
