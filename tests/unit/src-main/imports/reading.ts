import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportKind, RejectedRow } from '#contract/imports.ts';
import type { ImportRecords, LoanRecord } from '#contract/records.ts';
import { openRecords, type ReadRequest, type RecordSource } from '../../../../src-main/imports/read-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'shelfbridge-imports-'));
let files = 0;

/** A file with this content; its name says nothing about it. */
export function fileOf(content: string | Uint8Array, name = 'table.csv'): string {
  files += 1;
  const path = join(folder, `${String(files)}-${name}`);
  writeFileSync(path, content);
  return path;
}

export const fixture = (name: string): string => join(import.meta.dirname, '../../../fixtures/imports', name);

export interface Reading {
  readonly source: RecordSource;
  readonly records: readonly ImportRecords[ImportKind][];
  readonly rejects: readonly RejectedRow[];
}

export async function readAll(path: string, request: ReadRequest = {}): Promise<Reading> {
  const source = await openRecords(path, 'table.csv', request);
  const records: ImportRecords[ImportKind][] = [];
  const rejects: RejectedRow[] = [];
  for await (const slice of source.slices()) {
    records.push(...slice.records);
    rejects.push(...slice.rejects);
  }
  return { source, records, rejects };
}

/** Reads the text of a loans file. */
export async function readLoans(text: string, request: ReadRequest = {}): Promise<{ loans: LoanRecord[]; rejects: readonly RejectedRow[] }> {
  const { records, rejects } = await readAll(fileOf(text), { kind: 'loans', ...request });
  return { loans: records as LoanRecord[], rejects };
}

export const at = (iso: string): number => Date.parse(`${iso}Z`) / 1000;
