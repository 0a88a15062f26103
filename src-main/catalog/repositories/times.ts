/** ISO date-time of seconds on the library's clock, without a zone: `2024-03-05T14:21:00`. */
export const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19);
export const isoTimeOrNull = (seconds: number | null): string | null => (seconds === null ? null : isoTime(seconds));
export const isoDateOrNull = (seconds: number | null): string | null => (seconds === null ? null : isoTime(seconds).slice(0, 10));
/**
 * Seconds on the library's clock, now or at another moment: the wall clock of this PC written as if it were UTC, as exports have their times. Whatever
 * the catalogue keeps in seconds is on this clock, so that it can be compared.
 */
export const nowSeconds = (moment = new Date()): number => Math.floor(moment.getTime() / 1000) - moment.getTimezoneOffset() * 60;
/** The same in SQL. */
export const sqlNow = "unixepoch('now', 'localtime')";
/** Today on the library's clock, in SQL. */
export const sqlToday = "date('now', 'localtime')";
/** Days since 1970 of seconds. */
export const dayOf = (seconds: number): number => Math.floor(seconds / 86_400);
