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

/** Builds the matrix of distinct pairs; events outside rowCount × columnCount are ignored. */
export function buildLoanMatrix(rowCount: number, columnCount: number, events: LoanEvents): LoanMatrix {
  const { rows, columns, days } = events;
  const eventStart = new Uint32Array(rowCount + 1);
  const valid = (e: number) => rows[e]! < rowCount && columns[e]! < columnCount;
  for (let e = 0; e < rows.length; e += 1) if (valid(e)) eventStart[rows[e]! + 1]! += 1;
  for (let r = 0; r < rowCount; r += 1) eventStart[r + 1]! += eventStart[r]!;
  const order = new Uint32Array(eventStart[rowCount]!);
  const cursor = eventStart.slice(0, rowCount);
  for (let e = 0; e < rows.length; e += 1) if (valid(e)) order[cursor[rows[e]!]!++] = e;

  const rowStart = new Uint32Array(rowCount + 1);
  const column = new Uint32Array(order.length);
  const firstDay = new Int32Array(order.length);
  const lastDay = new Int32Array(order.length);
  const loanCount = new Uint32Array(order.length);
  const slot = new Int32Array(columnCount).fill(-1);
  let size = 0;
  for (let r = 0; r < rowCount; r += 1) {
    const from = size;
    const own = order.subarray(eventStart[r]!, eventStart[r + 1]!);
    own.sort((a, b) => days[a]! - days[b]! || columns[a]! - columns[b]!);
    for (const e of own) {
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

/** Copies the matrix without the pairs `keep` refuses; shape and row order stay. */
export function filterLoans(matrix: LoanMatrix, keep: (row: number, entry: number) => boolean): LoanMatrix {
  const kept = new Uint32Array(matrix.column.length);
  const rowStart = new Uint32Array(matrix.rowCount + 1);
  let size = 0;
  for (let r = 0; r < matrix.rowCount; r += 1) {
    for (let e = matrix.rowStart[r]!; e < matrix.rowStart[r + 1]!; e += 1) {
      if (keep(r, e)) kept[size++] = e;
    }
    rowStart[r + 1] = size;
  }
  const pick = kept.subarray(0, size);
  return {
    rowCount: matrix.rowCount, columnCount: matrix.columnCount, rowStart,
    column: Uint32Array.from(pick, (e) => matrix.column[e]!),
    firstDay: Int32Array.from(pick, (e) => matrix.firstDay[e]!),
    lastDay: Int32Array.from(pick, (e) => matrix.lastDay[e]!),
    loanCount: Uint32Array.from(pick, (e) => matrix.loanCount[e]!),
  };
}

/** Number of distinct titles of one row. */
export function rowLength(matrix: LoanMatrix, row: number): number {
  return matrix.rowStart[row + 1]! - matrix.rowStart[row]!;
}
