import { z } from 'zod';

/**
 * Which titles a list may hold by where their copies are. `any`: all of the catalogue, also what is lent. `on-shelf`: a copy is in now, at the branch
 * where one is named. `deliverable`: a copy is in now at some branch and can be sent. `in-branch`: the branch owns a copy, in or lent.
 */
export const availabilityWishes = ['any', 'on-shelf', 'deliverable', 'in-branch'] as const;
export type AvailabilityWish = (typeof availabilityWishes)[number];

/** How many titles a list may have; asked of every way to make one. */
export const mostTitles = 100;

const codes = z.array(z.string().min(1).max(200)).max(50).default([]);
const year = z.number().int().min(0).max(3000).nullable().default(null);

/** What a list is to be like; everything left out has a default that needs no thought. */
export const listWishes = z.object({
  length: z.number().int().min(1).max(mostTitles).default(10),
  availability: z.enum(availabilityWishes).default('any'),
  /** Code of the branch where the list is handed out; null: no particular one. */
  branch: z.string().min(1).max(200).nullable().default(null),
  /** Codes as the records write them; empty: all. */
  languages: codes,
  materials: codes,
  audiences: codes,
  /** First and last year of publication. */
  fromYear: year,
  toYear: year,
  /** Keeps titles for adults from children and from readers whose age nobody knows. */
  ageGuard: z.boolean().default(true),
  /** Titles that were borrowed before may be offered again. */
  rereading: z.boolean().default(false),
  /** At most so many titles of an author, and of a series; null: any number. */
  perAuthor: z.number().int().min(1).max(mostTitles).nullable().default(2),
  perSeries: z.number().int().min(1).max(mostTitles).nullable().default(1),
  /** 0: most like what was borrowed; 1: as unlike it as the candidates allow. */
  surprise: z.number().min(0).max(1).default(0),
  /** Places for titles so new that no loans speak for them yet. */
  newTitles: z.number().int().min(0).max(mostTitles).default(1),
});
export type ListWishes = z.output<typeof listWishes>;
/** Wishes as a caller writes them: what is left out has its default. */
export type PartialWishes = z.input<typeof listWishes>;

/** What a list is like that nobody has wished anything of. */
export const usualWishes: ListWishes = listWishes.parse({});

/** Why a title was left out of the candidates. */
export type LeftOutBy = 'read' | 'refused' | 'age-guard' | 'availability' | 'language' | 'material' | 'audience' | 'year' | 'subject' | 'series' | 'author' | 'members';

/** Why a list is shorter than wished: how many titles of the target each condition left out, the one that left out most first. */
export interface Shortfall {
  readonly wished: number;
  readonly found: number;
  readonly leftOut: readonly { readonly by: LeftOutBy; readonly titles: number }[];
}

/** For whom a list may hold titles. `off`: the guard was switched off; `adult`: it has nothing to do. */
export type GuardState = 'off' | 'adult' | 'child' | 'teen' | 'unknown-age';
