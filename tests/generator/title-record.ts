/** One record of the catalogue, as the title lists or the title maker give it. */
import type { Audience, Material, Subject } from './subjects.ts';

export interface TitleRecord {
  readonly id: number;
  readonly title: string;
  readonly creator: string;
  readonly material: Material;
  /** ISO 639-2/B */
  readonly language: string;
  readonly classMark: string;
  readonly subjects: readonly Subject[];
  readonly audience: Audience;
  /** null where the list gives none */
  readonly year: number | null;
  readonly series: string;
  readonly seriesNumber: number | null;
  readonly publisher: string;
}

/** How many kinds of language are told apart. */
export const languageKinds = 4;

/** 0 English, 1 Chinese, 2 any other, 3 no words at all (zxx). */
export const languageKind = (language: string): number => (language === 'eng' ? 0 : language === 'chi' ? 1 : language === 'zxx' ? 3 : 2);

/** One number for a material and a kind of language, from 0 to 11. */
export const placeOf = (material: number, language: number): number => material * languageKinds + language;
export const places = 3 * languageKinds;
