import type { SettledColumns } from '../columns/settle.ts';
import { Refusal } from './refusal.ts';
import { patronReader } from './patron-ids.ts';
import type { PatronPrivacy } from '../request.ts';

/** Makes of a row what may be shown and kept: private cells empty, and the patron's number a pseudonym where pseudonyms are wished. */
export type Conceal = (cells: readonly string[]) => readonly string[];

/** @returns undefined where a table has nothing to conceal */
export function concealer({ hidden, slots }: Pick<SettledColumns, 'hidden' | 'slots'>, privacy: PatronPrivacy | undefined): Conceal | undefined {
  const patron = privacy?.pseudonymKey === undefined ? undefined : slots.patron_id;
  if (hidden.size === 0 && typeof patron !== 'number') return undefined;
  const read = patronReader({ pseudonymKey: privacy?.pseudonymKey }, undefined);
  const pseudonym = (cell: string): string => {
    const id = read.id(cell);
    return id === undefined || id instanceof Refusal ? '' : id;
  };
  return (cells) => cells.map((cell, column) => (hidden.has(column) ? '' : column === patron ? pseudonym(cell) : cell));
}
