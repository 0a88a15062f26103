import type { RecordKind } from '#contract/record-lists.ts';
import { prepared, type ReadableDB } from '../database.ts';
import type { Condition } from './conditions.ts';
import type { Order, Segment } from './orders.ts';
import { inOrderOf, tableOf } from './tables.ts';

/** Where a row stands: its stretch, its key there, its row id; or its place among what was found. */
export type Place = readonly [segment: number, key: string | number | null, id: number] | readonly [found: number];

export interface Step {
  /** Rows that fit, in order. */
  readonly rows: readonly { readonly place: Place; readonly id: number }[];
  /** The last row looked at; null: the list ends here. */
  readonly last: Place | null;
}

type KeyedRow = [key: string | number | null, id: number, fits: 0 | 1];

const comparison = (descending: boolean): string => (descending ? '<' : '>');
const way = (descending: boolean): string => (descending ? 'DESC' : 'ASC');

/** From the beginning of a stretch, within the rows of one key, or behind them. */
type Position = 'first' | 'same' | 'behind';

/** The rows of a stretch after a place, each with whether it fits; `values`: of its question marks, but for the place's and the limit. */
export function segmentQuery(kind: RecordKind, { index, key, where, values, low, high }: Segment, descending: boolean, position: Position, conditions: readonly Condition[]): { readonly sql: string; readonly values: readonly unknown[] } {
  const { from: source, id } = inOrderOf(kind, index);
  const bounds = position === 'first' ? [low, high] : position === 'same' ? [] : [descending ? (low?.values.length === 0 && low.sql.endsWith('NULL') ? undefined : low) : high];
  const within = bounds.filter((bound) => bound !== undefined);
  const from = key === null
    ? (position === 'first' ? '' : ` AND ${id} ${comparison(descending)} ?`)
    : { first: '', same: ` AND ${key} = ? AND ${id} ${comparison(descending)} ?`, behind: ` AND ${key} ${comparison(descending)} ?` }[position];
  const order = key === null || position === 'same' ? `${id} ${way(descending)}` : `${key} ${way(descending)}, ${id} ${way(descending)}`;
  const fits = conditions.length === 0 ? '1' : `coalesce(${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}, 0)`;
  return {
    sql: `SELECT ${key ?? 'NULL'}, ${id}, ${fits} FROM ${source} WHERE ${[where, ...within.map(({ sql }) => sql)].join(' AND ')}${from} ORDER BY ${order} LIMIT ?`,
    values: [...conditions.flatMap((one) => one.values), ...values, ...within.flatMap((bound) => bound.values)],
  };
}

/** Looks at up to `limit` rows of the list after a place. */
export function scan(db: ReadableDB, kind: RecordKind, order: Order, conditions: readonly Condition[], after: Place | null, limit: number): Step {
  return 'found' in order ? scanFound(db, kind, order.found, conditions, after, limit) : scanSegments(db, kind, order, conditions, after, limit);
}

function scanSegments(db: ReadableDB, kind: RecordKind, { segments, descending }: Extract<Order, { segments: unknown }>, conditions: readonly Condition[], after: Place | null, limit: number): Step {
  const seen: { place: Place; id: number; fits: boolean }[] = [];
  const [first, key, id] = after?.length === 3 ? after : [0, null, null];
  const read = (at: number, position: Position, from: readonly unknown[]): void => {
    const segment = segments[at]!;
    if (seen.length >= limit) return;
    const { sql, values } = segmentQuery(kind, segment, descending, position, conditions);
    const found = prepared(db, sql).raw().all(...values, ...from, limit - seen.length) as KeyedRow[];
    for (const [rowKey, rowId, fits] of found) seen.push({ place: [at, rowKey, rowId], id: rowId, fits: fits === 1 });
  };
  for (let at = first; at < segments.length && seen.length < limit; at += 1) {
    if (at > first || id === null) read(at, 'first', []);
    else if (segments[at]!.key === null) read(at, 'same', [id]);
    else {
      read(at, 'same', [key, id]);
      read(at, 'behind', [key]);
    }
  }
  return { rows: seen.filter(({ fits }) => fits), last: seen.length < limit ? null : seen.at(-1)!.place };
}

/**
 * Goes on by exactly `stride` rows, whatever they hold, without reading the rows between.
 * @returns the row it comes to; or how many rows are left, where they are fewer
 */
export function leap(db: ReadableDB, kind: RecordKind, { segments, descending }: Extract<Order, { segments: unknown }>, after: Place | null, stride: number): Place | number {
  let left = stride;
  const [first, key, id] = after?.length === 3 ? after : [0, null, null];
  const go = (at: number, position: Position, from: readonly unknown[]): Place | null => {
    const segment = segments[at]!;
    const { sql, values } = segmentQuery(kind, segment, descending, position, []);
    const found = prepared(db, `${sql} OFFSET ?`).raw().get(...values, ...from, 1, left - 1) as KeyedRow | undefined;
    if (found !== undefined) return [at, found[0], found[1]];
    left -= prepared<number>(db, `SELECT count(*) FROM (${sql})`).pluck().get(...values, ...from, left) as number;
    return null;
  };
  for (let at = first; at < segments.length; at += 1) {
    const isKeyless = segments[at]!.key === null;
    const found = at > first || id === null ? go(at, 'first', []) : go(at, 'same', isKeyless ? [id] : [key, id]) ?? (isKeyless ? null : go(at, 'behind', [key]));
    if (found !== null) return found;
  }
  return stride - left;
}

function scanFound(db: ReadableDB, kind: RecordKind, found: readonly number[], conditions: readonly Condition[], after: Place | null, limit: number): Step {
  const from = after === null ? 0 : after[0] + 1;
  const ids = found.slice(from, from + limit);
  const table = tableOf[kind];
  const fitting = conditions.length === 0 ? null : new Set(prepared<number>(db,
    `SELECT ${table}.id FROM json_each(?) AS wanted CROSS JOIN ${table} ON ${table}.id = wanted.value WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`)
    .pluck().all(JSON.stringify(ids), ...conditions.flatMap(({ values }) => values)) as number[]);
  return {
    rows: ids.map((id, at) => ({ id, place: [from + at] as const })).filter(({ id }) => fitting === null || fitting.has(id)),
    last: from + limit < found.length ? [from + limit - 1] : null,
  };
}
