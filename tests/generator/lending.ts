/** Turns visits into loans, day by day: the copy, the times, renewals and returns. */
import { clock, openingSecond, returnSecond, type Calendar } from './calendar.ts';
import type { Catalogue } from './catalogue.ts';
import { makeChooser } from './choosing.ts';
import { branches, type Patron } from './patrons.ts';
import { below, stream, weighted, type Random } from './random.ts';
import type { Visits } from './visits.ts';

/** One loan, in the order of time. */
export interface Loan {
  readonly patron: number;
  readonly title: number;
  readonly copy: number;
  readonly branch: string;
  readonly loanAt: string;
  readonly dueAt: string;
  /** Empty while it is out. */
  readonly returnedAt: string;
  readonly renewals: number;
}

interface Draft { readonly patron: number; readonly title: number; readonly copy: number; readonly second: number; readonly branch: number }

/** Days a loan runs, by material. */
const loanPeriod = [28, 7, 14];
const renewalShares = [[74, 18, 6, 2], [90, 10, 0, 0], [84, 14, 2, 0]];
const late = 0.07;
const neverReturned = 0.001;

/** The loans of each day, first to last. */
export function* lendByDay(catalogue: Catalogue, patrons: readonly Patron[], visits: Visits, seed: number, calendar: Calendar): Generator<readonly Loan[]> {
  const random = stream(seed, 'lending');
  /** The day a copy is back on the shelf. */
  const backOn = new Int32Array(catalogue.copyStart[catalogue.count]!).fill(-1);
  const freeCopy = (title: number, day: number): number => {
    for (let copy = catalogue.copyStart[title]!; copy < catalogue.copyStart[title + 1]!; copy += 1) if (backOn[copy]! < day) return copy;
    return -1;
  };
  const chooser = makeChooser(catalogue, visits.loansOf, seed, (title, day) => freeCopy(title, day) >= 0);
  for (let day = 0; day < calendar.days; day += 1) {
    const drafts: Draft[] = [];
    for (let visit = visits.dayStart[day]!; visit < visits.dayStart[day + 1]!; visit += 1) {
      const patronAt = visits.patron[visit]!;
      const patron = patrons[patronAt]!;
      const weekday = calendar.weekday(day);
      const branch = branchOf(patron, weekday, random);
      let second = openingSecond(weekday, random);
      for (let loan = 0; loan < visits.size[visit]!; loan += 1) {
        const title = chooser.choose(patronAt, patron, day);
        const copy = freeCopy(title, day);
        backOn[copy] = day;
        drafts.push({ patron: patronAt, title, copy, second, branch });
        second += 3 + below(random, 14);
      }
    }
    drafts.sort((left, right) => left.second - right.second || left.patron - right.patron);
    yield drafts.map((draft) => finish(draft, day, catalogue.material[draft.title] ?? 0, backOn, random, calendar));
  }
}

/** Mostly the branch nearest home; on Sundays only the main library is open. */
function branchOf(patron: Patron, weekday: number, random: Random): number {
  if (weekday === 0) return 0;
  return random() < 0.87 ? patron.branch : below(random, branches.length);
}

function finish(draft: Draft, day: number, material: number, backOn: Int32Array, random: Random, calendar: Calendar): Loan {
  const period = loanPeriod[material] ?? 28;
  const wanted = weighted(random, renewalShares[material] ?? [1]);
  const overdue = random() < late;
  const spread = Math.max(random(), random());
  const held = wanted * period + (overdue ? period + 1 + Math.floor(40 * random() ** 3) : 1 + Math.floor(spread * (period - 1)));
  const lost = random() < neverReturned;
  const back = lost ? calendar.days + 1 : day + held;
  const out = back >= calendar.days;
  const elapsed = calendar.days - 1 - day;
  const renewals = out && !lost ? Math.min(wanted, Math.floor(elapsed / period)) : wanted;
  const due = day + period * ((lost ? 0 : renewals) + 1);
  backOn[draft.copy] = back;
  return {
    patron: draft.patron, title: draft.title, copy: draft.copy,
    branch: branches[draft.branch] ?? 'MAIN',
    loanAt: `${calendar.date(day)}T${clock(draft.second)}`,
    dueAt: calendar.date(due),
    returnedAt: out ? '' : `${calendar.date(back)}T${clock(returnSecond(random))}`,
    renewals: lost ? 0 : renewals,
  };
}
