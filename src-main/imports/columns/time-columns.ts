import type { ImportField } from '#contract/imports.ts';
import type { Table } from '../table/table.ts';
import { normalise } from './normalise.ts';
import type { Slots } from './settle.ts';

/** For fields of dates the column that has the time of the same moment. */
export type TimeColumns = Readonly<Partial<Record<ImportField, number>>>;

const moments = ['loan_at', 'event_at', 'returned_at', 'due_at'] as const satisfies readonly ImportField[];
const timeOfDay = /^\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*$/i;
const dayAlone = /^\s*[\d年月日./-]{6,12}\s*$/;
const most = 0.9;

/** Finds columns of times beside columns of days: `Loan Date`, `Loan Time`; `日期`, `时间`. A column called nothing but "time" belongs to the loan or event. */
export function timeColumns(table: Pick<Table, 'header' | 'sample'>, slots: Slots, isFree: (column: number) => boolean): TimeColumns {
  const found: Partial<Record<ImportField, number>> = {};
  const keys = table.header.map(normalise);
  for (const field of moments) {
    const slot = slots[field];
    if (typeof slot !== 'number' || !allAre(table, slot, dayAlone)) continue;
    const key = keys[slot] ?? '';
    const twin = key.includes('date') ? key.replace('date', 'time') : key.replace('日期', '时间');
    const plain = field === 'loan_at' || field === 'event_at' ? ['time', '时间', 'timeofday'] : [];
    const column = keys.findIndex((name, at) => isFree(at) && (name === twin || plain.includes(name)) && allAre(table, at, timeOfDay));
    if (column >= 0) found[field] = column;
  }
  return found;
}

function allAre({ sample }: Pick<Table, 'sample'>, column: number, form: RegExp): boolean {
  const there = sample.map((cells) => cells[column] ?? '').filter((cell) => cell.trim() !== '');
  return there.length > 0 && there.filter((cell) => form.test(cell)).length >= most * there.length;
}
