const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Seconds since 1970 of a day's beginning; NaN where there is no such day or it is no day of a library's life. */
export function daySeconds(year: number, month: number, day: number): number {
  if (!(year >= 1800 && year < 2200 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > (monthDays[month - 1] ?? 0) || (month === 2 && day === 29 && !leap)) return Number.NaN;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468) * 86_400;
}

/** Seconds of a time of day; NaN where there is no such time. A leap second counts as the one before it. */
export function timeSeconds(hour: number, minute: number, second: number): number {
  if (!(hour >= 0 && hour <= 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60) || (hour === 24 && minute + second > 0)) return Number.NaN;
  return hour * 3600 + minute * 60 + Math.min(second, 59);
}

/** ISO date of a moment. */
export const isoDay = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
