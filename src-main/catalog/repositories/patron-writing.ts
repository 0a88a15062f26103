import type { PatronRecord } from '#contract/records.ts';
import { row, write, type WritableDB } from '../database.ts';
import { codeId } from './codes.ts';
import { noteChange } from './import-changes.ts';
import type { Outcome } from './title-writing.ts';

const fields = ['group_id', 'birth_year', 'home_branch_id', 'consent', 'expires_on'] as const;
type Stored = Record<(typeof fields)[number], string | number | null>;

/** Adds or completes a patron. A field the file does not have keeps its value. */
export function putPatron(db: WritableDB, record: PatronRecord, batchId: number): Outcome {
  const values: Partial<Stored> = {
    ...(record.group !== undefined && { group_id: codeId(db, 'patron_group', record.group) }),
    ...(record.birthYear !== undefined && { birth_year: record.birthYear }),
    ...(record.homeBranch !== undefined && { home_branch_id: codeId(db, 'branch', record.homeBranch) }),
    ...(record.consent !== undefined && { consent: record.consent ? 1 : 0 }),
    ...(record.expiresOn !== undefined && { expires_on: record.expiresOn }),
  };
  const known = row<Stored & { id: number }>(db, `SELECT id, ${fields.join(', ')} FROM patron WHERE external_id = ?`, record.patronId);
  if (known === undefined) {
    write(db, `INSERT INTO patron (external_id, batch_id, ${fields.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?)`, record.patronId, batchId, ...fields.map((field) => values[field] ?? null));
    return 'added';
  }
  const changed = fields.filter((field) => field in values && values[field] !== known[field]);
  if (changed.length === 0) return 'unchanged';
  noteChange(db, batchId, 'patron', known.id, Object.fromEntries(changed.map((field) => [field, known[field]])));
  changePatron(db, known.id, Object.fromEntries(changed.map((field) => [field, values[field]!])));
  return 'updated';
}

/** Writes the named columns of a patron. */
export function changePatron(db: WritableDB, id: number, values: Readonly<Record<string, string | number | null>>): void {
  const names = fields.filter((field) => field in values);
  write(db, `UPDATE patron SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...names.map((name) => values[name]), id);
}

/** Id of the patron with this card number; a patron that only a loan names is made. */
export function patronIdFor(db: WritableDB, externalId: string, group: string | undefined, batchId: number): number {
  const known = row<{ id: number }>(db, 'SELECT id FROM patron WHERE external_id = ?', externalId);
  if (known !== undefined) return known.id;
  return write(db, 'INSERT INTO patron (external_id, group_id, batch_id) VALUES (?, ?, ?)', externalId, codeId(db, 'patron_group', group), batchId).id;
}
