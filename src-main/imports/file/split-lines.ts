const newline = 10;
const longestLine = 1 << 20;

/** A part of a text, and where it begins. */
export interface Piece {
  readonly bytes: Buffer;
  /** Byte of the file. */
  readonly offset: number;
  readonly line: number;
  /** It has no end. */
  readonly cut: boolean;
}

/** Cuts a text in UTF-8 into its lines; empty ones are none. */
export class LineSplitter {
  #rest: Buffer = Buffer.alloc(0);
  #offset: number;
  #line = 1;

  /** @param offset where the text begins in the file */
  constructor(offset = 0) {
    this.#offset = offset;
  }

  /** The lines that are whole by now; at the end also the one without a line end. A line that is far too long loses what is beyond. */
  take(chunk: Buffer, last: boolean): Piece[] {
    const found: Piece[] = [];
    const text = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let begin = 0;
    const piece = (end: number, next: number): void => {
      if (/\S/.test(text.toString('latin1', begin, Math.min(end, begin + 80)))) found.push({ bytes: text.subarray(begin, end), offset: this.#offset + begin, line: this.#line, cut: false });
      begin = next;
    };
    for (let end = text.indexOf(newline); end >= 0; end = text.indexOf(newline, begin)) {
      piece(end, end + 1);
      this.#line += 1;
    }
    if (last || text.length - begin > longestLine) piece(text.length, text.length);
    this.#offset += begin;
    this.#rest = Buffer.from(text.subarray(begin));
    return found;
  }
}
