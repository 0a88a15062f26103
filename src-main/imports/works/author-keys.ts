import { fold, isCjk, wordsOf } from './fold.ts';
import { cjkRole, personNames, withoutLatinRoles } from './author-names.ts';

/** Names that one record is compared by at most. */
const MOST = 6;

/**
 * The authors of a record as keys that do not depend on how a name is written: surname and first initial. "Rowling, J. K.", "J.K. Rowling" and
 * "Joanne K. Rowling" are `rowling j`; where the order of a name cannot be told ("Murakami Haruki") it has a key for each. Translators and other
 * helpers count only where nobody else is named. Chinese, Japanese and Korean names are whole, transcribed ones their last part: 加西亚·马尔克斯 is 马尔克斯.
 */
export function authorKeys(author: string): string[] {
  if (author.trim() === '') return [];
  const folded = fold(author);
  const keys = isCjk(folded) ? cjkKeys(folded) : latinKeys(folded);
  return [...new Set(keys)].slice(0, MOST);
}

function latinKeys(folded: string): string[] {
  return withoutLatinRoles(folded).flatMap((part) => personNames(part).flatMap(({ surname, forenames }) => nameKeys(surname, forenames)));
}

/** The key of a name whose surname is known; of one written through, a key for every order it may have. */
function nameKeys(surname: readonly string[], forenames: readonly string[] | null): string[] {
  if (forenames !== null) return surname.length === 0 ? [] : [keyOf(surname.at(-1)!, forenames[0])];
  const words = surname;
  if (words.length === 0) return [];
  if (words.length === 1) return [keyOf(words[0]!, undefined)];
  if (words.at(-1)!.length === 1) return [keyOf(words[0]!, words.find((word) => word.length === 1))]; // Rowling J K
  const direct = keyOf(words.at(-1)!, words[0]);
  return words.length === 2 && words[0]!.length > 1 ? [direct, keyOf(words[0]!, words[1])] : [direct];
}

const keyOf = (surname: string, forename: string | undefined): string => (forename === undefined ? surname : `${surname} ${[...forename][0]!}`);

/** What stands in brackets before or behind a Chinese name: country, dynasty, years, the name in another writing. */
const BRACKETS = /[([【〔（［<《][^)\]】〕）］>》]*[)\]】〕）］>》]/g;

function cjkKeys(folded: string): string[] {
  const named: { role: ReturnType<typeof cjkRole>['role']; keys: string[] }[] = [];
  for (const part of folded.replace(BRACKETS, ' ').split(/[;|/&,、，；]+|\s+(?=\S*[著译编绘撰])/u)) {
    const { name, role } = cjkRole(part.trim());
    if (name === '') {
      if (role !== 'unknown' && named.length > 0) named.at(-1)!.role = role; // "刘慈欣 著": the role stands apart
      continue;
    }
    named.push({ role, keys: isCjk(name) ? cjkNameKeys(name) : latinKeys(name) });
  }
  const authors = named.filter(({ role }) => role === 'author' || role === 'unknown');
  const editors = named.filter(({ role }) => role === 'editor');
  return (authors.length > 0 ? authors : editors.length > 0 ? editors : named).flatMap(({ keys }) => keys);
}

/** A name's last part behind a dot; two parts with a blank between are one name in two words, or two names: both and the whole. */
function cjkNameKeys(name: string): string[] {
  const words = name.split(/\s+/).map((word) => wordsOf(word.split(/[·・•.‧]/).filter((part) => /\p{L}/u.test(part)).at(-1) ?? '').join('')).filter((word) => word !== '');
  return words.length === 2 && words.join('').length <= 6 ? [...words, words.join('')] : words;
}
