/** ISO date-time of seconds on the library's clock, without a zone: `2024-03-05T14:21:00`. */
export const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19);
export const isoTimeOrNull = (seconds: number | null): string | null => (seconds === null ? null : isoTime(seconds));
export const isoDateOrNull = (seconds: number | null): string | null => (seconds === null ? null : isoTime(seconds).slice(0, 10));
/** Seconds now. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1000);
/** Days since 1970 of seconds. */
export const dayOf = (seconds: number): number => Math.floor(seconds / 86_400);
