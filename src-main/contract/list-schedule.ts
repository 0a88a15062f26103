import { z } from 'zod';
import { domainId, type DomainId, type JobId } from './ids.ts';
import { listWishes, type ListWishes } from './list-wishes.ts';

/** Days of the week as a library orders them; 0 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;
export type Weekday = (typeof weekdays)[number];

/** When lists for everybody are made by themselves, while the program is open, with the newest model for this target. */
export const listSchedule = z.object({
  targetId: domainId,
  /** By the clock of this PC, `02:00`. */
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  days: z.array(z.literal([0, 1, 2, 3, 4, 5, 6])).min(1).max(7).default([...weekdays]),
  wishes: listWishes.prefault({}),
});
export type ListSchedule = z.output<typeof listSchedule>;

export const listScheduleCalls = {
  'lists:schedules': z.object({}),
  /** One of the same target is replaced, and what it has missed forgotten. @throws domain-not-found */
  'lists:save-schedule': listSchedule,
  'lists:end-schedule': z.object({ targetId: domainId }),
  /** Makes lists for everybody that were missed, or lets them be. @throws model-not-found */
  'lists:settle-missed': z.object({ targetId: domainId, make: z.boolean() }),
} as const;

/** Why lists were not made at their time: the program was not open (or the PC slept), or there was no model. */
export type MissedWhy = 'closed' | 'no-model';

export interface ListScheduleShown {
  readonly targetId: DomainId;
  readonly target: string;
  readonly at: string;
  readonly days: readonly Weekday[];
  readonly wishes: ListWishes;
  /** ISO date-time on the library's clock. */
  readonly next: string;
  /** The last time that was not kept; null: none, or somebody has decided about it. */
  readonly missed: { readonly at: string; readonly why: MissedWhy } | null;
}

export interface ListScheduleResults {
  'lists:schedules': readonly ListScheduleShown[];
  'lists:save-schedule': null;
  'lists:end-schedule': null;
  /** The job; null where none was begun. */
  'lists:settle-missed': { readonly jobId: JobId | null };
}
