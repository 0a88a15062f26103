/** Stand for a bare `&` and `<`, which XML does not allow in a text, until it has been read. */
const [ampersand, less] = ['\x7f', '\x85'];
/** Signs that XML does not allow at all. */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x85\ufffe\uffff]/g;
const bareAmpersand = /&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z][\w.-]{0,30};)/gi;
const bareLess = /<(?=[\s\d=<])/g;
/** The longest beginning of an entity or a tag that the next piece may complete. */
const longestOpen = 34;

/** A text as a parser takes it: what programs write into XML though they should not is put right, sign for sign. */
export class Mender {
  #rest = '';

  take(piece: string, last: boolean): string {
    const text = this.#rest + piece;
    const open = last ? text.length : Math.max(text.lastIndexOf('&'), text.lastIndexOf('<'));
    const keep = open >= 0 && text.length - open <= longestOpen ? open : text.length;
    this.#rest = text.slice(keep);
    return text.slice(0, keep).replace(forbidden, ' ').replace(bareAmpersand, ampersand).replace(bareLess, less);
  }
}

/** The signs that were put aside, back in their place. */
export const bare = (text: string): string => text.replaceAll(ampersand, '&').replaceAll(less, '<');

/** Bytes that a mended text has in the file. */
export const bytesOf = (text: string): number => Buffer.byteLength(text) - (text.split(less).length - 1);
