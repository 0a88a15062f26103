/** The text of one record element, and where it begins in the file. */
export interface RecordPiece {
  readonly bytes: Buffer;
  readonly offset: number;
  /** `open`: another record begins before this one's end; `cut`: the file ends before it, or it has none for very long. */
  readonly end: 'whole' | 'open' | 'cut';
}

const longestRecord = 1 << 23;
const keptOfTooLong = 4096;
const recordTag = /<(\/?)(?:[A-Za-z_][\w.-]{0,40}:)?record(?=[\s>/])[^<>]{0,2000}>/g;
const field = /<(?:[\w.-]{1,40}:)?(?:leader|controlfield|datafield)[\s>]/;

/** Cuts a text at the elements `record`, wherever they stand: a file may have no root, and a record in it may be no XML at all. */
export class RecordPieces {
  #rest: Buffer = Buffer.alloc(0);
  #offset = 0;

  /** The records that end in this chunk; at the last one also what is left over of one. */
  take(chunk: Buffer, last: boolean): RecordPiece[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const text = bytes.toString('latin1');
    const found: RecordPiece[] = [];
    let [start, done] = [-1, 0];
    const keep = (to: number, end: RecordPiece['end']): void => {
      if (start >= 0 && field.test(text.slice(start, to))) found.push({ bytes: Buffer.from(bytes.subarray(start, to)), offset: this.#offset + start, end });
    };
    for (const tag of text.matchAll(recordTag)) {
      const isEnd = tag[1] === '/';
      if (!isEnd && tag[0].endsWith('/>')) continue;
      if (isEnd) {
        done = tag.index + tag[0].length;
        keep(done, 'whole');
        start = -1;
      } else {
        keep(tag.index, 'open'); // the record before it has lost its end, or is the envelope of this one
        start = tag.index;
      }
    }
    if (last) keep(text.length, 'cut');
    const isTooLong = start >= 0 && text.length - start > longestRecord;
    if (isTooLong && !last) found.push({ bytes: Buffer.from(bytes.subarray(start, start + keptOfTooLong)), offset: this.#offset + start, end: 'cut' });
    // outside a record, the beginning of a tag may be in this chunk
    const from = last || isTooLong ? text.length : start >= 0 ? start : Math.max(done, text.lastIndexOf('<'), text.length - 4096);
    this.#offset += from;
    this.#rest = Buffer.from(bytes.subarray(from));
    return found;
  }
}
