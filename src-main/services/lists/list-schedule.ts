import { AppError } from '#contract/errors.ts';
import type { DomainId, JobId } from '#contract/ids.ts';
import type { ListSchedule, ListScheduleShown } from '#contract/list-schedule.ts';
import { domainName } from '#catalog/repositories/domains.ts';
import { deleteSchedule, forgetMissed, noteKept, noteMissed, putSchedule, storedSchedules, type StoredSchedule } from '#catalog/repositories/list-schedules.ts';
import { newestModelFor } from '#catalog/repositories/models.ts';
import { isoTime, nowSeconds } from '#catalog/repositories/times.ts';
import type { Library } from '../library.ts';
import { startLists } from '../reading-lists.ts';
import { newestModel } from '../training.ts';
import { lastTime, nextTime } from './schedule-times.ts';

/** A time that is later than this by is missed: a PC that slept through the night does not begin in the middle of the desk's day. */
const lateSeconds = 3600;
const tickMs = 20_000;

const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
const clockTime = (minutes: number): string => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** Lists for everybody that are made at a set time, and what of them was missed. */
export const schedules = (library: Library, now = nowSeconds()): ListScheduleShown[] => storedSchedules(library.db).map(({ targetId, target, atMinute, days, wishes, missedAt, missedWhy }) => ({
  targetId, target, at: clockTime(atMinute), days, wishes, next: isoTime(nextTime({ atMinute, days }, now)), missed: missedAt === null ? null : { at: isoTime(missedAt), why: missedWhy! },
}));

/** @throws AppError domain-not-found */
export function saveSchedule(library: Library, { targetId, at, days, wishes }: ListSchedule, now = nowSeconds()): void {
  if (domainName(library.db, targetId) === null) throw new AppError('domain-not-found', { domain: targetId, map: '' });
  putSchedule(library.db, { targetId, atMinute: minutesOf(at), days: [...new Set(days)], wishes, settledUntil: now });
  library.changed('lists');
}

export function endSchedule(library: Library, targetId: DomainId): void {
  deleteSchedule(library.db, targetId);
  library.changed('lists');
}

/** Makes what was missed, or lets it be. @returns the job, null where none was begun @throws AppError model-not-found */
export function settleMissed(library: Library, targetId: DomainId, make: boolean): JobId | null {
  const schedule = storedSchedules(library.db).find((one) => one.targetId === targetId);
  if (schedule === undefined || schedule.missedAt === null) return null;
  const jobId = make ? begin(library, schedule) : null;
  forgetMissed(library.db, targetId);
  library.changed('lists');
  return jobId;
}

const begin = (library: Library, { targetId, wishes }: StoredSchedule): JobId => startLists(library, { modelId: newestModel(library, targetId).id, patrons: 'all', wishes });

/**
 * Begins the jobs whose time has come, and notes the times that were missed.
 * @param now moments are seconds on the library's clock
 * @param openSince since when this catalogue has been watched: times before it were missed
 * @returns the jobs that were begun
 */
export async function keepTimes(library: Library, now: number, openSince: number): Promise<readonly JobId[]> {
  const isDue = (schedule: StoredSchedule): boolean => lastTime(schedule, now) > schedule.settledUntil;
  if (!storedSchedules(library.db).some(isDue)) return [];
  const giveBack = await library.turns.take();
  try {
    if (library.closing.aborted) return [];
    const begun: JobId[] = [];
    for (const schedule of storedSchedules(library.db).filter(isDue)) {
      const due = lastTime(schedule, now);
      const { targetId } = schedule;
      if (due < openSince || now - due > lateSeconds) noteMissed(library.db, targetId, due, 'closed');
      else if (newestModelFor(library.db, targetId) === null) noteMissed(library.db, targetId, due, 'no-model');
      else {
        noteKept(library.db, targetId, due);
        begun.push(begin(library, schedule));
      }
    }
    library.changed('lists');
    return begun;
  } finally {
    giveBack();
  }
}

/** Looks at the clock until the library is closed, whichever catalogue it has open; a clock that is set or a PC that slept is noticed at the next look. */
export function watchTimes(library: Library, clock: () => number = () => nowSeconds(), everyMs = tickMs): void {
  let folder = library.folder;
  let openSince = clock();
  let looking = false;
  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    if (library.folder !== folder) [folder, openSince] = [library.folder, clock()];
    await keepTimes(library, clock(), openSince).catch((error: unknown) => { if (!library.closing.aborted) library.environment.noteBug('list-schedule', error); });
    looking = false;
  }
  const timer = setInterval(() => { if (library.closing.aborted) clearInterval(timer); else void look(); }, everyMs).unref();
  void look();
}
