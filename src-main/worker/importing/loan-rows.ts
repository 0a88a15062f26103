import type { LoanRows } from '#catalog/repositories/loan-writing.ts';

const whole = ['patrons', 'titles', 'items', 'branches', 'renewals'] as const;
const moments = ['loanedAt', 'dueAt', 'returnedAt'] as const;
type Columns = Record<(typeof whole)[number], Int32Array> & Record<(typeof moments)[number], Float64Array>;

/** Loans one after the other; each part is let go of as the next one is asked for. `count`: of all parts together. */
export function joinedRows(count: number, parts: Iterable<LoanRows>): LoanRows {
  const columns = {} as Columns;
  for (const name of whole) columns[name] = new Int32Array(count);
  for (const name of moments) columns[name] = new Float64Array(count);
  let loanIds: Float64Array | (string | undefined)[] = new Float64Array(count).fill(Number.NaN);
  let [at, isNumbered] = [0, false];
  for (const part of parts) {
    for (const name of whole) columns[name].set(part[name], at);
    for (const name of moments) columns[name].set(part[name], at);
    if (part.loanIds !== null) {
      isNumbered = true;
      if (loanIds instanceof Float64Array && part.loanIds instanceof Float64Array) loanIds.set(part.loanIds, at);
      else {
        if (loanIds instanceof Float64Array) loanIds = Array.from(loanIds, textOf);
        for (let n = 0; n < part.count; n += 1) loanIds[at + n] = textOf(part.loanIds[n]);
      }
    }
    at += part.count;
  }
  return { count, loanIds: isNumbered ? loanIds : null, ...columns };
}

const textOf = (number: string | number | undefined): string | undefined => (number === undefined || Number.isNaN(number) ? undefined : String(number));

/** Loans by title, those of one title as they came: one index is then written page after page. */
export function inTitleOrder(loans: LoanRows): LoanRows {
  const { count, titles } = loans;
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) keys[at] = titles[at]! * count + at;
  keys.sort();
  const order = new Int32Array(count);
  for (let at = 0; at < count; at += 1) order[at] = keys[at]! % count;
  return inOrder(loans, order);
}

/** The same loans in another order, in the same memory where that can be. */
export function inOrder(loans: LoanRows, order: Int32Array): LoanRows {
  const ids = new Int32Array(loans.count);
  const times = new Float64Array(loans.count);
  for (const name of whole) reorder(loans[name], order, ids);
  for (const name of moments) reorder(loans[name], order, times);
  const { loanIds } = loans;
  if (loanIds instanceof Float64Array) reorder(loanIds, order, times);
  return loanIds === null || loanIds instanceof Float64Array ? loans : { ...loans, loanIds: Array.from(order, (at) => loanIds[at]) };
}

function reorder<Column extends Int32Array | Float64Array>(column: Column, order: Int32Array, scratch: Column): void {
  for (let n = 0; n < order.length; n += 1) scratch[n] = column[order[n]!]!;
  column.set(scratch);
}

/** The loans from one place up to another, in the same memory. */
export function rowsBetween(loans: LoanRows, from: number, to: number): LoanRows {
  const { loanIds } = loans;
  const columns = {} as Columns;
  for (const name of whole) columns[name] = loans[name].subarray(from, to);
  for (const name of moments) columns[name] = loans[name].subarray(from, to);
  return { count: to - from, loanIds: loanIds === null ? null : loanIds instanceof Float64Array ? loanIds.subarray(from, to) : loanIds.slice(from, to), ...columns };
}
