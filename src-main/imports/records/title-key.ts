/** What a title is told by where its file gives it no number. */
export interface TitleWords {
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly isbns?: readonly string[] | undefined;
  readonly volume?: string | undefined;
  readonly material?: string | undefined;
}

const signs = /[\p{P}\p{S}\s]+/gu;
const marks = /\p{M}+/gu;
const screen = /dvd|blu-?ray|film|video|movie|vhs|电影|影片|影碟|录像/i;
const sound = /\bcd|music|sound|audio|musik|musique|音乐|唱片|音像|有声/i;

/**
 * The number of a title that has none of its own: `=isbn:9787…`, or `=title:<title>/<author>` in plain letters. The same words give the same number in every
 * file. Volumes of a set that share an ISBN stay apart, and so do a film, a recording and a book of one name.
 * @returns undefined where nothing tells the title
 */
export function titleKey({ title, author, isbns, volume, material }: TitleWords): string | undefined {
  const part = plain(volume);
  const isbn = isbns?.[0];
  if (isbn !== undefined) return `=isbn:${isbn}${part === '' ? '' : `/${part}`}`;
  const name = plain(title) || onlySigns(title);
  if (name === '') return undefined;
  const form = material === undefined ? '' : screen.test(material) ? '/film' : sound.test(material) ? '/audio' : '';
  return `=title:${name}/${plain(author)}${part === '' ? '' : `/${part}`}${form}`.slice(0, longest);
}

const longest = 200;

/** A title that is nothing but signs (an album called `÷`); question marks are letters that were lost on the way. */
const onlySigns = (title = ''): string => (/^[?\uFFFD\s]*$/.test(title) ? '' : title.trim().toLowerCase());

/** Words in lower case, without accents and signs. */
function plain(text: string | undefined): string {
  if (text === undefined) return '';
  const ascii = /^[\x20-\x7e]*$/.test(text);
  const letters = ascii ? text : text.normalize('NFKD').replace(marks, '');
  return letters.toLowerCase().replace(signs, ' ').trim();
}
