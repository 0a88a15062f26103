import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { catalogFile } from '#catalog/folder.ts';
import { migrations, newestVersion } from '#catalog/migrations/all.ts';
import { isOutOfDate, openCatalog, openReadOnly, type OpenCatalog } from '#catalog/open.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';
import { makeDatabase, makeEarlierCatalog, ours } from '../../../helpers/library-versions.ts';
import { runCli } from '../../../helpers/cli.ts';

const open: OpenCatalog[] = [];
const processes: ChildProcess[] = [];
afterEach(() => {
  for (const catalog of open.splice(0)) catalog.close();
  for (const child of processes.splice(0)) child.kill('SIGKILL');
});

const newFolder = (): string => join(temporaryFolder(), 'catalog');
function opened(folder = newFolder()): OpenCatalog {
  const catalog = openCatalog(folder);
  open.push(catalog);
  return catalog;
}

/** A folder with this content as its catalogue file. */
function folderWith(content: Uint8Array | string): string {
  const folder = newFolder();
  mkdirSync(folder);
  writeFileSync(catalogFile(folder), content);
  return folder;
}

/** A database of an application, made by the first migrations only. */
function databaseOf(owner: number, version: number, steps: readonly { readonly sql: string }[] = migrations.filter((step) => step.version <= version)): string {
  const folder = newFolder();
  makeDatabase(folder, owner, version, steps);
  return folder;
}

const schemaOf = (catalog: OpenCatalog): string =>
  (catalog.db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'title_search_*' AND name NOT GLOB 'title_pinyin_*' ORDER BY type DESC, name").pluck().all() as string[]).map((sql) => `${sql};\n`).join('\n');

describe('the schema', () => {
  it('comes to its newest state from nothing, as it is written down', async () => {
    const catalog = opened();
    expect(catalog.db.pragma('user_version', { simple: true })).toBe(newestVersion);
    expect(catalog.db.pragma('application_id', { simple: true })).toBe(ours);
    expect(catalog.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(catalog.db.pragma('foreign_keys', { simple: true })).toBe(1);
    await expect(schemaOf(catalog)).toMatchFileSnapshot('../../../fixtures/catalog/schema.sql');
  });

  it('counts its migrations upwards and keeps every table strict', () => {
    const versions = migrations.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    const lax = opened().db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'").all();
    expect(lax).toEqual([]);
  });

  it.each(migrations.slice(0, -1).map(({ version }) => version))('comes to its newest state from version %i, with a copy put aside', (version) => {
    const folder = newFolder();
    makeEarlierCatalog(folder, version);
    const before = readFileSync(catalogFile(folder));
    const catalog = opened(folder);
    expect(schemaOf(catalog)).toBe(schemaOf(opened()));
    expect(catalog.db.prepare('SELECT external_id FROM patron').pluck().all()).toEqual(['007']);
    expect(readFileSync(`${catalogFile(folder)}.before-${String(version)}`).equals(before)).toBe(true);
    expect(existsSync(`${catalogFile(folder)}.before-${String(version)}.part`)).toBe(false);
  });
});

describe('whether a catalogue is out of date', () => {
  it('is said of what an earlier program has left, and of nothing else', () => {
    const earlier = newFolder();
    makeEarlierCatalog(earlier, migrations.at(-2)!.version);
    expect(isOutOfDate(earlier)).toBe(true);
    openCatalog(earlier).close();
    const others = [earlier, newFolder(), databaseOf(0, 1, []), databaseOf(ours, newestVersion + 10), folderWith('nothing to be read')];
    expect(others.map(isOutOfDate)).toEqual(others.map(() => false));
    expect(existsSync(others[1]!)).toBe(false);
  });
});

describe('opening a catalogue', () => {
  it('makes it where there is none, and opens it again', () => {
    const folder = join(newFolder(), 'deep', 'er');
    openCatalog(folder).close();
    expect(existsSync(catalogFile(folder))).toBe(true);
    opened(folder);
  });

  it.each([
    ['a text', () => folderWith('This is not a database, though it is long enough to be taken for the header of one, or is it? No, it is not.'), 'catalog-damaged'],
    ['another program’s database', () => databaseOf(0, 0, [{ sql: 'CREATE TABLE recipes (id INTEGER)' }]), 'catalog-damaged'],
    ['a database cut in the middle', () => { const folder = databaseOf(ours, newestVersion); return folderWith(readFileSync(catalogFile(folder)).subarray(0, 9000)); }, 'catalog-damaged'],
    ['a database with a spoilt schema', () => { const bytes = readFileSync(catalogFile(databaseOf(ours, newestVersion))); return folderWith(bytes.fill(0xff, 100, 3000)); }, 'catalog-damaged'],
    ['the catalogue of a newer program', () => databaseOf(ours, newestVersion + 10), 'catalog-newer'],
  ] as const)('refuses %s and leaves it as it was', (_what, make, code) => {
    const folder = make();
    const before = readFileSync(catalogFile(folder));
    expect(() => openCatalog(folder)).toThrow(expect.objectContaining({ name: 'AppError', code }) as Error);
    expect(readFileSync(catalogFile(folder)).equals(before)).toBe(true);
    expect(() => openCatalog(folder)).toThrow(expect.objectContaining({ code }) as Error); // the lock was let go
  });

  it('says which versions do not fit', () => {
    expect(() => openCatalog(databaseOf(ours, newestVersion + 10))).toThrow(expect.objectContaining({ values: { found: newestVersion + 10, known: newestVersion } }) as Error);
  });

  it('refuses a folder that cannot be written', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => openCatalog(file)).toThrow(expect.objectContaining({ code: 'catalog-unwritable', values: { folder: file } }) as Error);
    expect(() => openCatalog(join(file, 'below'))).toThrow(expect.objectContaining({ code: 'catalog-unwritable' }) as Error);
  });

  it('refuses a folder that belongs to somebody else', async (context) => {
    if (process.getuid?.() !== 0) { context.skip(); return; }
    const folder = newFolder();
    openCatalog(folder).close();
    const before = readFileSync(catalogFile(folder));
    const result = await runCli(['imports', 'list', '--json', '--catalog', folder], { uid: 65_534, cwd: '/' });
    expect(result).toMatchObject({ code: 1 });
    expect(result.stdout).toContain('catalog-unwritable');
    expect(readFileSync(catalogFile(folder)).equals(before)).toBe(true);
  });
});

