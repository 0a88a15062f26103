import type { TitleId } from '#contract/ids.ts';
import type { Availability } from '#contract/lists.ts';
import { row, rows, type ReadableDB } from '../database.ts';

/** Where to fetch a title, and whether it is there. */
export interface ShelfPlace {
  readonly availability: Availability;
  /** Branch and call number of the copy to take. */
  readonly branch: string | null;
  readonly callNumber: string | null;
}

interface Copy { titleId: TitleId; branch: string | null; callNumber: string | null; isOut: 0 | 1 }

const nowhere: ShelfPlace = { availability: 'unknown', branch: null, callNumber: null };

/** Whether a copy is not on the shelf: it is lent, or put aside for a hold. */
export const isAway = `(EXISTS (SELECT 1 FROM loan WHERE loan.item_id = item.id AND loan.returned_at IS NULL)
  OR EXISTS (SELECT 1 FROM hold WHERE hold.item_id = item.id AND hold.filled_at IS NOT NULL AND hold.cancelled_at IS NULL AND hold.collected_at IS NULL))`;

/** Among how many of the newest loans a return is looked for. */
const sampledLoans = 5000;

/** Whether the records tell what is on the shelf: loans come with their returns, where there are loans. */
export function knowsReturns(db: ReadableDB): boolean {
  return row<{ known: 0 | 1 }>(db, `
    SELECT NOT EXISTS (SELECT 1 FROM loan) OR EXISTS (SELECT 1 FROM (SELECT returned_at FROM loan ORDER BY id DESC LIMIT ${sampledLoans}) WHERE returned_at IS NOT NULL) AS known`)!.known === 1;
}

/**
 * The copy of each title to take: one that is in at `branch`, else one that is in elsewhere, else any. Loans that name no copy count against the title's
 * copies. Titles without copies are left out.
 */
export function shelfPlaces(db: ReadableDB, titleIds: readonly TitleId[], branch: string | null): Map<TitleId, ShelfPlace> {
  const copies = rows<Copy>(db, `
    SELECT item.title_id AS titleId, branch.code AS branch, item.call_number AS callNumber,
      ${isAway} AS isOut
    FROM json_each(?) AS wanted JOIN item ON item.title_id = wanted.value LEFT JOIN branch ON branch.id = item.branch_id
    ORDER BY wanted.key, item.id`, JSON.stringify(titleIds));
  if (copies.length === 0) return new Map();
  const known = knowsReturns(db);
  const byTitle = Map.groupBy(copies, ({ titleId }) => titleId);
  return new Map([...byTitle].map(([titleId, all]) => [titleId, placeOf(all, known ? openWithoutCopy(db, titleId) : 0, branch, known)]));
}

function placeOf(all: readonly Copy[], outWithoutCopy: number, branch: string | null, known: boolean): ShelfPlace {
  const isHere = (copy: Copy): boolean => branch === null || (copy.branch !== null && copy.branch.toLowerCase() === branch.toLowerCase());
  const isIn = all.filter(({ isOut }) => isOut === 0);
  const some = !known || isIn.length > outWithoutCopy ? isIn : [];
  const copy = some.find(isHere) ?? some[0] ?? all.find(isHere) ?? all[0];
  if (copy === undefined) return nowhere;
  const availability = !known ? 'unknown' : some.length === 0 ? 'lent' : some.some(isHere) ? 'on-shelf' : 'other-branch';
  return { availability, branch: copy.branch, callNumber: copy.callNumber ?? all.find(({ callNumber }) => callNumber !== null)?.callNumber ?? null };
}

/** Open loans of a title that do not say which copy it is. */
const openWithoutCopy = (db: ReadableDB, titleId: TitleId): number =>
  row<{ n: number }>(db, 'SELECT count(*) AS n FROM loan WHERE title_id = ? AND returned_at IS NULL AND item_id IS NULL', titleId)!.n;
