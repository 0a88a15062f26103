import type { Pacer } from '../pacer.ts';
import { apriori } from './apriori.ts';
import { fpGrowth } from './fp-growth.ts';
import { TooManyItemsets, type Itemsets } from './itemsets.ts';
import type { Transactions } from './transactions.ts';

/** Support a set needs: this many transactions, and this share of them (engine notes 1.3.3). */
const LEAST = 5;
const LEAST_SHARE = 1e-4;
/** Sets kept at most; where more are frequent, the support they need is raised by half and they are mined again. */
const MOST_SETS = 400_000;

/** Frequent itemsets of at most three items, and the support they needed. */
export async function frequentItemsets(transactions: Transactions, useApriori: boolean, pacer: Pacer, most = MOST_SETS): Promise<{ sets: Itemsets; support: number }> {
  const mine = useApriori ? apriori : fpGrowth;
  for (let support = Math.max(LEAST, Math.ceil(LEAST_SHARE * (transactions.start.length - 1)));; support = Math.ceil(1.5 * support)) {
    try {
      return { sets: await mine(transactions, { support, most }, pacer), support };
    } catch (error) {
      if (!(error instanceof TooManyItemsets)) throw error;
    }
  }
}
