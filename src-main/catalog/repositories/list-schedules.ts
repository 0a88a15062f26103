import type { DomainId } from '#contract/ids.ts';
import type { MissedWhy, Weekday } from '#contract/list-schedule.ts';
import type { ListWishes } from '#contract/list-wishes.ts';
import { rows, write, type ReadableDB, type WritableDB } from '../database.ts';

/** Lists for everybody at a set time, as they are kept; moments in seconds on the library's clock. */
export interface StoredSchedule {
  readonly targetId: DomainId;
  readonly target: string;
  /** Minutes after midnight. */
  readonly atMinute: number;
  readonly days: readonly Weekday[];
  readonly wishes: ListWishes;
  /** Every time up to this one was kept or missed. */
  readonly settledUntil: number;
  readonly missedAt: number | null;
  readonly missedWhy: MissedWhy | null;
}

export const storedSchedules = (db: ReadableDB): StoredSchedule[] =>
  rows<Omit<StoredSchedule, 'days' | 'wishes'> & { days: string; wishes: string }>(db, `
    SELECT target_id AS targetId, domain.name AS target, at_minute AS atMinute, weekdays AS days, wishes, settled_until AS settledUntil, missed_at AS missedAt, missed_why AS missedWhy
    FROM list_schedule JOIN domain ON domain.id = target_id ORDER BY target_id`)
    .map((found) => ({ ...found, days: JSON.parse(found.days) as Weekday[], wishes: JSON.parse(found.wishes) as ListWishes }));

export const putSchedule = (db: WritableDB, { targetId, atMinute, days, wishes, settledUntil }: Pick<StoredSchedule, 'targetId' | 'atMinute' | 'days' | 'wishes' | 'settledUntil'>): void => {
  write(db, 'INSERT OR REPLACE INTO list_schedule (target_id, at_minute, weekdays, wishes, settled_until) VALUES (?, ?, ?, ?, ?)', targetId, atMinute, JSON.stringify(days), JSON.stringify(wishes), settledUntil);
};

/** A time was kept: what was missed before it is made with it. */
export const noteKept = (db: WritableDB, targetId: DomainId, due: number): void => {
  write(db, 'UPDATE list_schedule SET settled_until = ?, missed_at = NULL, missed_why = NULL WHERE target_id = ?', due, targetId);
};

export const noteMissed = (db: WritableDB, targetId: DomainId, due: number, why: MissedWhy): void => {
  write(db, 'UPDATE list_schedule SET settled_until = ?, missed_at = ?, missed_why = ? WHERE target_id = ?', due, due, why, targetId);
};

/** Somebody has decided about what was missed. */
export const forgetMissed = (db: WritableDB, targetId: DomainId): void => {
  write(db, 'UPDATE list_schedule SET missed_at = NULL, missed_why = NULL WHERE target_id = ?', targetId);
};

export const deleteSchedule = (db: WritableDB, targetId: DomainId): void => { write(db, 'DELETE FROM list_schedule WHERE target_id = ?', targetId); };
