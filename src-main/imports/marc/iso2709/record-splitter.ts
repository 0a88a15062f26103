import { leadersInside } from './leader.ts';

/** The bytes of one record without its end sign, and where in the file they begin. */
export interface RecordBytes {
  readonly bytes: Buffer;
  readonly offset: number;
  /** Whether the sign for the end of a record stood behind it. */
  readonly isEnded: boolean;
  /** It is longer than any record: only its beginning is here. */
  readonly isTooLong: boolean;
}

const recordEnd = 0x1d;
/** The longest real record of a national library has 0.2 MB; one with all copies of a large library's newspaper some megabytes. */
const longestRecord = 1 << 23;
const longRecord = 1 << 19;
const keptOfTooLong = 4096;

/** Cuts a stream of ISO 2709 at the end signs of its records; the lengths that the records claim are not believed. */
export class RecordSplitter {
  #rest: Buffer = Buffer.alloc(0);
  /** Of the rest, bytes in which no end was found. */
  #searched = 0;
  #offset = 0;
  #isSkipping = false;

  /** The records that end in this chunk; at the last one also what is left over. */
  take(chunk: Buffer, last: boolean): RecordBytes[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const found: RecordBytes[] = [];
    let from = 0;
    for (let end = bytes.indexOf(recordEnd, this.#searched); end >= 0; end = bytes.indexOf(recordEnd, from)) {
      if (!this.#isSkipping) this.#keep(bytes.subarray(from, end), this.#offset + from, true, found);
      this.#isSkipping = false;
      from = end + 1;
    }
    let left = bytes.subarray(from);
    if (last) {
      if (!this.#isSkipping) this.#keep(left, this.#offset + from, false, found);
      left = left.subarray(left.length);
    } else if (!this.#isSkipping && left.length > longRecord && leadersInside(left).length > 0) { // the signs for the ends were lost
      const next = leadersInside(left).at(-1) ?? 0;
      this.#keep(left.subarray(0, next), this.#offset + from, false, found);
      from += next;
      left = left.subarray(next);
    } else if (this.#isSkipping || left.length > longestRecord) {
      if (!this.#isSkipping) found.push({ bytes: Buffer.from(left.subarray(0, keptOfTooLong)), offset: this.#offset + from, isEnded: false, isTooLong: true });
      this.#isSkipping = true;
      from = bytes.length;
      left = left.subarray(left.length);
    }
    this.#offset += from;
    this.#rest = left.length === 0 ? left : Buffer.from(left);
    this.#searched = this.#rest.length;
    return found;
  }

  #keep(bytes: Buffer, offset: number, isEnded: boolean, found: RecordBytes[]): void {
    const starts = [0, ...leadersInside(bytes)];
    for (const [at, start] of starts.entries()) {
      const end = starts[at + 1] ?? bytes.length;
      const [from, to] = trimmed(bytes, start, end);
      if (from < to) found.push({ bytes: bytes.subarray(from, to), offset: offset + from, isEnded: isEnded && end === bytes.length, isTooLong: false });
    }
  }
}

/** Line ends, NULs and a byte-order mark between records mean nothing. */
function trimmed(bytes: Buffer, start: number, end: number): readonly [number, number] {
  let [from, to] = [start, end];
  const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0 || byte === 0x1a;
  while (from < to) {
    if (isBlank(bytes[from])) from += 1;
    else if (bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf) from += 3;
    else break;
  }
  while (to > from && isBlank(bytes[to - 1])) to -= 1;
  return [from, to];
}
