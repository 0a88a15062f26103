import type { DomainId } from '#contract/ids.ts';
import type { PatronDomain } from '#catalog/repositories/assignments.ts';
import type { CountChanges, PatronCount } from '#catalog/repositories/domain-patrons.ts';

type Sums = { loans: number; patrons: number };
type PairSums = { patrons: number; aFirst: number; bFirst: number };

/** The counts of each patron, from rows that come patron by patron. */
export function byPatron(found: readonly PatronDomain[]): Map<number, PatronCount[]> {
  const counts = new Map<number, PatronCount[]>();
  for (const { patronId, domainId, loans, firstAt } of found) {
    const known = counts.get(patronId);
    if (known === undefined) counts.set(patronId, [[domainId, loans, firstAt]]);
    else known.push([domainId, loans, firstAt]);
  }
  return counts;
}

/** Loans and patrons by domain, and the patrons whom any two domains share with which of the two they came to first: summed up patron by patron, or as changes of such sums. */
export class CountSums implements CountChanges {
  readonly domains = new Map<DomainId, Sums>();
  readonly pairs = new Map<string, PairSums>();
  unassignedLoans = 0;

  /** @param sign 1: she is counted so; -1: she no longer is */
  add(counts: readonly PatronCount[], sign: 1 | -1): void {
    const own: (readonly [id: DomainId, firstAt: number])[] = [];
    for (const [domainId, loans, firstAt] of counts) {
      if (domainId === null) { this.unassignedLoans += sign * loans; continue; }
      const sums = known(this.domains, domainId, () => ({ loans: 0, patrons: 0 }));
      sums.loans += sign * loans;
      sums.patrons += sign;
      own.push([domainId, firstAt]);
    }
    if (own.length < 2) return;
    own.sort(([a], [b]) => a - b);
    for (const [index, [a, firstA]] of own.entries()) for (const [b, firstB] of own.slice(index + 1)) {
      const pair = known(this.pairs, `${a} ${b}`, () => ({ patrons: 0, aFirst: 0, bFirst: 0 }));
      pair.patrons += sign;
      if (firstA < firstB) pair.aFirst += sign;
      if (firstB < firstA) pair.bFirst += sign;
    }
  }
}

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
