const daySeconds = 86_400;

/** The first second of a day. */
export const dayStart = (seconds: number): number => seconds - (((seconds % daySeconds) + daySeconds) % daySeconds);
/** ISO date of seconds. */
export const isoDay = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
/** Whole days from one moment's day to another's. */
export const daysBetween = (from: number, to: number): number => Math.round((dayStart(to) - dayStart(from)) / daySeconds);
