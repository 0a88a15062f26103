import { availabilityWishes, usualWishes, type ListWishes } from '#contract/list-wishes.ts';
import { usageError, whole } from './usage.ts';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

/** What a list is to be like, as options of the command line. */
export const wishOptions = {
  available: text, branch: text, 'title-language': texts, material: texts, audience: texts, 'from-year': text, 'to-year': text, 'no-age-guard': flag, rereading: flag,
  'per-author': text, 'per-series': text, surprise: text, 'new-titles': text,
} as const;

/** The options as they were read. */
export type WishValues = { readonly [Name in keyof typeof wishOptions]?: ((typeof wishOptions)[Name] extends typeof flag ? boolean : (typeof wishOptions)[Name] extends typeof texts ? readonly string[] : string) | undefined };

/**
 * What is wished; surprise is said in percent, and `all` of an author or series is any number. Where nothing is said the model's own order stands:
 * any number of an author and of a series, and no place kept for new titles.
 */
export function readWishes(values: WishValues): ListWishes {
  const availability = availabilityWishes.find((one) => one === (values.available ?? usualWishes.availability));
  if (availability === undefined) throw usageError(`--available must be one of ${availabilityWishes.join(', ')}.`);
  const year = (said: string | undefined, name: string): number | null => (said === undefined ? null : whole(said, name, 0, 0, 3000));
  const most = (said: string | undefined, name: string): number | null => (said === undefined || said === 'all' ? null : whole(said, name, 1, 1, 100));
  return {
    ...usualWishes, availability, branch: values.branch ?? null,
    languages: [...values['title-language'] ?? []], materials: [...values.material ?? []], audiences: [...values.audience ?? []],
    fromYear: year(values['from-year'], 'from-year'), toYear: year(values['to-year'], 'to-year'), ageGuard: values['no-age-guard'] !== true, rereading: values.rereading === true,
    perAuthor: most(values['per-author'], 'per-author'), perSeries: most(values['per-series'], 'per-series'),
    surprise: whole(values.surprise, 'surprise', 0, 0, 100) / 100, newTitles: whole(values['new-titles'], 'new-titles', 0, 0, 100),
  };
}
