import type { FieldMatch, MatchField } from '#contract/lists.ts';
import type { TitleRecord } from '#catalog/repositories/assignments.ts';
import { fieldTokens } from '#engine/data/record-tokens.ts';
import { wordsOf, folded } from '#engine/data/text-words.ts';

/** Characters of a class mark below which nearly anything may stand in it: 8, I5. */
const narrowClass = 3;
/** Subjects named at most. */
const mostSubjects = 3;

/** What two records have in common in the given fields, in the words of the second; a field in which they no longer agree is left out. */
export function recordMatches(fields: readonly MatchField[], borrowed: TitleRecord, offered: TitleRecord): FieldMatch[] {
  const common = (field: MatchField): string[] => {
    const own = fieldTokens[field](borrowed);
    return own.length === 0 ? [] : fieldTokens[field](offered).filter((token) => own.includes(token));
  };
  return fields.flatMap((field): FieldMatch[] => {
    if (field === 'subject') {
      const subjects = commonSubjects(borrowed.subjects, offered.subjects);
      return subjects.length > 0 ? [{ field, words: subjects.slice(0, mostSubjects) }] : []; // words inside of headings are too little to be told
    }
    const tokens = common(field).filter((token) => field !== 'class' || token.length >= narrowClass);
    if (tokens.length === 0) return [];
    if (field === 'series') return [{ field, words: [offered.series] }];
    if (field === 'class') return [{ field, words: [tokens.reduce((long, token) => (token.length > long.length ? token : long)).toUpperCase()] }];
    return [{ field, words: [] }];
  });
}

/** Whole headings of the second that the first has too, and subdivisions of them. */
function commonSubjects(borrowed: string, offered: string): string[] {
  const parts = (subjects: string): string[] => subjects.split(/;|--| – | — /).map((part) => part.trim()).filter((part) => part !== '');
  const key = (part: string): string => wordsOf(folded(part)).join(' ');
  const known = new Set(parts(borrowed).map(key));
  return [...new Map(parts(offered).filter((part) => known.has(key(part))).map((part) => [key(part), part])).values()];
}
