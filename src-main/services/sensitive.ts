import { sensitiveClasses, sensitiveWords } from './sensitive-classes.ts';

/** Letters without their accents, in lower case. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const words = sensitiveWords.map(plain);
const isInside = (word: string): boolean => word.startsWith('~') || /\p{Script=Han}/u.test(word);
const inside = words.filter(isInside).map((word) => escaped(word.replace('~', '')));
const atStart = words.filter((word) => !isInside(word)).map((word) => (word.endsWith('$') ? `${escaped(word.slice(0, -1))}(?!\\p{L})` : escaped(word)));
const pattern = new RegExp(`${inside.join('|')}|(?<!\\p{L})(?:${atStart.join('|')})`, 'u');

/** Whether a text (subjects, a domain's name) names something sensitive. */
export const isSensitiveText = (text: string): boolean => pattern.test(plain(text));

/**
 * Whether a class mark is sensitive: a notation of DDC, UDC, CLC or LCC wherever it stands in the mark ("J 616.89", "A/616", "316.6:616.89",
 * "37+61", "J616.89", "R-49"); a mark without digits is read as words ("Health & Fitness").
 */
export function isSensitiveClass(classMark: string): boolean {
  const mark = classMark.normalize('NFKC').toUpperCase();
  if (!/\d/.test(mark)) return isSensitiveText(mark);
  const forms = [mark, mark.replace(/(\d),(?=\d)/g, '$1.'), mark.replace(/(?<![\p{L}\d])(\p{L}{2,3})\s+(?=\d)/gu, '$1')]; // 306,7 is 306.7 or two marks; RC 537 is RC537
  return forms.some((form) => notationsOf(form).some(isSensitiveNotation));
}

/** What stands behind a notation and is no class of its own: a shelf number (823.9 2), an author's mark (823.914 R884h, QA76 .D92). */
const behind = /^(?:\d{1,2}(?!\d)|\p{L}\d+\p{L}*$)/u;

/** The notations of a mark. */
function notationsOf(mark: string): string[] {
  const sides = mark.replace(/['’/](?=\.)/g, '').replace(/(?<=\d)\([^)]*\)/g, '').split(/[:+;,]/); // 362/.29 is 362.29; 94(44) is 94
  return sides.flatMap((side) => {
    let hasNotation = false;
    return side.split(/\s+/).flatMap((word) => {
      const found = word.replace(/^[^\p{L}\d]+/u, '').replace(/^\p{L}+\/+/u, ''); // (616), A/616
      if (!/\d/.test(found) || (hasNotation && behind.test(found))) return [];
      hasNotation = true;
      return [found];
    });
  });
}

/** Letters that libraries put right before a Dewey number (age, room, medium) and that begin no class of CLC or LCC. */
const label = /^(?:YA|NF|ANF|JNF|YNF|JR|JUV|REF|DVD|LP)(?=\d{3}(?!\d))/;

function isSensitiveNotation(notation: string): boolean {
  const number = notation.replace(label, '').replace(/^J(?=[13-9]\d\d(?!\d))/, ''); // J2.. is painting in CLC, not religion
  return sensitiveClasses.some((prefix) => (/^\d/.test(prefix)
    ? number.startsWith(prefix) && /^\d{1,3}(?!\d)/.test(number)
    : notation.startsWith(prefix) && /^[A-Z]{1,3}-?\d/.test(notation)));
}

/** Whether a title is not to be named where others look on: by its class and subjects; by its own words where it has no subjects and no notation of a class. */
export function isSensitiveTitle({ title, classMark, subjects }: { readonly title: string; readonly classMark: string; readonly subjects: string }): boolean {
  return isSensitiveClass(classMark) || isSensitiveText(subjects === '' && !/\d/.test(classMark) ? title : subjects);
}
