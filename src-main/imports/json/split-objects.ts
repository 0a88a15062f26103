import type { Piece } from '../file/split-lines.ts';

const [quote, backslash, newline] = [34, 92, 10];
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93];
/** A longer object is taken for one whose end is missing. */
const longestObject = 1 << 20;

/** Cuts a JSON text in UTF-8 into the objects of its outermost level, without reading them, so that a fault in one harms no other. */
export class ObjectSplitter {
  #rest: Buffer = Buffer.alloc(0);
  /** Where the rest begins in the file. */
  #offset = 0;
  #line = 1;
  #beginLine = 1;
  #looked = 0;
  #depth = 0;
  #inText = false;
  #escaped = false;
  #ended = false;
  readonly #enclosed: boolean;

  /** @param enclosed the objects stand in an array; what comes after it is none of them. @param offset where the text begins in the file */
  constructor(enclosed: boolean, offset = 0, line = 1) {
    this.#enclosed = enclosed;
    this.#offset = offset;
    this.#line = line;
  }

  /** The objects that are whole by now; at the end also the one that is not. */
  take(chunk: Buffer, last: boolean): Piece[] {
    const found: Piece[] = [];
    if (this.#ended) return found;
    const text = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let begin = this.#depth > 0 ? 0 : -1;
    let at = this.#looked;
    const piece = (end: number, cut: boolean): void => {
      found.push({ bytes: Buffer.from(text.subarray(begin, end)), offset: this.#offset + begin, line: this.#beginLine, cut });
      [begin, this.#depth, this.#inText, this.#escaped] = [-1, 0, false, false];
    };
    for (; at < text.length; at += 1) {
      const sign = text[at];
      if (this.#inText) {
        at = this.#passText(text, at);
        if (text[at] === newline) this.#line += 1;
      } else if (sign === newline) {
        this.#line += 1;
      } else if (sign === quote) {
        this.#inText = true;
      } else if (sign === openBrace || (sign === openBracket && this.#depth > 0)) {
        if (this.#depth === 0) [begin, this.#beginLine] = [at, this.#line];
        this.#depth += 1;
      } else if ((sign === closeBrace || sign === closeBracket) && this.#depth > 0) {
        this.#depth -= 1;
        if (this.#depth === 0) piece(at + 1, false);
      } else if (sign === closeBracket && this.#enclosed) {
        this.#ended = true;
        return found;
      }
      if (begin >= 0 && at - begin > longestObject) {
        const next = boundary(text, begin + 1) ?? Math.min(at + 1, text.length);
        this.#line = this.#beginLine + linesIn(text.subarray(begin, next));
        piece(next, true);
        at = next - 1;
      }
    }
    if (last && begin >= 0) piece(text.length, true);
    const keep = begin >= 0 ? begin : text.length;
    this.#offset += keep;
    this.#rest = Buffer.from(text.subarray(keep));
    this.#looked = text.length - keep;
    return found;
  }

  /** Goes to the end of a text; a line end inside one is a fault and ends it. */
  #passText(text: Buffer, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const sign = text[at];
      if (this.#escaped) {
        this.#escaped = false;
      } else if (sign === backslash) {
        this.#escaped = true;
      } else if (sign === quote || sign === newline) {
        this.#inText = false;
        return at;
      }
    }
    return text.length;
  }
}

function linesIn(text: Buffer): number {
  let lines = 0;
  for (const byte of text) if (byte === newline) lines += 1;
  return lines;
}

/** Where, inside the text of several objects of which the first is damaged, the next one begins. */
export function boundary(text: Buffer, from: number): number | undefined {
  const found = /[},]\s*\{/.exec(text.toString('latin1', from));
  return found === null ? undefined : from + found.index + found[0].length - 1;
}
