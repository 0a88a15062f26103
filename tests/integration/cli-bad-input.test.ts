import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogFile } from '#catalog/folder.ts';
import { openReadOnly } from '#catalog/open.ts';
import type { ImportBatch } from '#contract/imports.ts';
import { jsonOf, runCli, type CliResult } from '../helpers/cli.ts';
import { csvRecords } from '../helpers/csv.ts';
import { dump, type Dump } from '../helpers/library-dump.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { zipOf } from '../helpers/zip-of.ts';

const home = temporaryFolder();
const catalog = join(home, 'catalog');
const cli = (...words: string[]): Promise<CliResult> => runCli(words, { home });
const put = (name: string, content: string | Uint8Array): string => { writeFileSync(join(home, name), content); return name; };
const marker = 'CARD20481632';
const loanText = `patron_id,title_id,loan_at,material_type\n${marker},T1,2024-01-02,book\nP2,T2,2024-01-03,film\n`;
const domains = JSON.stringify({ map: 'format', domains: [{ name: 'books', any: [{ material: ['book'] }] }, { name: 'films', any: [{ material: ['film'] }] }, { name: 'maps', any: [{ material: ['map'] }] }] });

/** What the catalogue holds, read beside it. */
function state(): Dump & { readonly imports: unknown } {
  const db = openReadOnly(catalog);
  try {
    return { ...dump(db), imports: db.prepare("SELECT count(*) FROM import_batch WHERE status = 'finished'").pluck().get() };
  } finally {
    db.close();
  }
}

beforeAll(async () => {
  expect((await cli('import', put('loans.csv', loanText))).code).toBe(0);
  expect((await cli('domains', 'apply', put('domains.json', domains))).code).toBe(0);
});

