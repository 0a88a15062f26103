import { acceptanceDays, type Acceptance, type InsightFacts } from '#contract/insights.ts';
import { bootstrapInterval } from '#engine/evaluation/bootstrap.ts';
import type { Pacer } from '#engine/pacer.ts';

/** Methods whose suggestions are the same for all, or for all of a group. */
const popular: ReadonlySet<string> = new Set(['popularity', 'segment-popularity']);

class Tally {
  listed = 0;
  lent = 0;
  readonly shares: number[] = [];
  #patron = -1;
  #own = [0, 0];

  add(patron: number, lent: number): void {
    if (patron !== this.#patron) this.#close();
    this.#patron = patron;
    this.#own[0]! += 1;
    this.#own[1]! += lent;
  }

  #close(): void {
    const [listed, lent] = this.#own as [number, number];
    if (listed > 0) this.shares.push(lent / listed);
    this.listed += listed;
    this.lent += lent;
    this.#own = [0, 0];
  }

  async result(pacer: Pacer): Promise<Acceptance> {
    this.#close();
    const { listed, lent, shares } = this;
    return { listed, lent, patrons: shares.length, share: shares.length === 0 ? null : await bootstrapInterval(shares, 1, pacer) };
  }
}

/**
 * What became of listed titles: lent to the same patron within 90 days, in any edition.
 * @param listed by patron; @param lastLoan second of the last loan: what was listed less than 90 days before is not judged yet
 */
export async function acceptanceOf(listed: Iterable<readonly [patron: number, method: string, at: number, lent: number]>, lastLoan: number, pacer: Pacer): Promise<InsightFacts['acceptance']> {
  const tallies = { all: new Tally(), personal: new Tally(), popular: new Tally() };
  let waiting = 0;
  for (const [patron, method, at, lent] of listed) {
    if (at + acceptanceDays * 86_400 > lastLoan) {
      waiting += 1;
      continue;
    }
    tallies.all.add(patron, lent);
    tallies[popular.has(method) ? 'popular' : 'personal'].add(patron, lent);
  }
  return { all: await tallies.all.result(pacer), personal: await tallies.personal.result(pacer), popular: await tallies.popular.result(pacer), waiting };
}
