/** Shares the wanted number of loans out over patrons, visits and days. */
import { drawDay, type Calendar } from './calendar.ts';
import type { Patron } from './patrons.ts';
import { stream, type Random } from './random.ts';

export interface Visits {
  /** The visits of day d are dayStart[d] to dayStart[d + 1] - 1. */
  readonly dayStart: Uint32Array;
  readonly patron: Uint32Array;
  /** How many loans the visit takes. */
  readonly size: Uint8Array;
  /** The loans of each patron in all. */
  readonly loansOf: Uint32Array;
}

export function planVisits(patrons: readonly Patron[], loans: number, seed: number, calendar: Calendar): Visits {
  const random = stream(seed, 'visits');
  const loansOf = shareOut(patrons, loans);
  const patronOf = new Uint32Array(loans);
  const dayOf = new Uint16Array(loans);
  const sizeOf = new Uint8Array(loans);
  const dayStart = new Uint32Array(calendar.days + 1);
  let count = 0;
  for (const [at, patron] of patrons.entries()) {
    const load = patron.group < 2 ? calendar.youngLoad : calendar.load;
    for (let left = loansOf[at]!; left > 0;) {
      const size = Math.min(left, basket(patron, random));
      const day = drawDay(load, patron.firstDay, patron.lastDay, random);
      patronOf[count] = at;
      dayOf[count] = day;
      sizeOf[count] = size;
      dayStart[day + 1]! += 1;
      left -= size;
      count += 1;
    }
  }
  for (let day = 0; day < calendar.days; day += 1) dayStart[day + 1]! += dayStart[day]!;
  const next = dayStart.slice();
  const patron = new Uint32Array(count);
  const size = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) {
    const day = dayOf[at]!;
    const place = next[day]!;
    next[day] = place + 1;
    patron[place] = patronOf[at]!;
    size[place] = sizeOf[at]!;
  }
  return { dayStart, patron, size, loansOf };
}

/** Exactly the wanted loans, in proportion to each patron's activity. */
function shareOut(patrons: readonly Patron[], loans: number): Uint32Array {
  const total = patrons.reduce((sum, patron) => sum + patron.activity, 0);
  const loansOf = new Uint32Array(patrons.length);
  let passed = 0;
  let given = 0;
  for (const [at, patron] of patrons.entries()) {
    passed += patron.activity;
    const due = Math.round((passed / total) * loans);
    loansOf[at] = due - given;
    given = due;
  }
  if (patrons.length > 0) loansOf[patrons.length - 1]! += loans - given;
  return loansOf;
}

/** How many things one visit takes: one and a geometric rest, more for those who read to children. */
function basket(patron: Patron, random: Random): number {
  const more = patron.group === 0 || patron.parent ? 0.66 : 0.48;
  let size = 1;
  while (size < 12 && random() < more) size += 1;
  return size;
}
