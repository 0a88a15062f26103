import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
// registered before anything a test file registers itself, so it runs after that
afterAll(() => { for (const folder of made) rmSync(folder, { recursive: true, force: true }); });

/** A folder of its own, removed when the tests of the file have ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shelfbridge-test-'));
  made.push(folder);
  return folder;
}
