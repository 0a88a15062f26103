/** A record taken apart but not yet decoded. */
export interface RawRecord {
  readonly leader: string;
  /** The tag of each field of `data`; empty where the directory does not name it. */
  readonly tags: readonly string[];
  /** The fields, each with its end sign behind it, the last one perhaps without. */
  readonly data: Buffer;
  /** Whether every field that the directory names is there to its end. */
  readonly isWhole: boolean;
}

interface Entry {
  readonly tag: string;
  /** Where the field begins behind the directory; NaN where that cannot be read. */
  readonly start: number;
}

const fieldEnd = 0x1e;
const leaderLength = 24;
const entryLength = 12;

/** Takes a record apart by the signs between its fields; the directory says which tag each has. Null where there is no directory. */
export function readDirectory(bytes: Buffer): RawRecord | null {
  const end = bytes.indexOf(fieldEnd);
  if (end < entryLength) return null;
  const head = bytes.toString('latin1', 0, end);
  const { leader, directory } = partHead(head);
  const data = bytes.subarray(end + 1);
  const starts = fieldStarts(data);
  const entries = readEntries(directory, starts.length);
  if (entries.length === 0) return null;
  const tags = starts.length === entries.length ? inOrder(entries, starts) : aligned(entries, starts);
  return { leader, tags, data, isWhole: starts.length >= entries.length && data.at(-1) === fieldEnd };
}

/** A leader may have lost or gained signs; then the directory is what reads as one. */
function partHead(head: string): { leader: string; directory: string } {
  const directory = head.slice(leaderLength);
  if (directory.length > 0 && directory.length % entryLength === 0 && /^[0-9A-Za-z]{3}\d{9}/.test(directory)) return { leader: head.slice(0, leaderLength), directory };
  const found = /(?:[0-9A-Za-z]{3}\d{9})+$/.exec(head);
  if (found !== null && (head.length - found.index) % entryLength === 0) return { leader: head.slice(0, found.index), directory: found[0] };
  return { leader: head.slice(0, leaderLength), directory };
}

function fieldStarts(data: Buffer): number[] {
  const starts: number[] = [];
  let from = 0;
  for (let at = data.indexOf(fieldEnd); at >= 0; at = data.indexOf(fieldEnd, from)) {
    starts.push(from);
    from = at + 1;
  }
  if (from < data.length) starts.push(from);
  return starts;
}

/** The entries in the order of their fields. A directory with a sign too many is read as far as there are fields. */
function readEntries(directory: string, fields: number): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 3 <= directory.length; at += entryLength) {
    const tag = directory.slice(at, at + 3);
    if (!/^[0-9A-Za-z]{3}$/.test(tag)) continue;
    if (at + entryLength > directory.length && entries.length >= fields) break;
    const start = directory.slice(at + 7, at + entryLength);
    entries.push({ tag, start: /^\d{5}$/.test(start) ? Number(start) : Number.NaN });
  }
  return entries;
}

/** As many fields as entries: the first entry is the first field's, by the starts that they give where these make an order. */
function inOrder(entries: readonly Entry[], starts: readonly number[]): string[] {
  const isSorted = entries.every(({ start }, at) => at === 0 || start > (entries[at - 1]?.start ?? 0));
  const isOrder = !isSorted && new Set(entries.map(({ start }) => start)).size === entries.length && entries.every(({ start }) => !Number.isNaN(start));
  if (!isOrder) return entries.map(({ tag }) => tag);
  const exact = new Map(entries.map(({ start, tag }) => [start, tag]));
  if (starts.every((start) => exact.has(start))) return starts.map((start) => exact.get(start) ?? '');
  // starts grow past 99,999 no more: an order that begins again is the order of the directory
  const places = starts.at(-1) ?? 0;
  return places > 99_999 ? entries.map(({ tag }) => tag) : entries.toSorted((a, b) => a.start - b.start).map(({ tag }) => tag);
}

/** More or fewer fields than entries: each entry takes the field that begins where it says, as far as the entries before it were off. */
function aligned(entries: readonly Entry[], starts: readonly number[]): string[] {
  const tags = starts.map(() => '');
  let drift = 0;
  let next = 0;
  for (const { tag, start } of entries.toSorted((a, b) => a.start - b.start)) {
    if (Number.isNaN(start)) continue;
    let best = -1;
    for (let at = next; at < starts.length; at += 1) {
      const off = Math.abs((starts[at] ?? 0) - start - drift);
      if (best < 0 || off < Math.abs((starts[best] ?? 0) - start - drift)) best = at;
      else break;
    }
    if (best < 0) break;
    drift = (starts[best] ?? 0) - start;
    tags[best] = tag;
    next = best + 1;
  }
  return tags;
}
