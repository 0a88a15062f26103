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

export const languageGroups = ['eng', 'chi', 'other'] as const;

/** 0 English, 1 Chinese, 2 any other. */
export const languageGroup = (language: string): number => (language === 'eng' ? 0 : language === 'chi' ? 1 : 2);
