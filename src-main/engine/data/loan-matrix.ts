import type { Pacer } from '../pacer.ts';

/**
 * Distinct (patron, title) pairs as compressed sparse rows, each row in order of the first loan day.
 * `rowStart` has rowCount + 1 entries; the other arrays have one entry a pair.
 */
export interface LoanMatrix {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly rowStart: Uint32Array;
  readonly column: Uint32Array;
  /** Day of the first loan of the pair. */
  readonly firstDay: Int32Array;
  /** Day of the last loan of the pair. */
  readonly lastDay: Int32Array;
  /** Number of loans of the pair, at least 1. */
  readonly loanCount: Uint32Array;
}

/** The events a matrix is made from: parallel arrays, one entry a loan. */
export interface LoanEvents {
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
  readonly days: Int32Array;
}

/**
 * Builds the matrix of distinct pairs; events outside rowCount × columnCount are ignored. The events are brought into the order row, day,
 * column by counting sorts, least significant key first: time linear in the loans, and 600,000 of them take less than a slice of the pacer.
 */
export function buildLoanMatrix(rowCount: number, columnCount: number, events: LoanEvents): LoanMatrix {
  const { rows, columns, days } = events;
  let order = insideEvents(rowCount, columnCount, events);
  let firstOfAll = Infinity;
  let lastOfAll = -Infinity;
  for (let at = 0; at < order.length; at += 1) {
    const day = days[order[at]!]!;
    if (day < firstOfAll) firstOfAll = day;
    if (day > lastOfAll) lastOfAll = day;
  }
  order = countingSort(order, columns, 0, columnCount);
  order = order.length > 0 && lastOfAll - firstOfAll < MAX_DAYS
    ? countingSort(order, days, firstOfAll, lastOfAll - firstOfAll + 1)
    : order.sort((a, b) => days[a]! - days[b]! || columns[a]! - columns[b]!);
  order = countingSort(order, rows, 0, rowCount);

  const rowStart = new Uint32Array(rowCount + 1);
  const column = new Uint32Array(order.length);
  const firstDay = new Int32Array(order.length);
  const lastDay = new Int32Array(order.length);
  const loanCount = new Uint32Array(order.length);
  const slot = new Int32Array(columnCount).fill(-1);
  let size = 0;
  for (let r = 0, next = 0; r < rowCount; r += 1) {
    const from = size;
    for (; next < order.length && rows[order[next]!] === r; next += 1) {
      const e = order[next]!;
      const c = columns[e]!;
      let at = slot[c]!;
      if (at < from) {
        at = size;
        size += 1;
        slot[c] = at;
        column[at] = c;
        firstDay[at] = days[e]!;
      }
      lastDay[at] = days[e]!;
      loanCount[at]! += 1;
    }
    rowStart[r + 1] = size;
  }
  return {
    rowCount, columnCount, rowStart,
    column: column.slice(0, size), firstDay: firstDay.slice(0, size), lastDay: lastDay.slice(0, size), loanCount: loanCount.slice(0, size),
  };
}

/** Days between first and last loan up to which days are counted rather than compared: some centuries. */
const MAX_DAYS = 200_000;

function insideEvents(rowCount: number, columnCount: number, { rows, columns }: LoanEvents): Uint32Array {
  const inside = new Uint32Array(rows.length);
  let size = 0;
  for (let e = 0; e < rows.length; e += 1) if (rows[e]! < rowCount && columns[e]! < columnCount) inside[size++] = e;
  return inside.slice(0, size);
}

/** Events by key, stable; keys lie in from .. from + range − 1. */
function countingSort(order: Uint32Array, keys: Uint32Array | Int32Array, from: number, range: number): Uint32Array {
  const next = new Uint32Array(range + 1);
  for (let at = 0; at < order.length; at += 1) next[keys[order[at]!]! - from + 1]! += 1;
  for (let k = 0; k < range; k += 1) next[k + 1]! += next[k]!;
  const sorted = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at += 1) {
    const e = order[at]!;
    sorted[next[keys[e]! - from]!++] = e;
  }
  return sorted;
}

/** Copies the matrix without the rows marked 1 in `held`; shape and row order stay. */
export function withoutRows(matrix: LoanMatrix, held: Uint8Array): LoanMatrix {
  const kept = new Uint8Array(matrix.column.length);
  for (let r = 0; r < matrix.rowCount; r += 1) if (held[r] !== 1) kept.fill(1, matrix.rowStart[r]!, matrix.rowStart[r + 1]!);
  return keptCells(matrix, kept);
}

/** Copies the matrix with only the cells marked 1 in `kept` (as long as `column`); shape and order stay. */
export function keptCells(matrix: LoanMatrix, kept: Uint8Array): LoanMatrix {
  const { rowCount, columnCount, rowStart: start } = matrix;
  const size = kept.reduce((count, mark) => count + mark, 0);
  const rowStart = new Uint32Array(rowCount + 1);
  const cells = { column: new Uint32Array(size), firstDay: new Int32Array(size), lastDay: new Int32Array(size), loanCount: new Uint32Array(size) };
  for (let r = 0, to = 0; r < rowCount; r += 1) {
    for (let e = start[r]!; e < start[r + 1]!; e += 1) {
      if (kept[e] !== 1) continue;
      cells.column[to] = matrix.column[e]!;
      cells.firstDay[to] = matrix.firstDay[e]!;
      cells.lastDay[to] = matrix.lastDay[e]!;
      cells.loanCount[to] = matrix.loanCount[e]!;
      to += 1;
    }
    rowStart[r + 1] = to;
  }
  return { rowCount, columnCount, rowStart, ...cells };
}

/** The rows with loans of which `passes` is true, in ascending order, with pauses. */
export async function rowsWhere(matrix: LoanMatrix, passes: (row: number) => boolean, pacer: Pacer): Promise<number[]> {
  const rows: number[] = [];
  for (let row = 0; row < matrix.rowCount; row += 1) {
    if (row % 1024 === 0 && pacer.due()) await pacer.pause();
    if (rowLength(matrix, row) > 0 && passes(row)) rows.push(row);
  }
  return rows;
}

/** Number of distinct titles of one row. */
export function rowLength(matrix: LoanMatrix, row: number): number {
  return matrix.rowStart[row + 1]! - matrix.rowStart[row]!;
}
