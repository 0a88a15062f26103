import type { RecordFilter, RecordKind, RecordSort } from '#contract/record-lists.ts';
import { lastSortKey } from '#text/sort-key.ts';
import { row, rows, type ReadableDB } from '../database.ts';
import { patronOfCard, survivorCards } from '../repositories/merged-numbers.ts';
import { matchingTitles } from '../repositories/titles.ts';
import { secondsOf } from './conditions.ts';
import { afterPrefix, loanTimes } from './tables.ts';

/** A stretch of the list that one index holds in order: by the key, then by row id; no key: by row id alone. */
export interface Segment {
  readonly index: string;
  readonly key: string | null;
  readonly where: string;
  readonly values: readonly unknown[];
  /** Where the keys begin and end. A place takes the stead of one of them: of two bounds on one side SQLite would use the wrong one. */
  readonly low?: Bound;
  readonly high?: Bound;
}
export interface Bound { readonly sql: string; readonly values: readonly (string | number)[] }

/** In which order the rows come: stretch after stretch, or as they were found by words. */
export type Order = { readonly segments: readonly Segment[]; readonly descending: boolean } | { readonly found: readonly number[] };

const segment = (index: string, key: string | null, where: string, ...values: readonly unknown[]): Segment => ({ index, key, where, values });
/** Rows with a value first, whichever way they are sorted. */
const valued = (index: string, key: string, where = 'true'): Segment => ({ ...segment(index, key, where), low: { sql: `${key} IS NOT NULL`, values: [] } });
const thenNone = (index: string, key: string): Segment[] => [valued(index, key), segment(index, null, `${key} IS NULL`)];
const prefixed = (index: string, key: string, prefix: string): Segment =>
  ({ ...segment(index, key, 'true'), low: { sql: `${key} >= ?`, values: [prefix] }, high: { sql: `${key} < ?`, values: [afterPrefix(prefix)] } });

const cardIndex = 'sqlite_autoindex_patron_1';

/** Patrons who are looked for by a card that was merged into theirs: behind those whose card begins so. */
function merged(db: ReadableDB, text: string): Segment[] {
  const cards = survivorCards(db, text);
  return cards.length === 0 ? [] : [segment(cardIndex, 'patron.external_id', `patron.external_id IN (${cards.map(() => '?').join(', ')})`, ...cards)];
}

function patronSegments(db: ReadableDB, filter: RecordFilter, column: string): Segment[] {
  const codes = (table: 'patron_group' | 'branch', index: string, key: string): Segment[] => [
    ...rows<{ id: number }>(db, `SELECT id FROM ${table} ORDER BY code`).map(({ id }) => segment(index, 'patron.external_id', `patron.${key} = ?`, id)),
    segment(index, 'patron.external_id', `patron.${key} IS NULL`),
  ];
  switch (column) {
    case 'group': return codes('patron_group', 'patron_by_group', 'group_id');
    case 'homeBranch': return codes('branch', 'patron_by_branch', 'home_branch_id');
    case 'birthYear': return thenNone('patron_by_birth', 'patron.birth_year');
    case 'expiresOn': return thenNone('patron_by_expiry', 'patron.expires_on');
    default: return filter.text ? [prefixed(cardIndex, 'patron.external_id', filter.text), ...merged(db, filter.text)] : [segment(cardIndex, 'patron.external_id', 'true')];
  }
}

/** By a sort key, Chinese by its pinyin; titles without one come last. */
const byKey = (index: string, key: string): readonly Segment[] => [{ ...segment(index, key, 'true'), high: { sql: `${key} < ?`, values: [lastSortKey] } }, segment(index, null, `${key} = ?`, lastSortKey)];
const byName = byKey('title_by_sort_key', 'title.sort_key');

const sortedTitles: Readonly<Record<string, string>> = {
  title: 'title.sort_key', author: 'title.author_key', year: 'title.year', classMark: 'title.class_mark', number: 'title.external_id',
};

function titleOrder(db: ReadableDB, filter: RecordFilter, sort: RecordSort | null): Order {
  if (filter.text) {
    const found = matchingTitles(db, filter.text);
    const by = sort === null ? undefined : sortedTitles[sort.column];
    if (by === undefined) return { found };
    const way = sort?.descending === true ? 'DESC' : 'ASC';
    return { found: rows<{ id: number }>(db, `SELECT title.id FROM json_each(?) AS wanted JOIN title ON title.id = wanted.value ORDER BY ${by} ${way} NULLS LAST, title.id ${way}`, JSON.stringify(found)).map(({ id }) => id) };
  }
  const descending = sort?.descending ?? false;
  switch (sort?.column) {
    case 'author': return { segments: [...byKey('title_by_author_key', 'title.author_key')], descending };
    case 'year': return { segments: thenNone('title_by_year', 'title.year'), descending };
    case 'classMark': return { segments: filter.classMark ? [prefixed('title_by_class', 'title.class_mark', filter.classMark)] : thenNone('title_by_class', 'title.class_mark'), descending };
    case 'number': return { segments: [segment('sqlite_autoindex_title_1', 'title.external_id', 'true')], descending };
    default: return { segments: byName.slice(filter.undescribed === true ? 1 : 0), descending };
  }
}

