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

/** Whether a class mark of DDC, UDC, CLC or LCC is sensitive; marks before it on the label ("J 616.89", "REF 340") are passed over. */
export function isSensitiveClass(classMark: string): boolean {
  return classMark.toUpperCase().split(/\s+/).some((part) => sensitiveClasses.some((prefix) =>
    part.startsWith(prefix) && (/^\d/.test(prefix) ? /^\d{1,3}(?!\d)/.test(part) : /^[A-Z]{1,3}\d/.test(part))));
}

/** Whether a title is not to be named where others look on: by its class and subjects; by its own words where it has neither. */
export function isSensitiveTitle({ title, classMark, subjects }: { readonly title: string; readonly classMark: string; readonly subjects: string }): boolean {
  return isSensitiveClass(classMark) || isSensitiveText(classMark === '' && subjects === '' ? title : subjects);
}