describe('bad input gets a sentence with a code, and changes nothing', () => {
  const binary = Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256));
  const cut = (): Uint8Array => { const whole = gzipSync(loanText.repeat(3000)); return whole.subarray(0, whole.length - 400); };
  it.each([
    ['a missing file', ['import', 'nothing.csv'], 'file-not-found', 1],
    ['an empty file', ['import', put('empty.csv', '')], 'file-empty', 1],
    ['a binary file', ['import', put('binary.csv', binary)], 'file-binary', 1],
    ['a folder', ['import', '.'], 'file-unreadable', 1],
    ['a file of who knows what', ['import', put('what.csv', 'a,b\n1,2\n')], 'kind-unknown', 1],
    ['a file without the columns', ['import', put('columns.csv', 'patron_id,loan_at\nP1,2024-01-01\n'), '--kind', 'loans'], 'columns-missing', 1],
    ['a cut off gz', ['import', put('cut.csv.gz', cut())], 'file-truncated', 1],
    ['a good file and a cut off one', ['import', put('new.csv', loanText.replace(marker, 'P77')), put('cut2.csv.gz', cut())], 'file-truncated', 1],
    ['a mapping of no column', ['import', 'loans.csv', '--kind', 'loans', '--map', 'nowhere=patron_id'], 'mapping-invalid', 1],
    ['a mapping to no field', ['import', 'loans.csv', '--kind', 'loans', '--map', 'patron_id=colour'], 'mapping-invalid', 1],
    ['a mapping that is none', ['import', '--map', 'patron_id', 'loans.csv'], 'usage', 2],
    ['an unknown kind', ['import', 'loans.csv', '--kind', 'recipes'], 'usage', 2],
    ['an import without files', ['import'], 'usage', 2],
    ['a place for rejects that cannot be written', ['import', put('same.csv', loanText), '--rejects', 'nowhere/rejects.csv'], 'file-unwritable', 1],
    ['an unknown import', ['imports', 'undo', '99'], 'batch-not-found', 1],
    ['an import that is no number', ['imports', 'undo', 'last'], 'usage', 2],
    ['a missing domains file', ['domains', 'apply', 'nothing.json'], 'file-not-found', 1],
    ['a domains file that is no JSON', ['domains', 'apply', put('text.json', '{"map":')], 'domains-file-invalid', 1],
    ['a domains file with an unknown condition', ['domains', 'apply', put('colour.json', '{"map":"m","domains":[{"name":"a","any":[{"colour":["red"]}]}]}')], 'domains-file-invalid', 1],
    ['a domains file with a name twice', ['domains', 'apply', put('twice.json', '{"map":"m","domains":[{"name":"a","any":[{"material":["x"]}]},{"name":"A","any":[{"material":["y"]}]}]}')], 'domain-name-taken', 1],
    ['an unknown domain', ['train', '--target', 'games', '--source', 'films'], 'domain-not-found', 1],
    ['an unknown source', ['train', '--target', 'books', '--source', 'games'], 'domain-not-found', 1],
    ['an unknown map', ['train', '--target', 'books', '--map', 'nothing'], 'map-not-found', 1],
    ['a target without loans', ['train', '--target', 'maps', '--source', 'films'], 'target-without-loans', 1],
    ['no target', ['train', '--source', 'films'], 'usage', 2],
    ['a date that is none', ['train', '--target', 'books', '--until', '2024-13-01'], 'usage', 2],
    ['lists without a model', ['lists', '--target', 'books', '--all', '--out', 'x.csv'], 'model-not-found', 1],
    ['lists for nobody', ['lists', '--target', 'books', '--out', 'x.csv'], 'usage', 2],
    ['lists of no length', ['lists', '--target', 'books', '--all', '--top', '0', '--out', 'x.csv'], 'usage', 2],
    ['lists to nowhere', ['lists', '--target', 'books', '--all'], 'usage', 2],
    ['an unknown method', ['evaluate', '--target', 'books', '--methods', 'magic'], 'usage', 2],
    ['an unknown verb', ['explode'], 'usage', 2],
    ['a verb every object has', ['constructor'], 'usage', 2],
    ['an unknown option', ['imports', 'list', '--colour'], 'usage', 2],
    ['an unknown language', ['imports', 'list', '--language', 'tlh'], 'usage', 2],
  ] as const)('%s', async (_what, words, code, exit) => {
    const before = state();
    const result = await cli(...words, '--json');
    expect(result, result.stderr).toMatchObject({ code: exit, signal: null });
    const { error } = jsonOf<{ error: { code: string; message: string } }>(result);
    expect(error.code).toBe(code);
    expect(error.message.length).toBeGreaterThan(10);
    expect(error.message).not.toMatch(/\{\w+\}|undefined/);
    expect(result.stderr).toContain(`${error.message} [${code}]`);
    expect(result.stderr).not.toMatch(/^\s+at /m);
    expect(result.stderr + result.stdout).not.toContain(marker);
    expect(state()).toEqual(before);
  });

  it('a catalogue in use by another process', async () => {
    const child = fork(new URL('../helpers/library-holder.ts', import.meta.url), [catalog], { execArgv: [] });
    try {
      await once(child, 'message');
      const result = await cli('import', 'new.csv', '--json');
      expect(result.code).toBe(1);
      expect(jsonOf(result)).toMatchObject({ error: { code: 'catalog-in-use' } });
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    expect((await cli('imports', 'list')).code).toBe(0);
  });

  it('a catalogue from a newer program, and what is none', async () => {
    const folder = temporaryFolder();
    const db = new Database(catalogFile(folder));
    db.pragma(`application_id = ${String(0x53484247)}`);
    db.pragma('user_version = 9999');
    db.close();
    for (const [code, bytes] of [['catalog-newer', readFileSync(catalogFile(folder))], ['catalog-damaged', binary]] as const) {
      writeFileSync(catalogFile(folder), bytes);
      const result = await cli('imports', 'list', '--catalog', folder, '--json');
      expect(result.code).toBe(1);
      expect(jsonOf(result)).toMatchObject({ error: { code } });
      expect(readFileSync(catalogFile(folder)).equals(bytes)).toBe(true);
    }
  });

  it('a full disk', async (context) => {
    const disk = join(temporaryFolder(), 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      console.log('not run: this user cannot mount a small file system');
      context.skip();
      return;
    }
    try {
      put('large.csv', `patron_id,title_id,loan_at\n${Array.from({ length: 80_000 }, (_, at) => `P${String(at)},T${String(at)},2024-01-02\n`).join('')}`);
      const folder = join(disk, 'catalog');
      expect((await cli('import', 'loans.csv', '--catalog', folder)).code).toBe(0);
      const result = await cli('import', 'large.csv', '--catalog', folder, '--json');
      expect(result, result.stderr).toMatchObject({ code: 1 });
      expect(jsonOf(result)).toMatchObject({ error: { code: 'disk-full' } });
      writeFileSync(join(disk, 'rest'), '');
      expect(JSON.parse((await cli('imports', 'list', '--catalog', folder, '--json')).stdout)).toMatchObject({ imports: [{ status: 'finished', added: 2 }] });
      execFileSync('sh', ['-c', `head -c 12m /dev/zero > ${join(disk, 'rest')} || true`], { stdio: 'ignore' });
      const full = await cli('imports', 'list', '--catalog', join(disk, 'other'), '--json');
      expect(full.code).toBe(1);
      expect(jsonOf(full)).toMatchObject({ error: { code: 'disk-full' } });
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

describe('the options of an import', () => {
  it('map columns, fix values, name the kind and take the rejected rows aside', async () => {
    const own = temporaryFolder();
    const run = (...words: string[]): Promise<CliResult> => runCli(words, { home: own });
    writeFileSync(join(own, 'odd.csv'), 'who;what;when;=odd=\nP1;T1;02/01/2024;\nP2;T2;never mind;\nP3;;03/01/2024;\n');
    const result = await run('import', 'odd.csv', '--kind', 'loans', '--map', 'who=patron_id,what=title_id', '--map', 'when=loan_at', '--set', 'branch=EAST,material_type=book', '--rejects', 'rejects.csv', '--json');
    expect(result, result.stderr).toMatchObject({ code: 0 });
    expect(jsonOf(result)).toMatchObject({ imports: [{ kind: 'loans', rows: 3, added: 1, rejected: 2 }] });
    const rejects = csvRecords(readFileSync(join(own, 'rejects.csv'), 'utf8'));
    expect(rejects).toMatchObject([{ who: 'P2', line: '3', code: 'bad-date' }, { who: 'P3', line: '4', code: 'missing-value' }]);
    expect(rejects.every((row) => (row['reason'] ?? '').length > 10)).toBe(true);
    const db = openReadOnly(join(own, 'catalog'));
    expect(dump(db)).toMatchObject({ loans: [{ patron: 'P1', branch: 'EAST' }], titles: [{ external_id: 'T1', material: 'book' }] });
    db.close();
    writeFileSync(join(own, 'rejects.csv'), readFileSync(join(own, 'rejects.csv'), 'utf8').replace('never mind', '04/01/2024').replace('\nP3,', '\nP3,T3'));
    const mended = await run('import', '--kind', 'loans', '--map', 'who=patron_id,what=title_id,when=loan_at', '--date-order', 'dmy', 'rejects.csv', '--json');
    expect(jsonOf(mended)).toMatchObject({ imports: [{ added: 2, rejected: 0 }] });
  });
});

describe('the files of rejected rows', () => {
  it('are one for each file, with its own columns, and never one of those that are imported', async () => {
    const own = temporaryFolder();
    const run = (...words: string[]): Promise<CliResult> => runCli(words, { home: own });
    const loans = 'patron_id,title_id,loan_at\nP1,T1,2024-03-01\nP2,T2,soon\n';
    const titles = 'title_id,title,author\nT1,Emma,Austen\n,,Nobody\n';
    for (const [name, text] of [['loans.csv', loans], ['titles.csv', titles], ['out-titles.csv', titles]] as const) writeFileSync(join(own, name), text);
    symlinkSync(join(own, 'loans.csv'), join(own, 'link.csv'));
    for (const words of [['loans.csv', '--rejects', 'loans.csv'], ['loans.csv', '--rejects', 'link.csv'], ['loans.csv', 'titles.csv', 'out-titles.csv', '--rejects', 'out.csv']]) {
      expect(await run('import', ...words), words.join(' ')).toMatchObject({ code: 2, stdout: '' });
    }
    expect([readFileSync(join(own, 'loans.csv'), 'utf8'), readFileSync(join(own, 'out-titles.csv'), 'utf8')]).toEqual([loans, titles]);

    const result = await run('import', 'loans.csv', 'titles.csv', '--rejects', 'bad.csv', '--json');
    expect(jsonOf(result), result.stderr).toMatchObject({ rejects: [{ of: 'titles.csv', rows: 1 }, { of: 'loans.csv', rows: 1 }] });
    expect(existsSync(join(own, 'bad.csv'))).toBe(false);
    expect(csvRecords(readFileSync(join(own, 'bad-titles.csv'), 'utf8'))).toEqual([expect.objectContaining({ author: 'Nobody', line: '3', code: 'missing-value' })]);
    expect(csvRecords(readFileSync(join(own, 'bad-loans.csv'), 'utf8'))).toEqual([expect.objectContaining({ patron_id: 'P2', loan_at: 'soon', line: '3', code: 'bad-date' })]);
  });
});

describe('imports on the command line', () => {
  it('take several files of an archive as one, and show what an undo takes away before it does', async () => {
    const own = temporaryFolder();
    const run = (...words: string[]): Promise<CliResult> => runCli(words, { home: own });
    writeFileSync(join(own, 'export.zip'), await zipOf({
      'loans.csv': 'patron_id,title_id,loan_at\nP1,T1,2024-03-01\nP2,T2,soon\n', 'titles.csv': 'title_id,title\nT1,Emma\nT2,Persuasion\n', 'notes.txt': 'nothing',
    }));
    const result = await run('import', 'export.zip', '--part', 'loans.csv', '--part', 'titles.csv', '--rejects', 'bad.csv', '--json');
    expect(jsonOf(result), result.stderr).toMatchObject({ imports: [{ kind: 'titles', added: 2 }, { kind: 'loans', added: 1, rejected: 1, undescribed: 0 }], rejects: [{ rows: 0 }, { rows: 1 }] });
    expect(readFileSync(join(own, 'bad-export-loans.csv'), 'utf8')).toContain('P2,T2,soon,3,bad-date');

    expect(jsonOf(await run('imports', 'undo', '2', '--dry-run', '--json'))).toEqual({ undo: { loans: 1, titles: 0, patrons: 1, restored: 0, models: 0 } });
    expect((await run('imports', 'undo', '2', '--dry-run')).stdout).toMatch(/loans 1, titles 0, patrons 1/);
    expect(jsonOf(await run('imports', 'list', '--json'))).toMatchObject({ imports: [{ status: 'finished' }, { status: 'finished' }] });
    expect(await run('imports', 'list', '--dry-run')).toMatchObject({ code: 2 });
    expect(jsonOf(await run('imports', 'undo', '2', '--json'))).toMatchObject({ imports: [{ id: 2, status: 'undone' }] });
  });
});

describe('the command line itself', () => {
  it('shows how it is used', async () => {
    for (const words of [['--help'], ['help'], ['-h'], ['import', '--help']]) {
      const { code, stdout, stderr } = await cli(...words);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const verb of ['import FILE', 'domains apply', 'train --target', 'lists --target', 'evaluate', 'serve', '--json', '--catalog']) expect(stdout).toContain(verb);
    }
    expect((await cli()).code).toBe(2);
    expect((await cli('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('speaks Chinese when asked', async () => {
    const { stderr, code } = await cli('import', 'nothing.csv', '--language', 'zh-CN');
    expect(code).toBe(1);
    expect(stderr).toContain('找不到文件 nothing.csv');
    expect(stderr).toContain('[file-not-found]');
  });

  it('writes tables on the standard output and progress on the standard error', async () => {
    const { stdout, stderr } = await runCli(['import', join(home, 'loans.csv')], { home: temporaryFolder() });
    expect(stdout).toMatch(/^id +kind +file .*\n *1 +loans +loans\.csv +finished/);
    expect(stderr).toContain('Import: Done 100');
    expect(stderr).not.toContain(marker);
  });

  it('takes an import back when it is asked to stop', async () => {
    const own = temporaryFolder();
    let asked = false;
    writeFileSync(join(own, 'many.csv'), `patron_id,title_id,loan_at\n${Array.from({ length: 400_000 }, (_, at) => `P${String(at % 999)},T${String(at % 500)},2024-01-02\n`).join('')}`);
    const result = await runCli(['import', 'many.csv', '--json'], { home: own, onStderr: (text, child) => { if (!asked && text.includes('Adding rows')) { asked = true; child.kill('SIGINT'); } } });
    expect(result, result.stderr).toMatchObject({ code: 1, signal: null });
    expect(jsonOf(result)).toMatchObject({ error: { code: 'cancelled' } });
    const { imports } = jsonOf<{ imports: ImportBatch[] }>(await runCli(['imports', 'list', '--json'], { home: own }));
    expect(imports).toMatchObject([{ status: 'cancelled' }]);
    const db = openReadOnly(join(own, 'catalog'));
    expect(dump(db)).toMatchObject({ loans: [], titles: [], patrons: [] });
    db.close();
  });
});