function copySegments(filter: RecordFilter, column: string): Segment[] {
  if (filter.titleId !== undefined) return [segment('item_by_title', null, 'item.title_id = ?', filter.titleId)];
  const { text } = filter;
  if (text) {
    const [barcode, number, call] = [prefixed('item_by_barcode', 'item.barcode', text), prefixed('item_by_number', 'item.external_id', text), prefixed('item_by_call_number', 'item.call_number', text)];
    const without = (one: Segment, ...others: readonly Segment[]): Segment => ({
      ...one, where: others.map(({ low, high }) => `NOT coalesce(${low!.sql} AND ${high!.sql}, false)`).join(' AND '), values: others.flatMap(({ low, high }) => [...low!.values, ...high!.values]),
    });
    return [barcode, without(number, barcode), without(call, barcode, number)];
  }
  if (column === 'callNumber') return thenNone('item_by_call_number', 'item.call_number');
  return [valued('item_by_barcode', 'item.barcode'), segment('item_without_barcode', 'item.external_id', 'item.barcode IS NULL')];
}

/** Loans looked up by words of their titles are gathered and sorted; further ones are left out. */
const mostGathered = 20_000;
const loanTime = `${loanTimes}.loaned_at`;

function loanOrder(db: ReadableDB, filter: RecordFilter, sort: RecordSort | null): Order {
  const descending = sort?.descending ?? true;
  const one = (...segments: Segment[]): Order => ({ segments, descending });
  if (filter.patronId !== undefined) return one(segment('loan_identity', 'loan.loaned_at', 'loan.patron_id = ?', filter.patronId));
  if (filter.titleId !== undefined) return one(segment('loan_by_title', 'loan.loaned_at', 'loan.title_id = ?', filter.titleId));
  if (filter.text) {
    const patron = patronOfCard(db, filter.text);
    if (patron !== undefined) return one(segment('loan_identity', 'loan.loaned_at', 'loan.patron_id = ?', patron));
    const item = row<{ id: number; titleId: number }>(db, 'SELECT id, title_id AS titleId FROM item WHERE barcode = ? UNION ALL SELECT id, title_id FROM item WHERE external_id = ?', filter.text, filter.text);
    if (item !== undefined) return one(segment('loan_by_title', 'loan.loaned_at', 'loan.title_id = ? AND loan.item_id = ?', item.titleId, item.id));
    const loans = rows<{ at: number; id: number }>(db, `SELECT loaned_at AS at, loan.id FROM json_each(?) AS wanted CROSS JOIN loan ON loan.title_id = wanted.value LIMIT ${mostGathered}`, JSON.stringify(matchingTitles(db, filter.text)));
    loans.sort((a, b) => (a.at - b.at || a.id - b.id) * (descending ? -1 : 1));
    return { found: loans.map(({ id }) => id) };
  }
  const out = valued('loan_out_by_due', 'loan.due_at', 'loan.returned_at IS NULL');
  const outUndated = segment('loan_out_by_due', null, 'loan.returned_at IS NULL AND loan.due_at IS NULL');
  if (filter.state === 'out' || filter.state === 'overdue') return { segments: filter.state === 'out' ? [out, outUndated] : [out], descending: sort?.descending ?? false };
  if (sort?.column === 'dueAt') return one(out, outUndated, segment(loanTimes, loanTime, 'loan.returned_at IS NOT NULL'));
  return one({
    ...segment(loanTimes, loanTime, 'true'),
    ...(filter.from !== undefined && { low: { sql: `${loanTime} >= ?`, values: [secondsOf(filter.from)] } }),
    ...(filter.to !== undefined && { high: { sql: `${loanTime} <= ?`, values: [secondsOf(filter.to) + 86_399] } }),
  });
}

/** How the rows of a list follow each other. What the filter says of the key is used to begin in the right place; the rest is looked at row by row. */
export function orderOf(db: ReadableDB, kind: RecordKind, filter: RecordFilter, sort: RecordSort | null): Order {
  const reversed = (segments: Segment[], descending: boolean, isCoded: boolean): Order => {
    if (!descending || !isCoded) return { segments, descending };
    return { segments: [...segments.slice(0, -1).reverse(), ...segments.slice(-1)], descending: false };
  };
  const descending = sort?.descending ?? false;
  switch (kind) {
    case 'patrons': return reversed(patronSegments(db, filter, sort?.column ?? 'card'), descending, sort?.column === 'group' || sort?.column === 'homeBranch');
    case 'titles': return titleOrder(db, filter, sort);
    case 'copies': return { segments: copySegments(filter, sort?.column ?? 'barcode'), descending };
    case 'loans': return loanOrder(db, filter, sort);
  }
}
