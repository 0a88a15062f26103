/** A title that is a numbered part of something longer. */
export interface Volume {
  /** Which series or work in volumes. */
  readonly series: string;
  readonly number: number;
  /** Who wrote it; empty: nobody is named. */
  readonly author: string;
  readonly column: number;
}

/** A series that is to be read in its order. */
export interface Series {
  /** Numbers of its volumes, ascending, and the columns of each: editions of it. */
  readonly volumes: readonly { readonly number: number; readonly columns: readonly number[] }[];
}

/** Of a series of one story at least so large a share of the volumes is by one author; a publisher's series is by many. */
const ONE_AUTHOR = 0.6;
/** A story has no more volumes; larger numbers are those of a publisher's series. */
const MOST_VOLUMES = 60;

/**
 * The series that tell one story, by their names: those whose volumes are mostly by one author (or name none) and whose numbers are small. Publishers'
 * series, of many authors or with large numbers, have no order to be kept.
 */
export function seriesInOrder(volumes: Iterable<Volume>): Map<string, Series> {
  const byName = Map.groupBy([...volumes].filter(({ series, number }) => series !== '' && Number.isFinite(number)), ({ series }) => series);
  const found = new Map<string, Series>();
  for (const [name, own] of byName) {
    if (!isOneStory(own)) continue;
    const byNumber = Map.groupBy(own, ({ number }) => number);
    const numbers = [...byNumber.keys()].sort((a, b) => a - b);
    found.set(name, { volumes: numbers.map((number) => ({ number, columns: byNumber.get(number)!.map(({ column }) => column) })) });
  }
  return found;
}

function isOneStory(volumes: readonly Volume[]): boolean {
  if (volumes.some(({ number }) => number > MOST_VOLUMES)) return false;
  const byAuthor = Map.groupBy(volumes, ({ author }) => author);
  return Math.max(...[...byAuthor.values()].map(({ length }) => length)) >= ONE_AUTHOR * volumes.length;
}

/**
 * The volume to read next for who has read these numbers: of a series not begun its first one, and none where the catalogue lacks the first; of one
 * that was begun the lowest unread number after the lowest that was read. Undefined: nothing is left, or it cannot be begun.
 */
export function nextVolume({ volumes }: Series, read: ReadonlySet<number>): Series['volumes'][number] | undefined {
  if (read.size === 0) return volumes[0] !== undefined && volumes[0].number <= 1 ? volumes[0] : undefined;
  const from = Math.min(...read);
  return volumes.find(({ number }) => number > from && !read.has(number));
}
