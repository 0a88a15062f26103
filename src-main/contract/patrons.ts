import { z } from 'zod';
import { mapId, patronId, paging, type DomainId, type PatronId, type TitleId } from './ids.ts';

export interface PatronRow {
  readonly id: PatronId;
  /** The number on the patron's card, as it was imported. */
  readonly externalId: string;
  readonly group: string | null;
  readonly birthYear: number | null;
  readonly homeBranch: string | null;
  readonly loanCount: number;
  /** ISO date-time of the newest loan. */
  readonly lastLoanAt: string | null;
}

export interface PatronDetail extends PatronRow {
  /** false: the patron refused personal lists; null: never asked. */
  readonly consent: boolean | null;
  readonly expiresOn: string | null;
  /** Loans of the patron in each domain of the asked map, the largest first. */
  readonly domains: readonly { readonly domainId: DomainId; readonly name: string; readonly loanCount: number }[];
}

export interface PatronLoan {
  readonly titleId: TitleId;
  readonly title: string;
  readonly author: string;
  readonly material: string | null;
  readonly branch: string | null;
  readonly domain: string | null;
  readonly loanedAt: string;
  readonly dueAt: string | null;
  readonly returnedAt: string | null;
  readonly renewals: number;
}

/** `text`: the beginning of a card number; empty lists everybody by card number. */
export const patronsSearch = z.object({ text: z.string().max(100).default(''), ...paging });
export const patronsShow = z.object({ patronId, mapId: mapId.optional() });
/** The newest loans first. */
export const patronsLoans = z.object({ patronId, mapId: mapId.optional(), ...paging });
