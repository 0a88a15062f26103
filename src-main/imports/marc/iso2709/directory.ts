import { alignTags } from './align-tags.ts';
import { readEntries, type DirectoryReading, type Entry } from './entries.ts';

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

const fieldEnd = 0x1e;
const leaderLength = 24;
const entryLength = 12;

/** Takes a record apart by the signs between its fields; the directory says which tag each has. Null where there is no directory. */
export function readDirectory(bytes: Buffer): RawRecord | null {
  const end = bytes.indexOf(fieldEnd);
  if (end < entryLength) return null;
  const head = bytes.toString('latin1', 0, end);
  const data = bytes.subarray(end + 1);
  const starts = fieldStarts(data);
  const { leader, entries } = partHead(head, starts.length);
  if (entries.length === 0) return null;
  const tags = starts.length === entries.length ? inOrder(entries, starts) : alignTags(entries, starts, data);
  return { leader, tags, data, isWhole: starts.length >= entries.length && data.at(-1) === fieldEnd };
}

/** A leader may have lost or gained signs, and so may a directory: the reading is taken that is clean, or has as many entries as there are fields. */
function partHead(head: string, fields: number): { leader: string; entries: readonly Entry[] } {
  const usual = readEntries(head.slice(leaderLength));
  const answer = (at: number, { entries }: DirectoryReading): { leader: string; entries: readonly Entry[] } => ({ leader: head.slice(0, at), entries });
  if (usual.isClean || usual.entries.length === fields) return answer(leaderLength, usual);
  const from = whereEntriesBegin(head);
  return from === head.length ? answer(leaderLength, usual) : answer(from, readEntries(head.slice(from)));
}

/** Where the entries begin that end with the head; its end where there are none. */
function whereEntriesBegin(head: string): number {
  let from = head.length;
  while (from >= entryLength && /^[0-9A-Za-z]{3}\d{9}$/.test(head.slice(from - entryLength, from))) from -= entryLength;
  return from;
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

/** As many fields as entries: the first entry is the first field's, by the starts that they give where these make an order. */
function inOrder(entries: readonly Entry[], starts: readonly number[]): string[] {
  const isSorted = entries.every(({ start }, at) => at === 0 || start > (entries[at - 1]?.start ?? 0));
  const isOrder = !isSorted && new Set(entries.map(({ start }) => start)).size === entries.length && entries.every(({ start }) => !Number.isNaN(start));
  if (!isOrder) return entries.map(({ tag }) => tag);
  const exact = new Map(entries.map(({ start, tag }) => [start, tag]));
  if (starts.every((start) => exact.has(start))) return starts.map((start) => exact.get(start) ?? '');
  // starts grow past 99,999 no more: an order that begins again is the order of the directory
  return (starts.at(-1) ?? 0) > 99_999 ? entries.map(({ tag }) => tag) : entries.toSorted((a, b) => a.start - b.start).map(({ tag }) => tag);
}
