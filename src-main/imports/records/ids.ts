import type { ImportField } from '#contract/imports.ts';
import { readText } from '../values/words.ts';
import { Refusal } from './refusal.ts';

const longest = 200;
const rounded = /^\d+(?:[.,]\d+)?E\+?\d+$/i;
/** What systems write in place of a patron they have forgotten. */
const nobody = new Set(['-1', 'None', 'N/A']);

/** An id as it stands, without the spaces around it; undefined where there is none. */
export function readId(cell: string | undefined, field: ImportField): string | Refusal | undefined {
  const id = readText(cell);
  if (id === undefined) return undefined;
  if (id.length > longest) return new Refusal('id-too-long', field);
  if ((id.includes('E+') || id.includes('e+')) && rounded.test(id)) return new Refusal('number-damaged', field);
  return id;
}

/** An id that every row needs. */
export function needId(cell: string | undefined, field: ImportField): string | Refusal {
  const id = readId(cell, field);
  return id === undefined || (field === 'patron_id' && typeof id === 'string' && nobody.has(id)) ? new Refusal('missing-value', field) : id;
}
