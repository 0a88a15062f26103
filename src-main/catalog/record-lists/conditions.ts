import type { RecordFilter, RecordKind } from '#contract/record-lists.ts';
import { row, type ReadableDB } from '../database.ts';
import { survivorCards } from '../repositories/merged-numbers.ts';
import { nowSeconds, sqlToday } from '../repositories/times.ts';
import { afterPrefix } from './tables.ts';

/** A condition on a row of the list's table, and the values of its question marks. */
export interface Condition { readonly sql: string; readonly values: readonly unknown[] }

const condition = (sql: string, ...values: readonly unknown[]): Condition => ({ sql, values });
const all = (...conditions: readonly (Condition | null)[]): Condition[] => conditions.filter((one) => one !== null);

/** Seconds at the beginning of an ISO day. */
export const secondsOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;
const daySeconds = 86_400;

const among = (column: string, values: readonly string[] | undefined): Condition | null => {
  if (values === undefined || values.length === 0) return null;
  const given = values.filter((value) => value !== '');
  const none = given.length < values.length ? `${column} IS NULL` : '';
  const some = given.length > 0 ? `${column} IN (${given.map(() => '?').join(', ')})` : '';
  return condition(`(${[none, some].filter(Boolean).join(' OR ')})`, ...given);
};

/** Codes become row ids first, so that no row has to look its code up. */
const amongCodes = (db: ReadableDB, table: 'branch' | 'patron_group', column: string, codes: readonly string[] | undefined): Condition | null => {
  if (codes === undefined || codes.length === 0) return null;
  const ids = codes.filter((code) => code !== '').map((code) => row<{ id: number }>(db, `SELECT id FROM ${table} WHERE code = ?`, code)?.id ?? -1);
  const none = ids.length < codes.length ? `${column} IS NULL` : '';
  const some = ids.length > 0 ? `${column} IN (${ids.join(', ')})` : '';
  return condition(`(${[none, some].filter(Boolean).join(' OR ')})`);
};

const between = (column: string, from: number | undefined, to: number | undefined): Condition | null => {
  const parts = [...(from === undefined ? [] : [`${column} >= ?`]), ...(to === undefined ? [] : [`${column} <= ?`])];
  return parts.length === 0 ? null : condition(parts.join(' AND '), ...[from, to].filter((value) => value !== undefined));
};

const beginsWith = (column: string, prefix: string | undefined): Condition | null =>
  (prefix === undefined || prefix === '' ? null : condition(`${column} >= ? AND ${column} < ?`, prefix, afterPrefix(prefix)));

const exists = (sql: string, wanted: boolean | undefined): Condition | null => (wanted === undefined ? null : condition(`${wanted ? '' : 'NOT '}EXISTS (${sql})`));

/** A card that begins so, or with which such a card was merged. */
function hasCard(db: ReadableDB, text: string | undefined): Condition | null {
  const own = beginsWith('patron.external_id', text);
  const cards = own === null ? [] : survivorCards(db, text!);
  return own === null || cards.length === 0 ? own : condition(`(${own.sql} OR patron.external_id IN (${cards.map(() => '?').join(', ')}))`, ...own.values, ...cards);
}

const ofPatron = (db: ReadableDB, filter: RecordFilter): Condition[] => all(
  hasCard(db, filter.text),
  amongCodes(db, 'patron_group', 'patron.group_id', filter.group),
  amongCodes(db, 'branch', 'patron.home_branch_id', filter.branch),
  between('patron.birth_year', filter.yearFrom, filter.yearTo),
  filter.consent === undefined ? null : condition(`patron.consent IS ${{ yes: '1', no: '0', never: 'NULL' }[filter.consent]}`),
  filter.expired === undefined ? null : condition(filter.expired ? `patron.expires_on < ${sqlToday}` : `coalesce(patron.expires_on, '9999') >= ${sqlToday}`),
  exists('SELECT 1 FROM loan WHERE loan.patron_id = patron.id', filter.lent),
);

const ofTitle = (db: ReadableDB, filter: RecordFilter): Condition[] => all(
  among('title.material', filter.material), among('title.language', filter.language),
  among('title.collection', filter.collection), among('title.audience', filter.audience),
  between('title.year', filter.yearFrom, filter.yearTo),
  beginsWith('title.class_mark', filter.classMark),
  filter.undescribed === undefined ? null : condition(`title.title ${filter.undescribed ? '=' : '<>'} ''`),
  exists('SELECT 1 FROM loan WHERE loan.title_id = title.id', filter.lent),
  filter.branch === undefined || filter.branch.length === 0 ? null : copyAt(db, filter.branch),
);

function copyAt(db: ReadableDB, branches: readonly string[]): Condition {
  const at = amongCodes(db, 'branch', 'item.branch_id', branches)!;
  return condition(`EXISTS (SELECT 1 FROM item WHERE item.title_id = title.id AND ${at.sql})`, ...at.values);
}

/** What copies and loans take over from their title. */
function throughTitle(table: 'item' | 'loan', filter: RecordFilter): Condition | null {
  const parts = all(among('title.material', filter.material), among('title.language', filter.language), among('title.collection', filter.collection), among('title.audience', filter.audience));
  if (parts.length === 0) return null;
  return condition(`EXISTS (SELECT 1 FROM title WHERE title.id = ${table}.title_id AND ${parts.map(({ sql }) => sql).join(' AND ')})`, ...parts.flatMap(({ values }) => values));
}

const openLoan = 'SELECT 1 FROM loan WHERE loan.item_id = item.id AND loan.returned_at IS NULL';

const ofCopy = (db: ReadableDB, filter: RecordFilter): Condition[] => all(
  amongCodes(db, 'branch', 'item.branch_id', filter.branch), throughTitle('item', filter),
  filter.titleId === undefined ? null : condition('item.title_id = ?', filter.titleId),
  filter.state === undefined ? null : filter.state === 'overdue' ? condition(`EXISTS (${openLoan} AND loan.due_at < ?)`, nowSeconds()) : exists(openLoan, filter.state === 'out'),
  exists('SELECT 1 FROM loan WHERE loan.title_id = item.title_id AND loan.item_id = item.id', filter.lent),
);

function ofLoan(db: ReadableDB, filter: RecordFilter): Condition[] {
  const group = amongCodes(db, 'patron_group', 'patron.group_id', filter.group);
  return all(
    amongCodes(db, 'branch', 'loan.branch_id', filter.branch), throughTitle('loan', filter),
    group === null ? null : condition(`EXISTS (SELECT 1 FROM patron WHERE patron.id = loan.patron_id AND ${group.sql})`, ...group.values),
    between('loan.loaned_at', filter.from === undefined ? undefined : secondsOf(filter.from), filter.to === undefined ? undefined : secondsOf(filter.to) + daySeconds - 1),
    filter.patronId === undefined ? null : condition('loan.patron_id = ?', filter.patronId),
    filter.titleId === undefined ? null : condition('loan.title_id = ?', filter.titleId),
    filter.state === undefined ? null : filter.state === 'in' ? condition('loan.returned_at IS NOT NULL') : condition('loan.returned_at IS NULL'),
    filter.state === 'overdue' ? condition('loan.due_at < ?', nowSeconds()) : null,
  );
}

/** What the filter asks of a row, but for the words it looks for. */
export function conditionsOf(db: ReadableDB, kind: RecordKind, filter: RecordFilter): Condition[] {
  return { patrons: ofPatron, titles: ofTitle, copies: ofCopy, loans: ofLoan }[kind](db, filter);
}
