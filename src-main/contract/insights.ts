import { z } from 'zod';
import { mapId, type DomainId, type MapId } from './ids.ts';
import type { Started } from './jobs.ts';
import type { Interval } from './training.ts';

/** Days after which a title on a list that was not lent counts as not taken up. */
export const acceptanceDays = 90;

/** What became of the titles that stood on lists long enough ago. */
export interface Acceptance {
  /** Titles on patrons' lists, at least 90 days before the last loan. */
  readonly listed: number;
  /** Of them, lent to that patron within 90 days, in any edition. */
  readonly lent: number;
  readonly patrons: number;
  /** Share lent of a patron's listed titles, mean over patrons with its 95 % interval; null: nothing was listed long enough ago. */
  readonly share: Interval | null;
}

/** One domain of the map; `id` null: titles of no domain. */
export interface DomainInsight {
  readonly id: DomainId | null;
  readonly name: string;
  readonly titles: number;
  /** Titles lent in the last 12 months. */
  readonly circulating: number;
  /** Titles on at least one list as it is now. */
  readonly listed: number;
  /** Loans of each month of `months`. */
  readonly loans: readonly number[];
}

/** A stretch of years of publication. */
export interface AgeInsight {
  /** First year; null: the record has none. */
  readonly from: number | null;
  /** Last year. */
  readonly to: number | null;
  readonly titles: number;
  /** Loans of the last 12 months. */
  readonly loans: number;
  /** Places on lists as they are now. */
  readonly listed: number;
}

/** How a number of loans, or of places on lists, spreads over titles: the most used first. */
export interface Spread {
  readonly total: number;
  /** Titles with at least one. */
  readonly titles: number;
  /** Titles that come to half of the total, and to four fifths. */
  readonly half: number;
  readonly fourFifths: number;
  /** Share of the total (0 to 1) that 0, 5, 10 … 100 % of all titles come to. */
  readonly curve: readonly number[];
}

export interface InsightFacts {
  /** Days of the first and the last loan; null: there are none. */
  readonly first: string | null;
  readonly last: string | null;
  /** Months without a gap, `2024-05`; at most 1,200, the newest. */
  readonly months: readonly string[];
  readonly domains: readonly DomainInsight[];
  readonly ages: readonly AgeInsight[];
  /** Loans of the last 12 months, and places on lists. */
  readonly lending: Spread;
  readonly listing: Spread;
  readonly acceptance: { readonly all: Acceptance; readonly personal: Acceptance; readonly popular: Acceptance; /** Listed too short a time ago. */ readonly waiting: number };
}

export interface Insights extends InsightFacts {
  readonly mapId: MapId;
  readonly map: string;
  readonly madeAt: string;
  /** Loans, domains or lists have changed since. */
  readonly stale: boolean;
}

export const insightsCalls = {
  /** Counts everything anew, as a job. @throws map-not-found */
  'insights:make': z.object({ mapId }),
  /** What was counted last; null: nothing yet. @throws map-not-found */
  'insights:show': z.object({ mapId }),
};

export interface InsightsResults {
  'insights:make': Started;
  'insights:show': Insights | null;
}
