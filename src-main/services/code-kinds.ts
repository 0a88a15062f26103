import type { CodeKind, ValueKey } from '#contract/domains.ts';
import { materialOfCode } from '#imports/marc/fields/materials.ts';
import { audienceOf, readAudience } from '#imports/values/audience.ts';
import { mediumOf } from '#imports/works/medium.ts';

const electronic = /\be-?(?:book|audio|text|zine)|ebk\b|electronic|online|streaming|digital|download|overdrive|libby|hoopla|borrowbox|cloudlibrary|电子|網絡|网络|数字资源|在线/i;
const readOut = /audio-?\s?(?:books?|bk)|\babk\b|\bbocd\b|hörb|hoerb|livres? (?:audio|lu)|spoken|talking book|books? on (?:cd|tape)|cd-?\s?book|read-?along|playaway|nonmusical|有声|听书/i;
const discs = /sound\s?disc|sound\s?rec/i;
const books = /^[a-z]{0,2}bk$/i;
const films = /video\s?dis[ck]/i;
const nonFiction = /non-?\s?fi?c|\b[ajy]?nf(?:ic)?\b|nfic|sach|documentaire/i;
const fiction = /(?:^|[^a-z])[ajy]{0,2}\s?fic(?:tion)?(?:$|[^a-z])|novel|roman|belletristik|小说/i;

/** Letters of MARC leaders, which some systems use as material codes; believed where several of them stand in a catalogue. */
const leaderLetters: Readonly<Record<string, CodeKind>> = { a: 'print-book', g: 'film', i: 'audiobook', j: 'music' };
const enoughLetters = 3;

/** What values of a field stand for, each by itself and in the company of the others; null where that cannot be told. */
export function kindsOf(field: ValueKey, values: readonly string[]): (CodeKind | null)[] {
  switch (field) {
    case 'material': {
      const isLetters = values.filter((value) => Object.hasOwn(leaderLetters, value.toLowerCase())).length >= enoughLetters;
      return values.map((value) => (isLetters ? leaderLetters[value.toLowerCase()] ?? materialKind(value) : materialKind(value)));
    }
    case 'audience': return values.map(audienceKind);
    case 'collection': return collectionKinds(values);
    case 'classPrefix': return values.map((value) => classKind(value, values));
    default: return values.map(() => null);
  }
}

/** What a material code or name stands for: `DVD`, `acdvd`, `VM` and 影片 are films; an audiobook is no book, a book on a screen none of paper. */
function materialKind(value: string): CodeKind | null {
  const words = `${value} ${materialOfCode(value)}`;
  const isElectronic = electronic.test(words);
  if (readOut.test(words)) return isElectronic ? 'e-audiobook' : 'audiobook';
  if (books.test(value) && !isElectronic) return 'print-book';
  if (films.test(words)) return 'film';
  if (discs.test(words)) return 'music';
  const medium = mediumOf(words);
  if (medium === 'text') return isElectronic ? 'e-book' : 'print-book';
  return medium === 'film' || medium === 'music' ? medium : null;
}

function audienceKind(value: string): CodeKind | null {
  const known = readAudience(value);
  if (/child|juv|kid|primary|preschool|easy|儿童|兒童|少儿|幼儿|小学|亲子/i.test(known)) return 'children';
  if (/young|teen|adolesc|^ya?$|jugend|青少年|青年|中学|高中|初中/i.test(known)) return 'young';
  return /adult|general|成人|一般|大众|erwachsen/i.test(known) ? 'adults' : null;
}

/** Collections are for children, for young adults or of fiction where they say so; those that do not are adults' where others say they are not. */
function collectionKinds(values: readonly string[]): (CodeKind | null)[] {
  const ages = values.map((value) => audienceOf(value));
  if (ages.some((age) => age !== undefined)) return ages.map((age) => (age === 'juvenile' ? 'children' : age === 'young adult' ? 'young' : 'adults'));
  return values.map((value) => (nonFiction.test(value) ? 'non-fiction' : fiction.test(value) ? 'fiction' : null));
}

/** Literature by the scheme of the catalogue (DDC and UDC 8, CLC I, LCC P), and all the others. */
function classKind(prefix: string, all: readonly string[]): CodeKind {
  return prefix === '8' || prefix === (all.includes('I') ? 'I' : 'P') ? 'fiction' : 'non-fiction';
}
