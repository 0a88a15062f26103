import type { PatronId, TitleId } from '#contract/ids.ts';
import type { RecordColumn, RecordKind, RecordRow } from '#contract/record-lists.ts';
import { prepared, type ReadableDB } from '../database.ts';
import { tableOf } from './tables.ts';

const time = (column: string): string => `strftime('%Y-%m-%dT%H:%M:%S', ${column}, 'unixepoch')`;
const orNone = (column: string): string => `nullif(${column}, '')`;
/** A title is called by its number until it is described. */
const name = "CASE title.title WHEN '' THEN NULL ELSE title.title END";

/** What stands in each column of each list. */
const expressions: { readonly [Kind in RecordKind]: Readonly<Record<string, string>> } = {
  patrons: {
    card: 'patron.external_id', group: 'patron_group.code', birthYear: 'patron.birth_year', homeBranch: 'branch.code',
    consent: "CASE patron.consent WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'never' END", expiresOn: 'patron.expires_on',
    loans: '(SELECT count(*) FROM loan WHERE loan.patron_id = patron.id)', lastLoan: time('(SELECT max(loaned_at) FROM loan WHERE loan.patron_id = patron.id)'),
  },
  titles: {
    title: name, author: orNone('title.author'), material: 'title.material', language: 'title.language', classMark: 'title.class_mark', year: 'title.year',
    publisher: 'title.publisher', series: 'title.series', volume: 'title.volume', audience: 'title.audience', collection: 'title.collection', subjects: orNone('title.subjects'),
    isbn: orNone('title.isbns'), callNumber: 'title.call_number', number: 'title.external_id',
    copies: '(SELECT count(*) FROM item WHERE item.title_id = title.id)', loans: '(SELECT count(*) FROM loan WHERE loan.title_id = title.id)',
  },
  copies: {
    barcode: 'item.barcode', number: 'item.external_id', title: name, author: orNone('title.author'), branch: 'branch.code', callNumber: 'coalesce(item.call_number, title.call_number)',
    state: `CASE WHEN EXISTS (SELECT 1 FROM loan WHERE loan.item_id = item.id AND loan.returned_at IS NULL) THEN 'out' ELSE 'in' END`,
    loans: 'NULL', // counted title by title: see copy-loans.ts
  },
  loans: {
    loanedAt: time('loan.loaned_at'), card: 'patron.external_id', title: name, author: orNone('title.author'), material: 'title.material', barcode: 'coalesce(item.barcode, item.external_id)',
    branch: 'branch.code', dueAt: time('loan.due_at'), returnedAt: time('loan.returned_at'), renewals: 'loan.renewals',
  },
};

const joins: { readonly [Kind in RecordKind]: string } = {
  patrons: 'LEFT JOIN patron_group ON patron_group.id = patron.group_id LEFT JOIN branch ON branch.id = patron.home_branch_id',
  titles: '',
  copies: 'JOIN title ON title.id = item.title_id LEFT JOIN branch ON branch.id = item.branch_id',
  loans: 'JOIN title ON title.id = loan.title_id LEFT JOIN patron ON patron.id = loan.patron_id LEFT JOIN item ON item.id = loan.item_id LEFT JOIN branch ON branch.id = loan.branch_id',
};

const owners: { readonly [Kind in RecordKind]: readonly [title: string, patron: string] } = {
  patrons: ['NULL', 'patron.id'], titles: ['title.id', 'NULL'], copies: ['item.title_id', 'NULL'], loans: ['loan.title_id', 'loan.patron_id'],
};

/** The rows with these ids in their order, with the columns asked for and no others. */
export function readRows(db: ReadableDB, kind: RecordKind, ids: readonly number[], columns: readonly RecordColumn[]): RecordRow[] {
  const table = tableOf[kind];
  const sql = `SELECT ${[`${table}.id`, ...owners[kind], ...columns.map((column) => expressions[kind][column])].join(', ')}
    FROM json_each(?) AS wanted CROSS JOIN ${table} ON ${table}.id = wanted.value ${joins[kind]} ORDER BY wanted.key`;
  const found = prepared(db, sql).raw().all(JSON.stringify(ids)) as [number, TitleId | null, PatronId | null, ...(string | number | null)[]][];
  return found.map(([id, titleId, patronId, ...cells]) => ({ id, titleId, patronId, cells }));
}
