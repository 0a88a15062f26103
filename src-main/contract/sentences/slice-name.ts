import type { PatronSliceKind, TitleSliceKind } from '../evaluations.ts';
import type { Language } from '../settings.ts';
import { languageName } from './language-name.ts';
import { sentences } from './sentences.ts';

/** A kind of slice and one of its values; groups, languages and classes have the library's own values. */
export type SliceValue =
  | `known-loans ${'0' | '1-2' | '3-5' | '6-20' | '21+'}` | `${'sources' | 'new-patron'} ${'yes' | 'no'}` | `training-loans ${'0' | '1-4' | '5-19' | '20+'}` | 'unknown';

/** The name of one slice of patrons or titles; a value that is the library's own stays as it is. */
export function sliceName(kind: PatronSliceKind | TitleSliceKind, value: string, language: Language): string {
  const words: Readonly<Record<string, string>> = sentences[language].sliceValue;
  const own = kind === 'language' ? languageName(value, language) : words[`${kind} ${value}`] ?? value;
  return own || sentences[language].sliceValue.unknown;
}
