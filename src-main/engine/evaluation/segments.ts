/** Readers by number of distinct target loans already known. */
export type SegmentId = '0' | '1-2' | '3-5' | '6+';

/** All segments, fewest loans first. */
export const segments: readonly SegmentId[] = ['0', '1-2', '3-5', '6+'];

/** The segment of a reader with that many distinct target loans. */
export function segmentOf(targetLoans: number): SegmentId {
  if (targetLoans === 0) return '0';
  if (targetLoans <= 2) return '1-2';
  return targetLoans <= 5 ? '3-5' : '6+';
}

/** Fewest and most target loans of a segment. */
export function segmentBounds(segment: SegmentId): { fewest: number; most: number } {
  const bounds = { '0': [0, 0], '1-2': [1, 2], '3-5': [3, 5], '6+': [6, Infinity] } as const;
  const [fewest, most] = bounds[segment];
  return { fewest, most };
}

/** A cell of the routing table: a segment, for readers with or without source loans. */
export interface Cell {
  readonly segment: SegmentId;
  readonly hasSource: boolean;
}

/** Place of a cell in arrays of 8: segment × 2 + (has source loans). */
export function cellIndex(cell: Cell): number {
  return segments.indexOf(cell.segment) * 2 + (cell.hasSource ? 1 : 0);
}

/** All eight cells in the order of `cellIndex`. */
export const cells: readonly Cell[] = segments.flatMap((segment) => [{ segment, hasSource: false }, { segment, hasSource: true }]);
