import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallName } from '#contract/calls.ts';
import type { DomainMap } from '#contract/domains.ts';
import type { JobId, ModelId } from '#contract/ids.ts';
import { startImport } from '#services/imports.ts';
import { formatMap, generatedFiles, type GeneratedFiles } from '../helpers/library-generated.ts';
import { closeLibraries, openTestLibrary, type TestLibrary } from '../helpers/library-open.ts';
import { expectShort, promiseMs, type Hold } from '../helpers/longest-hold.ts';

/** Files whose encoding and layout take long to tell: texts in GB18030, windows-1252 and UTF-16, one long JSON. */
function hardFiles(folder: string): string[] {
  const rows = Array.from({ length: 12_000 }, (_, i) => `P${String(i % 97)};"Élégie nº ${String(i)}; à Genève";${String(1 + (i % 28))}.03.2024;B${String(i)}`);
  const latin = Buffer.from(`Leser;Titel;Ausleihdatum;Barcode\n${rows.join('\n')}\n`, 'latin1');
  const chinese = Buffer.from(latin.map((byte, at) => (byte < 0x80 ? byte : 0xb0 + (at % 40))));
  const files: Readonly<Record<string, Buffer>> = {
    'latin.csv': latin, 'chinese.csv': chinese, 'wide.txt': Buffer.from(`\ufeff${latin.toString('latin1').replaceAll(';', '\t')}`, 'utf16le'),
    'loans.json': Buffer.from(JSON.stringify(rows.map((row, i) => ({ id: `l${String(i)}`, userId: `u${String(i % 97)}`, itemId: `i${String(i)}`, loanDate: '2024-03-05T10:00:00Z', action: row })))),
  };
  return Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
}

describe('the main process stays free', { timeout: 240_000 }, () => {
  let files: GeneratedFiles;
  let test: TestLibrary;
  let map: DomainMap;
  let modelId: ModelId;
  beforeAll(() => {
    files = generatedFiles({ patrons: 2000, titles: 6000, loans: 60_000 });
    test = openTestLibrary();
  });
  afterAll(closeLibraries);
  const all = (): Promise<JobId> => Promise.resolve(startImport(test.library, Object.values(files as unknown as Record<string, string>).map((path) => ({ path, name: path.split('/').at(-1)! }))));

  it('while it imports', async () => {
    await expectShort('import', test, all);
  });

  it('while it imports what it knows already', async () => {
    await expectShort('import again', test, all);
  });

  it('while it looks at files, the first time as well', async () => {
    const places = [...Object.values(files as unknown as Record<string, string>), ...hardFiles(test.folder)];
    const tokens = places.map((path) => ({ file: test.library.files.hold(path).token }));
    await expectShort('previews', test, () => Promise.resolve({
      done: (async () => { for (const { file } of tokens) for (let again = 0; again < 2; again += 1) expect((await test.call('imports:preview', { file })).columns.length).toBeGreaterThan(1); })(),
    }));
  });

  it('while it sorts and counts domains', async () => {
    let first = true;
    await expectShort('domains', test, async () => {
      const { jobId } = await test.call('domains:save', { replace: !first, map: { map: 'places', domains: [{ name: 'a', any: [{ branch: ['MAIN'] }] }, { name: 'b', any: [{ subjectWord: ['history', '小说'] }] }] } });
      first = false;
      return jobId;
    });
    await test.ended(await test.call('domains:save', { map: formatMap }));
    map = (await test.call('domains:list', {})).find(({ name }) => name === 'format')!;
  });

  it('while a model is trained', async () => {
    await expectShort('training', test, async () => (await test.call('training:start', { mapId: map.id, targetId: map.domains[2]!.id, sourceIds: [] })).jobId);
    modelId = (await test.call('models:list', {}))[0]!.id;
  });

  it('while it makes lists for everybody', async () => {
    await expectShort('lists', test, async () => (await test.call('lists:make', { modelId, patrons: 'all' })).jobId);
  });

  it('while it saves the lists of everybody as CSV', async () => {
    await expectShort('CSV', test, () => Promise.resolve({ done: test.call('list-output:save', { lists: { modelId }, format: 'csv' }) }));
  });

  it('while it undoes an import', async () => {
    await expectShort('undo', test, async () => (await test.call('imports:undo', { batchId: (await test.call('imports:list', {})).find(({ status, kind, added }) => status === 'finished' && kind === 'loans' && added > 0)!.id })).jobId);
  });

  it('during every single call', async () => {
    const patronId = (await test.call('patrons:search', { limit: 1 })).rows[0]!.id;
    const titleId = (await test.call('titles:search', { limit: 1 })).rows[0]!.id;
    const listIds = (await test.call('lists:list', { limit: 20 })).rows.map(({ id }) => id);
    const batchId = (await test.call('imports:list', {})).find(({ status, kind, added }) => status === 'finished' && kind === 'titles' && added > 0)!.id;
    const calls: readonly (readonly [CallName, object])[] = [
      ['patrons:search', { limit: 500 }], ['patrons:show', { patronId, mapId: map.id }], ['patrons:loans', { patronId, mapId: map.id, limit: 500 }],
      ['titles:search', { text: 'a', limit: 500 }], ['titles:search', { text: '小说', limit: 500 }], ['titles:show', { titleId }],
      ['lists:list', { limit: 500 }], ['lists:show', { listIds }], ['lists:for-patron', { patronId }], ['imports:list', {}], ['imports:undo-preview', { batchId }],
      ['domains:list', {}], ['domains:values', {}], ['domains:preview', { domains: [{ any: [{ branch: ['MAIN'] }] }] }], ['models:list', {}], ['jobs:list', {}], ['program:info', {}],
      ['models:delete', { modelId }], ['domains:delete', { mapId: map.id }],
    ];
    const held: Hold[] = [];
    for (const [name, argument] of calls) {
      const before = process.threadCpuUsage();
      const answer = test.gateway(name, argument);
      const { user, system } = process.threadCpuUsage(before);
      held.push({ ms: (user + system) / 1000, step: name });
      expect(await answer, name).toMatchObject({ ok: true });
    }
    held.sort((a, b) => b.ms - a.ms);
    console.log(`calls that hold longest: ${held.slice(0, 4).map(({ ms, step }) => `${step} ${ms.toFixed(1)} ms`).join(', ')}`);
    for (const { ms, step } of held) expect(ms, step).toBeLessThan(promiseMs);
    expect(test.bugs).toEqual([]);
  });
});
