import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IgnoredCode, ImportKind, RejectedRow } from '#contract/imports.ts';
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
  readonly ignored: Readonly<Partial<Record<IgnoredCode, number>>>;
}

export async function readAll(path: string, request: ReadRequest = {}): Promise<Reading> {
  const source = await openRecords(path, 'table.csv', request);
  const records: ImportRecords[ImportKind][] = [];
  const rejects: RejectedRow[] = [];
  const ignored: Partial<Record<IgnoredCode, number>> = {};
  for await (const slice of source.slices()) {
    records.push(...slice.records);
    rejects.push(...slice.rejects);
    for (const [code, rows] of Object.entries(slice.ignored) as [IgnoredCode, number][]) ignored[code] = (ignored[code] ?? 0) + rows;
  }
  return { source, records, rejects, ignored };
}

/** Reads the text of a loans file. */
export async function readLoans(text: string, request: ReadRequest = {}): Promise<{ loans: LoanRecord[]; rejects: readonly RejectedRow[] }> {
  const { records, rejects } = await readAll(fileOf(text), { kind: 'loans', ...request });
  return { loans: records as LoanRecord[], rejects };
}

export const at = (iso: string): number => Date.parse(`${iso}Z`) / 1000;

/** What a file is taken for and what becomes of its rows. */
export async function readProfile(text: string, request: ReadRequest = {}, name = 'table.csv'): Promise<{ profile: string | null; kind: ImportKind; records: readonly ImportRecords[ImportKind][]; rejects: string[]; ignored: Reading['ignored']; notices: string[] }> {
  const { source, records, rejects, ignored } = await readAll(fileOf(text, name), request);
  return { profile: source.profile, kind: source.kind, records, ignored, rejects: rejects.map(({ line, code, field }) => `${String(line)} ${code} ${field ?? ''}`.trim()), notices: source.notices.map(({ code }) => code) };
}
