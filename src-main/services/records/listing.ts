import { setImmediate as breathe } from 'node:timers/promises';
import { AppError } from '#contract/errors.ts';
import { outlineStep, recordColumns, sortColumns, type RecordColumn, type RecordFilter, type RecordKind, type RecordOutline, type RecordPage, type RecordRow, type RecordSort, type RecordValues } from '#contract/record-lists.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { countCopyLoans, titlesOfCopies, type CopyLoansPlace } from '#catalog/record-lists/copy-loans.ts';
import { conditionsOf } from '#catalog/record-lists/conditions.ts';
import { orderOf, type Order } from '#catalog/record-lists/orders.ts';
import { readRows } from '#catalog/record-lists/rows.ts';
import { leap, scan, type Place } from '#catalog/record-lists/scan.ts';
import { codesOf, titleValuesAfter, valueColumns } from '#catalog/record-lists/values.ts';
import { inSlices } from '#jobs/slices.ts';
import type { Library } from '../library.ts';

export interface ListQuestion { readonly kind: RecordKind; readonly filter: RecordFilter; readonly sort: RecordSort | null }

/** One look at the rows holds the main process no longer than this; a page waits for its rows as long as that. */
const lookMs = 10;
const pageMs = 250;

const isPlace = (value: unknown): value is Place => Array.isArray(value) && (value.length === 1 || value.length === 3)
  && value.every((part, at) => part === null ? at === 1 : typeof part === 'number' || (at === 1 && typeof part === 'string'));

/** @throws AppError invalid-argument where it is no place that a list has told */
function placeOf(text: string | undefined, order: Order): Place | null {
  if (text === undefined) return null;
  let place: unknown;
  try { place = JSON.parse(text); } catch { place = null; }
  const isKnown = isPlace(place) && ('found' in order ? place.length === 1 : place.length === 3 && order.segments[place[0]] !== undefined);
  if (!isKnown) throw new AppError('invalid-argument', { place: 'after' });
  return place as Place;
}

/** @throws AppError invalid-argument where the list has no such column or is not sorted by it */
function checked({ kind, sort }: ListQuestion, columns: readonly string[]): readonly RecordColumn[] {
  const known: readonly string[] = recordColumns[kind];
  if (!columns.every((column) => known.includes(column))) throw new AppError('invalid-argument', { place: 'columns' });
  if (sort !== null && !(sortColumns[kind] as readonly string[]).includes(sort.column)) throw new AppError('invalid-argument', { place: 'sort' });
  return columns as readonly RecordColumn[];
}

/** Looks through a list from a place on, a few milliseconds at a time, until `take` has enough or `ms` have passed; answers where it stopped, null at the end. */
async function lookThrough(db: ReadableDB, question: ListQuestion, after: string | undefined, ms: number, take: (id: number, place: Place) => boolean): Promise<string | null> {
  const order = orderOf(db, question.kind, question.filter, question.sort);
  const conditions = conditionsOf(db, question.kind, question.filter);
  let place = placeOf(after, order);
  let limit = 400;
  const endsAt = performance.now() + ms;
  for (;;) {
    const startedAt = performance.now();
    const step = scan(db, question.kind, order, conditions, place, limit);
    for (const row of step.rows) if (take(row.id, row.place)) return JSON.stringify(row.place);
    if (step.last === null) return null;
    place = step.last;
    if (performance.now() > endsAt) return JSON.stringify(place);
    limit = Math.max(200, Math.min(50_000, Math.round(limit * Math.min(2, lookMs / Math.max(0.1, performance.now() - startedAt)))));
    await breathe();
  }
}

/**
 * The next rows of a list, read by an index. Rows that fit a filter are looked for a quarter of a second at a time, so a page may hold fewer than asked for.
 * @throws AppError invalid-argument
 */
export async function listRecords(library: Library, question: ListQuestion & { readonly columns: readonly string[]; readonly after?: string | undefined; readonly limit: number }): Promise<RecordPage> {
  const { db } = library;
  const columns = checked(question, question.columns);
  const ids: number[] = [];
  const next = await lookThrough(db, question, question.after, pageMs, (id) => ids.push(id) >= question.limit);
  return { rows: await readInPieces(db, question.kind, ids, columns), next };
}

const rowsAtOnce = 40;