describe('the lock', () => {
  const holder = new URL('../../../helpers/library-holder.ts', import.meta.url);
  async function heldElsewhere(folder: string): Promise<ChildProcess> {
    const child = fork(holder, [folder], { execArgv: [] });
    processes.push(child);
    expect(await once(child, 'message')).toEqual(['open', undefined]);
    return child;
  }

  it('keeps a second process out, and goes with the first one, however it ends', async () => {
    const folder = newFolder();
    const child = await heldElsewhere(folder);
    expect(() => openCatalog(folder)).toThrow(expect.objectContaining({ code: 'catalog-in-use' }) as Error);
    openReadOnly(folder).close();
    child.kill('SIGKILL');
    await once(child, 'exit');
    opened(folder);
  });

  it('keeps out a second opening of the same process, and is free after closing', () => {
    const folder = newFolder();
    const first = openCatalog(folder);
    expect(() => openCatalog(folder)).toThrow(expect.objectContaining({ code: 'catalog-in-use' }) as Error);
    first.close();
    opened(folder);
  });

  it('lets the worker read and never write', () => {
    const folder = newFolder();
    opened(folder);
    const reader = openReadOnly(folder);
    expect(reader.prepare('SELECT count(*) FROM title').pluck().get()).toBe(0);
    expect(() => reader.exec("INSERT INTO branch (code) VALUES ('X')")).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }) as Error);
    reader.close();
  });
});
