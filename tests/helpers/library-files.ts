import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportKind } from '#contract/imports.ts';
import type { Job } from '#contract/jobs.ts';
import { startImport, type ImportFile } from '#services/imports.ts';
import { csvText } from './csv.ts';
import { temporaryFolder } from './library-folders.ts';
import type { TestLibrary } from './library-open.ts';

let files = 0;

/** A file with this content in a folder of its own. */
export function fileWith(content: string | Uint8Array, name = 'table.csv'): string {
  const path = join(temporaryFolder(), `${String(files += 1)}-${name}`);
  writeFileSync(path, content);
  return path;
}

export type Rows = readonly (readonly (string | number | null)[])[];
/** Rows of each kind of file, the header first. */
export type Tables = Partial<Readonly<Record<ImportKind, Rows | string>>>;

/** The tables as files, ready to import. */
export const filesOf = (tables: Tables): ImportFile[] => Object.entries(tables).map(([kind, rows]) => {
  const path = fileWith(typeof rows === 'string' ? rows : csvText(rows), `${kind}.csv`);
  return { path, name: basename(path), kind: kind as ImportKind };
});

/** Imports files as one job and waits for its end. */
export const importAll = (test: TestLibrary, files: readonly ImportFile[]): Promise<Job> => test.ended(startImport(test.library, files));
/** Imports tables as one job and waits for its end. */
export const importTables = (test: TestLibrary, tables: Tables): Promise<Job> => importAll(test, filesOf(tables));

/** Imports tables; the numbers of the imports made, titles before patrons before loans. Throws where the job did not finish. */
export async function imported(test: TestLibrary, tables: Tables): Promise<readonly number[]> {
  const job = await importTables(test, tables);
  if (job.result?.batchIds === undefined) throw new Error(`import ${job.status}: ${job.error?.code ?? ''}`);
  return job.result.batchIds;
}
