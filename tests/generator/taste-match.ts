/** Which tastes a title belongs to, and in which of a taste's small circles it stands. */
import { fraction, hashPair, hashText } from './random.ts';
import { audiences, type Audience } from './subjects.ts';
import { tastes, type Taste } from './taste-table.ts';
import type { TitleRecord } from './title-record.ts';

/** Circles a taste is divided into; readers of a taste hold to one or two of them in every material. */
export const circles = 8;

export interface TasteMatch { readonly first: number; readonly second: number }

/** How well a title for the row's readers fits a taste for the column's: adult, young adult, juvenile. */
const audienceFit: Readonly<Record<Audience, readonly [number, number, number]>> = {
  adult: [1, 0.7, 0.2],
  'young adult': [0.45, 1.3, 0.4],
  juvenile: [0.12, 0.35, 1.3],
};

function score(record: TitleRecord, taste: Taste, place: number, creatorHash: number): number {
  let sum = 0;
  for (const subject of record.subjects) sum += taste.subjects[subject] ?? 0;
  if (sum === 0) return 0;
  const fit = audienceFit[taste.audience][audiences.indexOf(record.audience)] ?? 1;
  const language = taste.chinese ? (record.language === 'chi' ? 1.3 : 0.2) : 1;
  const leaning = 0.7 + 0.6 * fraction(hashPair(creatorHash, place + 101));
  return (sum / Math.sqrt(record.subjects.length)) * fit * language * leaning;
}

/** The best taste and, where it comes near, the second (else -1); first is -1 for a title that fits none. */
export function matchTastes(record: TitleRecord): TasteMatch {
  const creatorHash = hashText(record.creator, 11);
  let first = -1;
  let second = -1;
  let best = 0;
  let next = 0;
  for (const [place, taste] of tastes.entries()) {
    const value = score(record, taste, place, creatorHash);
    if (value > best) {
      second = first;
      next = best;
      first = place;
      best = value;
    } else if (value > next) {
      second = place;
      next = value;
    }
  }
  return { first, second: next >= 0.6 * best ? second : -1 };
}

/** The text that decides a title's circle: the story it shares with a film or a book, its creator, or else its own title. */
export function circleKey(record: TitleRecord, sharedStory: string): string {
  if (sharedStory !== '') return `story ${sharedStory}`;
  return hashText(`${record.creator} ${record.title}`, 23) % 4 === 0 ? `title ${record.title}` : `creator ${record.creator}`;
}

export const circleOf = (key: string, taste: number): number => hashPair(hashText(key, 31), taste) % circles;

/** A title as adaptations share it: letters only, no article, no note in brackets; empty where too short to mean much. */
export function storyName(title: string): string {
  const bare = title.toLowerCase().replace(/[（(〔[].*?[）)〕\]]/g, ' ').replace(/^(the|a|an) /, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return bare.length >= (/\p{Script=Han}/u.test(bare) ? 2 : 6) ? bare : '';
}
