import { close, createReadStream, read } from 'node:fs';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

const outside = (): Error => new Error('the archive names bytes that it does not have');

/** A stream that ends early closes its file otherwise, and others of the archive still read it. */
const leaveOpen = (_file: number, done: (error: null) => void): void => void setImmediate(done, null);

/**
 * The bytes of an archive for yauzl, on the disk or in the memory. The directory of a damaged archive points anywhere; yauzl's own readers throw
 * for a place beyond the largest number of a file, in a callback where nobody can catch it. Closing closes the file.
 */
export class ArchiveBytes extends RandomAccessReader {
  readonly #from: number | Buffer;
  readonly size: number;

  /** @param from the number of an open file, or the archive itself */
  constructor(from: number | Buffer, size: number) {
    super();
    this.#from = from;
    this.size = size;
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null, bytes?: number) => void): void {
    if (!this.#has(position, position + length)) setImmediate(callback, outside());
    else if (typeof this.#from === 'number') read(this.#from, buffer, offset, length, position, callback);
    else setImmediate(callback, null, this.#from.copy(buffer, offset, position, position + length));
  }

  override _readStreamForRange(start: number, end: number): Readable {
    if (!this.#has(start, end)) return Readable.from((function* () { throw outside(); })());
    if (typeof this.#from !== 'number') return Readable.from([this.#from.subarray(start, end)]);
    return createReadStream('', { fd: this.#from, start, end: end - 1, fs: { read, close: leaveOpen } });
  }

  override close(callback: (error: Error | null) => void): void {
    if (typeof this.#from === 'number') close(this.#from, callback);
    else setImmediate(callback, null);
  }

  #has(start: number, end: number): boolean {
    return start >= 0 && start <= end && end <= this.size;
  }
}
