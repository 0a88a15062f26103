import { z } from 'zod';
import { paging, titleId, type TitleId } from './ids.ts';

/** What a work is a work of: texts (printed, electronic or read out), films, music, games, anything else. A film and the book it is made of are two works. */
export const mediums = ['text', 'film', 'music', 'game', 'other'] as const;
export type Medium = (typeof mediums)[number];

export interface TitleRow {
  readonly id: TitleId;
  readonly externalId: string;
  /** Empty where loans name a title that no title file has described. */
  readonly title: string;
  readonly author: string;
  readonly material: string | null;
  readonly language: string | null;
  readonly classMark: string | null;
  readonly year: number | null;
  readonly loanCount: number;
}

/** Another title of the same work or story. */
export interface RelatedTitle {
  readonly id: TitleId;
  readonly externalId: string;
  readonly title: string;
  readonly material: string | null;
  readonly language: string | null;
  readonly year: number | null;
  readonly medium: Medium;
}

export interface TitleDetail extends TitleRow {
  /** Uniform or original title. */
  readonly originalTitle: string | null;
  readonly originalLanguage: string | null;
  /** Number or name of the part in a multi-volume set. */
  readonly volume: string | null;
  readonly collection: string | null;
  readonly subjects: readonly string[];
  readonly audience: string | null;
  readonly publisher: string | null;
  readonly series: string | null;
  readonly seriesNumber: string | null;
  readonly isbns: readonly string[];
  readonly copies: readonly { readonly barcode: string; readonly branch: string | null }[];
  /** The domain this title belongs to, map by map; a title lent at several branches may have several. */
  readonly domains: readonly { readonly map: string; readonly domain: string }[];
  /** Other editions and formats of the same work, at most 100. */
  readonly editions: readonly RelatedTitle[];
  /** The same story in another medium: the film of a book, the book of a game; at most 100. */
  readonly adaptations: readonly RelatedTitle[];
  readonly loansByYear: readonly { readonly year: number; readonly loans: number }[];
  /** Loans that the library system has counted, without patrons: in a year or month (an empty period: of all time), at most 500. */
  readonly counts: readonly { readonly period: string; readonly branch: string | null; readonly loans: number }[];
}

export interface TitlePage {
  readonly rows: readonly TitleRow[];
  readonly next: string | null;
  /** Hits in all, counted up to 1,000: `1000` means "1,000 or more". */
  readonly found: number;
}

/** `text`: words of title, author, subject, series, or an ISBN or title number; empty lists by title number. */
export const titlesSearch = z.object({ text: z.string().max(200).default(''), ...paging });
export const titlesShow = z.object({ titleId });
