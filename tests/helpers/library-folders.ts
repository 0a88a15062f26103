import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];
process.once('exit', () => { for (const folder of made) rmSync(folder, { recursive: true, force: true }); });

/** A folder of its own, removed when the test process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shelfbridge-test-'));
  made.push(folder);
  return folder;
}
