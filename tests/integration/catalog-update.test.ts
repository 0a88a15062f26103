import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { sentences } from '#contract/sentences/sentences.ts';
import { catalogFile } from '#catalog/folder.ts';
import { newestVersion } from '#catalog/migrations/all.ts';
import { childProcessLauncher, type WorkerLauncher } from '#jobs/worker-process.ts';
import { runCli } from '../helpers/cli.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { closeLibraries, openTestLibrary, projectRoot } from '../helpers/library-open.ts';
import { makeDatabase, makeEarlierCatalog, ours } from '../helpers/library-versions.ts';

afterAll(closeLibraries);

const earlierVersion = 60;
function earlierFolder(): string {
  const folder = join(temporaryFolder(), 'catalog');
  makeEarlierCatalog(folder, earlierVersion);
  return folder;
}
function versionOf(folder: string): unknown {
  const db = new Database(catalogFile(folder), { readonly: true });
  try { return db.pragma('user_version', { simple: true }); } finally { db.close(); }
}

describe('a catalogue that an earlier program has left', () => {
  it('is brought up to date by the command line, which says so once', async () => {
    const folder = earlierFolder();
    const said = sentences.en.terminal.updating;
    expect(await runCli(['imports', 'list', '--catalog', folder])).toMatchObject({ code: 0, stderr: expect.stringContaining(said) as string });
    expect(versionOf(folder)).toBe(newestVersion);
    expect((await runCli(['imports', 'list', '--catalog', folder])).stderr).not.toContain(said);
  });

  it('is brought up to date by a worker process when another catalogue is open', async () => {
    const tasks: string[] = [];
    const launch = childProcessLauncher(join(projectRoot, 'src-main', 'worker', 'main.ts'));
    const launchWorker: WorkerLauncher = (options) => {
      const port = launch(options);
      return { ...port, post: (message) => { if (message.type === 'task') tasks.push(message.task.type); port.post(message); } };
    };
    const test = openTestLibrary({ launchWorker });
    const folder = earlierFolder();
    expect(await test.call('catalog:open', { folder })).toMatchObject({ catalogFolder: folder, counts: { patrons: 1 } });
    expect(tasks).toEqual(['update']);
    expect(versionOf(folder)).toBe(newestVersion);
  });

  it('stays as it is where it cannot be brought up to date, and so does the one that is open', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    makeDatabase(folder, ours, earlierVersion, [{ sql: 'CREATE TABLE recipe (id INTEGER)' }]);
    const test = openTestLibrary();
    const before = test.library.folder;
    await expect(test.call('catalog:open', { folder })).rejects.toThrow();
    expect(versionOf(folder)).toBe(earlierVersion);
    expect(await test.call('program:info', {})).toMatchObject({ catalogFolder: before });
  });
});
