import { dateOrders, encodingNames, profileIds, type ImportRequest } from '#contract/imports.ts';
import { oneOf, usageError, whole } from './usage.ts';

/** Words of the command line that say how a file is to be read. */
export const readOptionWords = {
  profile: { type: 'string' }, part: { type: 'string', multiple: true }, encoding: { type: 'string' }, delimiter: { type: 'string' }, quote: { type: 'string' }, repeat: { type: 'string' },
  skip: { type: 'string' }, 'no-header': { type: 'boolean' }, 'date-order': { type: 'string' },
} as const;

type Given = { readonly [Word in Exclude<keyof typeof readOptionWords, 'part'>]?: (typeof readOptionWords)[Word]['type'] extends 'boolean' ? boolean | undefined : string | undefined };
export type ReadWishes = Pick<ImportRequest, 'profile' | 'encoding' | 'delimiter' | 'quote' | 'repeat' | 'skip' | 'hasHeader' | 'dateOrder'>;

/** What they say; whatever is not said is found out from the file. @throws AppError usage */
export function readWishes(given: Given): ReadWishes {
  const wishes: ReadWishes = {
    profile: oneOf(given.profile, 'profile', profileIds), encoding: oneOf(given.encoding, 'encoding', encodingNames), delimiter: sign(given.delimiter, 'delimiter'),
    quote: given.quote === 'none' ? '' : sign(given.quote, 'quote'), repeat: sign(given.repeat, 'repeat'), skip: given.skip === undefined ? undefined : whole(given.skip, 'skip', 0, 0, 1000),
    hasHeader: given['no-header'] === true ? false : undefined, dateOrder: oneOf(given['date-order'], 'date-order', dateOrders),
  };
  return Object.fromEntries(Object.entries(wishes).filter(([, wish]) => wish !== undefined));
}

/** One sign, or `tab` for the one that a terminal does not take. */
function sign(word: string | undefined, option: string): string | undefined {
  if (word === undefined || [...word].length === 1) return word;
  if (word === 'tab' || word === '\\t') return '\t';
  throw usageError(`--${option} takes one sign, or the word tab.`);
}
