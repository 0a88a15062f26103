import { folded, hasCjk, wordsOf } from './text-words.ts';

/** What is not part of a name: the nationality or dynasty of a Chinese author ([美] …, (清) …), dates. */
const BRACKETS = /[([【〔（［][^)\]】〕）］]*[)\]】〕）］]/g;
/** What a person did to a book, as written behind the name. */
const CJK_ROLES = /(?:主编|编著|编写|编译|翻译|校注|著作|原作|著|編|编|譯|译|绘|撰|等|作|文|图)+$/;

/**
 * The authors of a record, each as one token that does not depend on how the name is written: "Lemaitre, Pierre, 1951-" and "Pierre Lemaitre"
 * are "lemaitre pierre" (words in alphabetical order; dates, roles and titles behind the forename left out). Several authors are
 * separated by semicolons, bars, slashes or "&", in Chinese and Japanese also by commas and spaces.
 */
export function authorNames(author: string): string[] {
  if (author === '') return [];
  const names = new Set<string>();
  for (const part of folded(author.replace(BRACKETS, ' ')).split(/[;|/&]/)) {
    for (const person of hasCjk(part) ? part.split(/[,、\s·]+/).map((name) => name.replace(CJK_ROLES, '')) : persons(part)) {
      const name = wordsOf(person).filter((word) => !/^\d/.test(word)).sort().join(' ');
      if (name !== '') names.add(name);
    }
  }
  return [...names];
}

/** One part is one person, "surname, forename, dates, role", unless every one of three and more pieces is itself a name of several words. */
function persons(part: string): string[] {
  const pieces = part.split(',').map((piece) => piece.trim()).filter((piece) => piece !== '' && !/\d/.test(piece));
  if (pieces.length >= 3 && pieces.every((piece) => wordsOf(piece).length >= 2)) return pieces;
  return [pieces.slice(0, 2).join(' ')];
}
