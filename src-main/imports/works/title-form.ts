import { fold, isCjk, wordsOf } from './fold.ts';
import { carrierWords, dropLeadingArticle, isAccompanying, isPlainSubtitle, linkWords, withOthers } from './title-words.ts';
import { takeVolume } from './volume.ts';

/** What a title says, for comparison: every part folded and without blanks, so that "science-fiction" is "Science fiction". */
export interface TitleForm {
  /** Title proper with what tells it from other titles: the whole of it. */
  readonly full: string;
  /** The title before its first subtitle; equal to `full` where there is none. */
  readonly main: string;
  /** What stands behind it; empty: nothing, or only what any title may have ("a novel"). */
  readonly sub: string;
  /** The same title in another language, of a record with parallel titles; empty: none. */
  readonly parallel: string;
  readonly volume: string;
  /** Words of `full`; of Chinese, Japanese and Korean writing two characters count as one. */
  readonly words: number;
  /** The title is that of a work beside the one it names (exercises, a version in pictures), or of that one with others ("and other stories"). */
  readonly isBeside: boolean;
  /** What stood in brackets as the kind of material: `[videorecording]`; empty: nothing. */
  readonly carrier: string;
}

/** An article that has grown together with its noun: "l'étranger". */
const ELIDED = /^l'\s*/;
const BRACKETED = /\[([^\]]*)\]/g;
/** A series behind a title, as booksellers write it: "(The Hunger Games, #1)", "(Discworld 12)", "(Book 3 of Mistborn)". */
const SERIES_BEHIND = /\s*\([^()]*(?:#\s?\d|\b(?:book|series|bd|band|tome|vol|volume)\b\.?\s*\d?)[^()]*\)\s*$/;
/** Several parts of a series in one book, as booksellers write it: "(Twilight, #1-4)". */
const SEVERAL = /[#\s](\d{1,3})\s?[-–]\s?(\d{1,3})\)\s*$/;
const MARKUP = /<[^<>]*>|&(?:amp;)?/g;
/** The statement of responsibility of ISBD; in Chinese also without blanks around the stroke. */
const RESPONSIBILITY = /\s\/(?:\s.*)?$|\s\/\s?[\p{Script=Han}[(].*$/u;
const CJK_RESPONSIBILITY = /\s*\/.*$/u;
const PARALLEL = /\s=\s*/;
/** Where a subtitle begins; also an alternative title: "The Hobbit, or, There and back again". */
const SUBTITLE = /\s*(?::|——|\s[-–—]\s|;\s|,\s(?:or|ou|oder|oppure|ossia)[,\s])\s*/;

/** A second title in the same book. */
const FURTHER = /\s;\s+\p{L}/u;

/**
 * Takes a title as catalogues write it apart.
 * @param author of the record: what stands behind a stroke and names nobody of it is a second title, no statement of responsibility
 */
export function titleForm(title: string, author = ''): TitleForm {
  const carriers: string[] = [];
  const folded = fold(title).replace(ELIDED, 'le ').replace(MARKUP, (found) => (found.startsWith('&') ? '&' : ' '));
  const cjk = isCjk(folded);
  let text = folded.replace(cjk ? CJK_RESPONSIBILITY : RESPONSIBILITY, (statement) => (isSecondTitle(statement, author) ? statement.replace('/', ' ; ') : ''));
  if (text.includes('[')) {
    const bare = text.replace(BRACKETED, (_, inside: string) => { carriers.push(inside); return ' '; });
    text = /[\p{L}\p{N}]/u.test(bare) ? bare : text.replace(/[[\]]/g, ' ');
  }
  const [proper = '', parallel = ''] = text.split(PARALLEL);
  const several = SEVERAL.exec(proper);
  const unnumbered = proper.replace(SERIES_BEHIND, '');
  const { text: named, volume } = takeVolume(unnumbered === '' ? proper : unnumbered);
  const pieces = carrierWords.reduce((rest, pattern) => rest.replace(pattern, ' '), named).split(SUBTITLE)
    .map((piece) => titleWords(piece)).filter((piece) => piece.length > 0);
  const main = dropLeadingArticle(pieces[0] ?? []);
  const sub = pieces.slice(1).filter((piece) => !isPlainSubtitle(piece)).flat();
  const words = [...main, ...sub];
  return {
    full: words.join(''), main: main.join(''), sub: sub.join(''), parallel: parallel === '' ? '' : dropLeadingArticle(titleWords(parallel)).join(''),
    volume: [volume, several === null ? '' : `${several[1]!}-${several[2]!}`].filter((part) => part !== '').join('.'),
    words: cjk ? Math.ceil([...words.join('')].length / 2) : words.length,
    isBeside: isAccompanying(sub.join('')) || withOthers.test(folded) || FURTHER.test(unnumbered), carrier: carriers.join(' '),
  };
}

const ROLE = /\b(?:by|von|par|di|por|edited|ed|hrsg|trad|translated|illustrated|directed|written|text|texte|ubers)\b/;

/** Does what stands behind a stroke name none of the authors, nor what anybody did? */
function isSecondTitle(statement: string, author: string): boolean {
  if (author === '' || statement.trim() === '/' || isCjk(statement) || ROLE.test(statement)) return false;
  const named = new Set(wordsOf(statement));
  return !wordsOf(fold(author)).some((word) => word.length > 2 && named.has(word));
}

/** The words of a piece of a title without those that only join others. */
const titleWords = (piece: string): string[] => wordsOf(piece).filter((word) => !linkWords.has(word));
