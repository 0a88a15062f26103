/** What a directory says of one field. */
export interface Entry {
  readonly tag: string;
  /** NaN where it cannot be read. */
  readonly length: number;
  /** Where the field begins behind the directory; NaN where that cannot be read. */
  readonly start: number;
}

export interface DirectoryReading {
  readonly entries: readonly Entry[];
  /** Every sign of it was read, and every tag is one. */
  readonly isClean: boolean;
}

/** Digits of a length and a start. The second to fourth are what programs write for fields and records that are longer than the standard has room for. */
const widths = [[4, 5], [5, 5], [4, 6], [5, 6]] as const;
const digits = /^\d+$/;

/** Reads a directory entry by entry: of the widths that an entry may have, the one by which it begins where the one before it ends. */
export function readEntries(directory: string): DirectoryReading {
  const entries: Entry[] = [];
  let isClean = true;
  let [at, next] = [0, 0];
  while (at + 3 <= directory.length) {
    const tag = directory.slice(at, at + 3);
    let [length, start, end] = [Number.NaN, Number.NaN, at + 12];
    for (const [forLength, forStart] of widths) {
      const words = directory.slice(at + 3, at + 3 + forLength + forStart);
      if (words.length < forLength + forStart || !digits.test(words)) continue;
      const [thisLength, thisStart] = [Number(words.slice(0, forLength)), Number(words.slice(forLength))];
      if (!Number.isNaN(length) && thisStart !== next) continue;
      [length, start, end] = [thisLength, thisStart, at + 3 + forLength + forStart];
      if (thisStart === next) break;
    }
    if (/^[0-9A-Za-z]{3}$/.test(tag) && end <= directory.length) entries.push({ tag, length, start });
    else isClean = false;
    if (Number.isNaN(start)) isClean = false;
    next = start + length;
    at = end;
  }
  return { entries, isClean: isClean && at === directory.length };
}
