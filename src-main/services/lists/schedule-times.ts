import type { Weekday } from '#contract/list-schedule.ts';
import { dayStart } from '../desk/clock.ts';

/** When something is done: minutes after midnight, on these days of the week. */
export interface Times { readonly atMinute: number; readonly days: readonly Weekday[] }

const daySeconds = 86_400;
/** 1 January 1970 was a Thursday. */
const weekdayOf = (seconds: number): Weekday => ((Math.floor(seconds / daySeconds) + 4) % 7) as Weekday;

/** The last time at or before a moment; both in seconds on the library's clock. */
export function lastTime({ atMinute, days }: Times, moment: number): number {
  for (let day = dayStart(moment); ; day -= daySeconds) {
    const time = day + atMinute * 60;
    if (time <= moment && days.includes(weekdayOf(day))) return time;
  }
}

/** The first time after a moment. */
export function nextTime({ atMinute, days }: Times, moment: number): number {
  for (let day = dayStart(moment); ; day += daySeconds) {
    const time = day + atMinute * 60;
    if (time > moment && days.includes(weekdayOf(day))) return time;
  }
}
