import type { PatronId } from '#contract/ids.ts';
import { row, rows, type ReadableDB } from '../database.ts';
import { mergedInto } from './kept-values.ts';

/** Cards that one beginning may bring in by their old numbers. */
const mostSurvivors = 200;

export const survivorCardsSql = `
  SELECT DISTINCT patron.external_id AS card FROM merged_number CROSS JOIN patron ON patron.id = merged_number.row_id
  WHERE merged_number.subject = 'patron' AND merged_number.external_id >= ? AND merged_number.external_id < ? LIMIT ${mostSurvivors}`;

/** The cards of patrons with whom a card that begins with `prefix` was merged, but for those that begin so themselves. */
export const survivorCards = (db: ReadableDB, prefix: string): string[] => (prefix === '' ? [] : rows<{ card: string }>(db, survivorCardsSql, prefix, `${prefix}\u{10FFFF}`)
  .map(({ card }) => card).filter((card) => !card.startsWith(prefix)).sort());

/** The patron of a card, also of one that was merged into another; undefined where there is none. */
export const patronOfCard = (db: ReadableDB, card: string): PatronId | undefined =>
  row<{ id: PatronId }>(db, 'SELECT id FROM patron WHERE external_id = ?', card)?.id ?? mergedInto(db, 'patron', card) as PatronId | undefined;
