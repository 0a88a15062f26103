import type { ImportField } from '#contract/imports.ts';
import type { Slots } from '../columns/settle.ts';

/** A field's value in a row: its column's cell, the value fixed for all rows, or nothing. */
export type Pick = (cells: readonly string[]) => string | undefined;

const nothing: Pick = () => undefined;

export function picker(slots: Slots, field: ImportField): Pick {
  const slot = slots[field];
  if (slot === undefined) return nothing;
  return typeof slot === 'number' ? (cells) => cells[slot] : () => slot;
}

/** The same with the time that stands in a column of its own. */
export const withTime = (pick: Pick, column: number | undefined): Pick => (column === undefined ? pick : (cells) => `${pick(cells) ?? ''} ${cells[column] ?? ''}`.trim());
