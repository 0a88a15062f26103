import type { Medium } from '#contract/titles.ts';
import type { WorkRecord } from '#contract/records.ts';
import { authorKeys } from './author-keys.ts';
import { fold, wordsOf } from './fold.ts';
import { hashOf, type Hash, noHash } from './hash.ts';
import { mediumOf } from './medium.ts';
import { titleForm, type TitleForm } from './title-form.ts';
import { isCollectiveTitle } from './title-words.ts';
import { volumeOf } from './volume.ts';

/** A title as works are told apart by it. Titles of one work have medium and volume in common, and an author where both name one. */
export interface WorkKeys {
  readonly medium: Medium;
  readonly volume: Hash;
  readonly authors: readonly Hash[];
  /** The title in every form it may be known by: proper, parallel, original; none: the record says nothing. */
  readonly forms: readonly Hash[];
  /** Title proper before its subtitle, and the subtitle; nothing where the title is one that any author's book may have. */
  readonly main: Hash;
  readonly sub: Hash;
  /** Title, of texts and music with the publisher: what titles without an author are compared by. Nothing where it is short or common. */
  readonly bare: Hash;
  /** The title is long enough to know a story by it in another medium. */
  readonly isTelling: boolean;
  readonly isbns: readonly Hash[];
}

/** Words and characters from which a title without an author is telling enough. */
const fewestWords = 3;
const fewestCharacters = 12;
const fewestCjk = 5;
/** The same for a film or game and the text of its story. */
const storyWords = 2;
const storyCharacters = 8;
const storyCjk = 3;
const mostIsbns = 12;
/** Characters of a title or statement of authors that are looked at. */
const mostCharacters = 600;
/** The same of a volume, a series or a number in it. */
const mostOfField = 200;

/** The keys of a record: the same however title and names are written, in whatever order records come. */
export function workKeys(record: WorkRecord): WorkKeys {
  const author = record.author.slice(0, mostCharacters);
  const form = titleForm(record.title.slice(0, mostCharacters), author);
  const original = record.originalTitle === '' || form.isBeside ? null : originalForm(record.originalTitle.slice(0, mostCharacters), author);
  const medium = mediumOf(record.material) ?? mediumOf(form.carrier) ?? 'text';
  const volume = volumeOf(record.volume.slice(0, mostOfField)) || form.volume || seriesVolume(record, form) || (original?.volume ?? '');
  const isCollective = isCollectiveTitle(form.main) && form.sub === '';
  const usesTitle = form.full !== '' && !(isCollective && volume !== '');
  const forms = [usesTitle ? form.full : '', form.parallel, original !== null && !isCollectiveTitle(original.main) ? original.full : ''].filter((text) => text !== '');
  const letters = [...form.full].length;
  const isCjkTitle = form.words < letters && form.words * 2 >= letters;
  const telling = !isCollective && (isCjkTitle ? letters >= fewestCjk : form.words >= fewestWords && letters >= fewestCharacters);
  return {
    medium, volume: hashOf(volume), authors: authorKeys(author).map(hashOf), forms: [...new Set(forms)].map(hashOf),
    main: usesTitle && !isCollectiveTitle(form.main) && !form.isBeside ? hashOf(form.main) : noHash, sub: hashOf(form.sub),
    bare: telling ? bareKey(form.full, medium, record.publisher) : noHash,
    isTelling: !isCollective && (isCjkTitle ? letters >= storyCjk : form.words >= storyWords && letters >= storyCharacters),
    isbns: record.isbns === '' ? [] : record.isbns.split(' ').slice(0, mostIsbns).map(hashOf),
  };
}

/** Words in the names of many publishers, and articles and prepositions between them. */
const ofAnyHouse = new Set([
  'ed', 'eds', 'edit', 'edition', 'editions', 'editeur', 'editeurs', 'editore', 'editori', 'editorial', 'ediciones', 'edizioni', 'verlag', 'verl', 'verlagsgesellschaft', 'press', 'presses', 'university', 'universitaires', 'universite',
  'publishing', 'publishers', 'publisher', 'publications', 'publ', 'pub', 'books', 'book', 'librairie', 'libraire', 'the', 'le', 'la', 'les', 'l', 'de', 'du', 'des', 'di', 'der', 'die', 'das', 'and', 'et', 'und', 'in', 'a', 'of', 'j', 'h', 'b', 'k', 's', 'r', 'p', 'g', 'm', 'c', 'd', 'f', 'w',
]);

/** Films and games are known by their titles; texts and music without an author only together with the publisher. */
function bareKey(full: string, medium: Medium, publisher: string): Hash {
  if (medium === 'film' || medium === 'game') return hashOf(full);
  const house = wordsOf(fold(publisher)).find((word) => !ofAnyHouse.has(word)) ?? '';
  return house === '' ? noHash : hashOf(`${full}/${house}`);
}

/** A number in a series is the volume where the series is all that the title says ("One piece" 12). */
function seriesVolume(record: WorkRecord, form: TitleForm): string {
  if (record.series === '' || record.seriesNumber === '' || form.full === '') return '';
  const series = titleForm(record.series.slice(0, mostOfField));
  return series.main === form.full || series.full === form.full ? volumeOf(record.seriesNumber.slice(0, mostOfField)) : '';
}

/** What stands behind a uniform title: languages, years, parts of the work ("Idiot. English. 1998"). */
const BEHIND_UNIFORM = /[.,]\s*(?:english|german|french|chinese|italian|spanish|russian|latin|greek|japanese|anglais|francais|allemand|chinois|englisch|deutsch|franzosisch|chinesisch|\d{4}|libretto|vocal score|selections|dutch|polish|portuguese|hebrew|arabic|swedish|danish|norwegian|korean)\b.*$/;

const originalForm = (title: string, author: string): TitleForm => titleForm(fold(title.split('|')[0]!).replace(/[<>]/g, '').replace(BEHIND_UNIFORM, ''), author);
