/** The text of one object of a JSON file, and where it begins. */
export interface RecordObject {
  readonly bytes: Buffer;
  readonly offset: number;
  /** Its closing brace was found. */
  readonly isEnded: boolean;
}

const longestRecord = 1 << 23;
const keptOfTooLong = 4096;
const [quote, backslash, open, close, openArray, closeArray] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];
/** How a record's object begins, in `{"leader": …` and in `{"record": [["LDR", …`. */
const recordBegins = /^\{\s*"(?:leader|fields|type|record|_id|id)"\s*:/;
const leaderBegins = /^\{\s*"leader"\s*:/;
/** An envelope around an array of records: `{"records": [`. */
const envelope = /^\{\s*"(?!record")[^"]*"\s*:\s*\[\s*\{/;

/** Cuts JSON at the objects of its records: one after the other, in an array, one a line. An object that never ends ends where the next record begins. */
export class RecordObjects {
  #rest: Buffer = Buffer.alloc(0);
  #offset = 0;

  take(chunk: Buffer, last: boolean): RecordObject[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const found: RecordObject[] = [];
    let [start, depth, from] = [-1, 0, 0];
    let isInString = false;
    const keep = (to: number, isEnded: boolean): void => void found.push({ bytes: Buffer.from(bytes.subarray(start, to)), offset: this.#offset + start, isEnded });
    const head = (at: number): string => bytes.toString('latin1', at, Math.min(bytes.length, at + 64));
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === open && start >= 0 && at > start && leaderBegins.test(head(at))) { // in the middle of another one
        keep(at, false);
        [start, depth, isInString] = [at, 1, false];
      } else if (isInString) {
        if (byte === backslash) at += 1;
        else if (byte === quote) isInString = false;
      } else if (start < 0) {
        if (byte !== open || (envelope.test(head(at)) && !recordBegins.test(head(at)))) continue;
        [start, depth] = [at, 1];
      } else if (byte === quote) isInString = true;
      else if (byte === open || byte === openArray) depth += 1;
      else if (byte === close || byte === closeArray) {
        depth -= 1;
        if (depth > 0) continue;
        keep(at + 1, true);
        [start, from] = [-1, at + 1];
      }
    }
    if (start >= 0) from = start;
    else from = Math.max(from, bytes.length - 64);
    if (last && start >= 0) keep(bytes.length, false);
    else if (start >= 0 && bytes.length - start > longestRecord) {
      keep(start + keptOfTooLong, false);
      from = bytes.length;
    }
    this.#offset += last ? 0 : from;
    this.#rest = last ? Buffer.alloc(0) : Buffer.from(bytes.subarray(from));
    return found;
  }
}
