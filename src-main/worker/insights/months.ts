const mostMonths = 1200;

/** Number of the month of a second: months since the year 0. */
export function monthOf(second: number): number {
  const date = new Date(second * 1000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

export const monthName = (month: number): string => `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

/** The months from a first to a last second, the newest 1,200, and the place of a second among them (-1: before). */
export function monthScale(first: number, last: number): { readonly names: readonly string[]; placeOf(second: number): number } {
  const end = monthOf(last);
  const start = Math.max(monthOf(first), end - mostMonths + 1);
  // the second each month begins with: a loan's month is looked for from its day, without making a date of every loan
  const begins = Array.from({ length: end - start + 1 }, (_, at) => Date.UTC(Math.floor((start + at) / 12), (start + at) % 12) / 1000);
  const perMonth = 2_629_746; // seconds of a mean month: the guess is at most one month away
  return {
    names: begins.map((_, at) => monthName(start + at)),
    placeOf(second) {
      if (second < begins[0]!) return -1;
      let place = Math.min(begins.length - 1, Math.floor((second - begins[0]!) / perMonth));
      while (place + 1 < begins.length && begins[place + 1]! <= second) place += 1;
      while (begins[place]! > second) place -= 1;
      return place;
    },
  };
}
