/** The fictional patrons: their group, languages, materials, tastes, and how much they borrow. */
import type { Calendar } from './calendar.ts';
import { below, normal, oneOf, stream, weighted, type Random } from './random.ts';
import { circles } from './taste-match.ts';
import { tastes } from './taste-table.ts';

export const groups = ['child', 'teen', 'adult', 'senior', 'staff'] as const;
export const branches = ['MAIN', 'EAST', 'HARBOUR'] as const;

export interface PatronTaste {
  readonly taste: number;
  readonly weight: number;
  /** The circle of the taste the patron likes best, and the next. */
  readonly circle: number;
  readonly otherCircle: number;
}

export interface Patron {
  /** place in `groups` */
  readonly group: number;
  readonly birthYear: number;
  readonly branch: number;
  readonly consent: boolean;
  readonly expiry: string;
  /** Shares of books, films, music. */
  readonly habit: readonly [number, number, number];
  /** The pull of each material's languages, by placeOf. */
  readonly languages: readonly number[];
  readonly tastes: readonly PatronTaste[];
  /** Takes children's titles home as well. */
  readonly parent: boolean;
  /** How much the patron borrows, before it is scaled to the wanted number of loans. */
  readonly activity: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

const groupShares = [16, 10, 49, 22, 3];
const groupActivity = [1.25, 0.8, 0.95, 1.15, 1.6];
const branchShares = [5, 3, 2];
/** Books only, films only, music only, books and films, books and music, films and music, all three. */
const habitShares = [33, 12, 6, 22, 7, 5, 15];
const habits: readonly (readonly [number, number, number])[] = [
  [1, 0, 0], [0, 1, 0], [0, 0, 1], [0.6, 0.4, 0], [0.65, 0, 0.35], [0, 0.62, 0.38], [0.5, 0.3, 0.2],
];
/** English only, Chinese only, both. */
const languageShares = [66, 13, 21];
const languagePull: readonly (readonly number[])[] = [
  [1, 0, 0.15, 0.5, 1, 0.1, 0.3, 0.5, 1, 0.05, 0.25, 1],
  [0, 1, 0, 0.5, 0.3, 1, 0.12, 0.5, 0.35, 1, 0.12, 1],
  [0.5, 0.55, 0.08, 0.5, 0.7, 0.6, 0.25, 0.5, 0.7, 0.6, 0.2, 1],
];
const ages: readonly (readonly [number, number])[] = [[4, 12], [13, 17], [18, 64], [65, 90], [22, 64]];

/** parts: see Catalogue. */
export function makePatrons(count: number, seed: number, calendar: Calendar, parts: Float64Array): Patron[] {
  const random = stream(seed, 'patrons');
  return Array.from({ length: count }, () => makePatron(random, calendar, parts));
}

function makePatron(random: Random, calendar: Calendar, parts: Float64Array): Patron {
  const group = weighted(random, groupShares);
  const [youngest, oldest] = ages[group] ?? [18, 64];
  const language = weighted(random, languageShares);
  const parent = (group === 2 || group === 4) && random() < 0.24;
  const kind = weighted(random, habitShares);
  const habit = mixHabit(habits[kind] ?? [1, 0, 0], random);
  const joined = random() < 0.28 ? below(random, Math.floor(calendar.days * 0.85)) : 0;
  const left = random() < 0.18 ? joined + below(random, calendar.days - joined) : calendar.days - 1;
  const lastDay = Math.max(left, Math.min(calendar.days - 1, joined + 30));
  const several = habit.filter((share) => share > 0).length;
  return {
    group, habit, parent,
    birthYear: calendar.lastYear - youngest - below(random, oldest - youngest + 1),
    branch: weighted(random, branchShares),
    consent: random() < 0.9,
    expiry: calendar.date(lastDay + 20 + below(random, 345)),
    languages: languagePull[language] ?? [],
    tastes: drawTastes(random, parts, { group, language, habit, parent }),
    activity: (groupActivity[group] ?? 1) * (0.8 + 0.2 * several) * Math.min(40, Math.exp(1.05 * normal(random))) * ((lastDay - joined + 1) / calendar.days) ** 0.5,
    firstDay: joined,
    lastDay,
  };
}

/** The kind's shares, each moved a little, that of a material never borrowed left at nothing. */
function mixHabit(shares: readonly [number, number, number], random: Random): [number, number, number] {
  const moved = shares.map((share) => share * Math.exp(0.5 * normal(random)));
  const total = moved.reduce((sum, value) => sum + value, 0);
  return [moved[0]! / total, moved[1]! / total, moved[2]! / total];
}

/** Up to three tastes (none only where the catalogue has nothing in the patron's materials) that suit the patron's age, languages and materials, the first the strongest. */
function drawTastes(random: Random, parts: Float64Array, of: Pick<Patron, 'group' | 'habit' | 'parent'> & { readonly language: number }): PatronTaste[] {
  const { group, language, habit, parent } = of;
  const weights = tastes.map((taste, at) => {
    const common = taste.readers[Math.min(group === 4 ? 2 : group, 3)] ?? 0;
    const suited = habit[0] * parts[at * 3]! + habit[1] * parts[at * 3 + 1]! + habit[2] * parts[at * 3 + 2]!;
    const spoken = taste.chinese ? [0.15, 5, 2.5][language]! : [1, 0.7, 1][language]!;
    return common * suited * spoken;
  });
  const wanted = 1 + weighted(random, [28, 44, 28]);
  const chosen: PatronTaste[] = [];
  while (chosen.length < wanted) {
    const juvenile = parent && chosen.length === 1;
    const taste = juvenile ? oneOf(random, childrensTastes) : weighted(random, weights);
    if (taste < 0) break;
    weights[taste] = 0;
    const circle = below(random, circles);
    chosen.push({ taste, circle, otherCircle: (circle + 1 + below(random, circles - 1)) % circles, weight: 0.55 ** chosen.length * (0.7 + 0.6 * random()) });
  }
  return chosen;
}

const childrensTastes = tastes.flatMap((taste, at) => (taste.audience === 'juvenile' ? [at] : []));
