/**
 * A moment of the contract as it is to be shown. A day, and a time without a zone, stand on the library's clock and are shown as they stand, whatever the zone of
 * who looks; a time with a zone (`…Z`: when a job ran) is shown on the looker's clock.
 */
export interface ShownMoment {
  readonly date: Date;
  /** For Intl.DateTimeFormat. */
  readonly zone: { readonly timeZone?: 'UTC' };
}

export function shownMoment(iso: string): ShownMoment {
  if (/T.*(Z|[+-]\d\d:\d\d)$/.test(iso)) return { date: new Date(iso), zone: {} };
  return { date: new Date(iso.length === 10 ? iso : `${iso}Z`), zone: { timeZone: 'UTC' } };
}

const two = (part: number): string => String(part).padStart(2, '0');

/** The ISO day on this PC's clock, now or so many days later. */
export function dayHere(daysLater = 0, now = new Date()): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysLater);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