/** Reads rows some at a time: one that counts many loans takes longer. */
export async function readInPieces(db: ReadableDB, kind: RecordKind, ids: readonly number[], columns: readonly RecordColumn[]): Promise<RecordRow[]> {
  const rows: RecordRow[] = [];
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    if (at > 0) await breathe();
    rows.push(...readRows(db, kind, ids.slice(at, at + rowsAtOnce), columns));
  }
  const loansAt = columns.indexOf('loans');
  return kind === 'copies' && loansAt >= 0 ? withLoans(db, rows, loansAt) : rows;
}

const loansAtOnce = 2000;

/** Copies with how often each was lent. */
async function withLoans(db: ReadableDB, copies: readonly RecordRow[], at: number): Promise<RecordRow[]> {
  const counts = new Map<number, number>();
  let breatheAt = performance.now() + lookMs;
  for (const title of titlesOfCopies(db, copies.map(({ id }) => id))) {
    for (let place: CopyLoansPlace | null = { title, at: Number.MIN_SAFE_INTEGER, id: 0 }; place !== null;) {
      place = countCopyLoans(db, place, loansAtOnce, counts);
      if (performance.now() < breatheAt) continue;
      await breathe();
      breatheAt = performance.now() + lookMs;
    }
  }
  return copies.map((copy) => ({ ...copy, cells: copy.cells.with(at, counts.get(copy.id) ?? 0) }));
}

/** How long a list is, and where every 200th row begins: the next part of it. @throws AppError invalid-argument */
export async function outlineRecords(library: Library, question: ListQuestion & { readonly after?: string | undefined; readonly behind: number }): Promise<RecordOutline> {
  checked(question, []);
  const order = orderOf(library.db, question.kind, question.filter, question.sort);
  if ('segments' in order && conditionsOf(library.db, question.kind, question.filter).length === 0) return leapThrough(library.db, question.kind, order, placeOf(question.after, order));
  const places: string[] = [];
  let { behind } = question;
  let rows = 0;
  const next = await lookThrough(library.db, question, question.after, pageMs, (_id, place) => {
    rows += 1;
    behind += 1;
    if (behind === outlineStep) {
      places.push(JSON.stringify(place));
      behind = 0;
    }
    return false;
  });
  return { places, rows, next, behind };
}

async function leapThrough(db: ReadableDB, kind: RecordKind, order: Extract<Order, { segments: unknown }>, after: Place | null): Promise<RecordOutline> {
  const places: string[] = [];
  let place = after;
  let breatheAt = performance.now() + lookMs;
  for (const endsAt = breatheAt - lookMs + pageMs; performance.now() < endsAt;) {
    const next = leap(db, kind, order, place, outlineStep);
    if (typeof next === 'number') return { places, rows: places.length * outlineStep + next, next: null, behind: next };
    places.push(JSON.stringify(place = next));
    if (performance.now() < breatheAt) continue;
    await breathe();
    breatheAt = performance.now() + lookMs;
  }
  return { places, rows: places.length * outlineStep, next: places.at(-1) ?? null, behind: 0 };
}

/** Every row id of a list, in order; `take` gets a few hundred at a time and is waited for. */
export async function everyRecord(library: Library, question: ListQuestion, take: (ids: readonly number[]) => Promise<void> | void, signal?: AbortSignal): Promise<void> {
  let after: string | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const ids: number[] = [];
    const next = await lookThrough(library.db, question, after, pageMs, (id) => ids.push(id) >= 500);
    if (ids.length > 0) await take(ids);
    if (next === null) return;
    after = next;
  }
}

const mostValues = 200;

/** The codes and values that stand in the catalogue, for choosing instead of typing. */
export async function recordValues(library: Library): Promise<RecordValues> {
  const found = valueColumns.map(() => new Set<string>());
  let after = 0;
  await inSlices((limit) => {
    const slice = titleValuesAfter(library.db, after, limit * 4);
    if (slice === null) return 0;
    after = slice.last;
    for (const values of slice.values) values.forEach((value, at) => { if (value !== null && value !== '' && found[at]!.size < mostValues) found[at]!.add(value); });
    return limit;
  });
  const [material, language, collection, audience] = found.map((values) => [...values].sort()) as [string[], string[], string[], string[]];
  return { group: codesOf(library.db, 'patron_group'), branch: codesOf(library.db, 'branch'), material, language, collection, audience };
}
