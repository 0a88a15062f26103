import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { callNames } from '#contract/calls.ts';
import { createGateway } from '#gateway/gateway.ts';
import { CallClock } from '#gateway/call-clock.ts';
import { noteBug } from '../../../../src-main/open-program.ts';
import { imported } from '../../../helpers/library-files.ts';
import { closeLibraries, closeLibrary, openTestLibrary } from '../../../helpers/library-open.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

afterEach(closeLibraries);

const marker = 'CARD20481632';
const loans = `patron_id,title_id,loan_at,name\n${marker},T1,2024-01-02,Somebody\n${marker},T2,never mind ${marker},Somebody\n`;

describe('the gateway', () => {
  it('has a handler for every call of the contract', async () => {
    const { gateway } = openTestLibrary();
    for (const name of callNames) {
      const reply = await gateway(name, { patronId: 'x', titleId: 'x', batchId: 'x', mapId: 'x', modelId: 'x', listIds: 'x', jobId: 'x', evaluationId: 'x', files: 'x', file: 7, any: 'x', map: 'x', folder: 7, paths: 'x', targetId: 'x', language: 'x', limit: 'x' });
      if (!reply.ok) expect(reply.error.code, name).toBe('invalid-argument');
    }
  });

  it.each(['', 'nothing', 'patrons', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 7, null, undefined, {}, ['patrons:search'], Symbol('x')])('does not know %s', async (name) => {
    const { gateway, bugs } = openTestLibrary();
    expect(await gateway(name, {})).toEqual({ ok: false, error: { code: 'unknown-call', values: {} } });
    expect(bugs).toEqual([]);
  });

  it.each([
    ['patrons:search', { limit: 0 }, 'limit'], ['patrons:search', { text: 7 }, 'text'], ['patrons:search', { text: 'x'.repeat(101) }, 'text'], ['patrons:search', 'x', 'patrons:search'], ['patrons:search', [], 'patrons:search'],
    ['patrons:show', {}, 'patronId'], ['patrons:show', { patronId: '1; DROP TABLE patron' }, 'patronId'], ['patrons:show', { patronId: -1 }, 'patronId'],
    ['lists:make', { modelId: 1, patrons: 'everybody' }, 'patrons'], ['lists:show', { listIds: [] }, 'listIds'], ['domains:preview', { domains: [{ any: [{ colour: ['red'] }] }] }, 'domains.0.any.0'],
    ['imports:start', { files: [] }, 'files'], ['settings:write', { theme: 'pink' }, 'theme'], ['training:start', { mapId: 1, targetId: 1, sourceIds: [], until: 'soon' }, 'until'],
  ] as const)('turns away a wrong argument of %s', async (name, argument, place) => {
    const { gateway, bugs } = openTestLibrary();
    expect(await gateway(name, argument)).toEqual({ ok: false, error: { code: 'invalid-argument', values: { place } } });
    expect(bugs).toEqual([]);
  });

  it('fills in what may be left out', async () => {
    const { gateway } = openTestLibrary();
    for (const argument of [undefined, null, {}]) expect(await gateway('patrons:search', argument)).toEqual({ ok: true, data: { rows: [], next: null } });
  });

  it.each([
    ['patrons:show', { patronId: 9 }, 'patron-not-found'], ['titles:show', { titleId: 9 }, 'title-not-found'], ['imports:rejects', { batchId: 9 }, 'batch-not-found'], ['imports:undo', { batchId: 9 }, 'batch-not-found'],
    ['imports:export-rejects', { batchId: 9 }, 'batch-not-found'], ['domains:delete', { mapId: 9 }, 'map-not-found'], ['models:delete', { modelId: 9 }, 'model-not-found'], ['lists:make', { modelId: 9, patrons: 'all' }, 'model-not-found'],
    ['list-output:save', { lists: { modelId: 9 }, format: 'pdf' }, 'model-not-found'], ['list-output:sheets', { listIds: [9] }, 'list-not-found'], ['lists:show', { listIds: [9] }, 'list-not-found'], ['evaluations:show', { evaluationId: 9 }, 'evaluation-not-found'], ['jobs:cancel', { jobId: 9 }, 'job-not-found'],
    ['imports:preview', { file: 'guessed' }, 'not-allowed'], ['imports:start', { files: [{ file: '/etc/passwd' }] }, 'not-allowed'], ['files:receive', { paths: ['/nowhere/at/all'] }, 'file-not-found'],
    ['training:start', { mapId: 9, targetId: 9, sourceIds: [] }, 'map-not-found'], ['catalog:open', { folder: '/dev/null' }, 'catalog-not-found'],
    ['catalog:open', { folder: '/dev/null', create: true }, 'catalog-unwritable'],
  ] as const)('answers %s about what is not there with an error of the contract', async (name, argument, code) => {
    const { gateway, bugs } = openTestLibrary();
    const reply = await gateway(name, argument);
    expect(reply.ok ? null : reply.error.code).toBe(code);
    expect(bugs).toEqual([]);
  });

  it('answers a bug with no message and no stack, and notes it by the name of the call', async () => {
    const test = openTestLibrary();
    test.library.db.exec(`ALTER TABLE patron RENAME TO ${marker}`);
    const reply = await test.gateway('patrons:search', { text: marker });
    expect(reply).toEqual({ ok: false, error: { code: 'internal', values: {} } });
    expect(test.bugs).toMatchObject([{ where: 'patrons:search' }]);
    const written: string[] = [];
    const { write } = process.stderr;
    process.stderr.write = (text: string | Uint8Array) => { written.push(String(text)); return true; };
    try {
      noteBug('patrons:search', new Error(`UNIQUE constraint failed for ${marker}`));
      noteBug('patrons:search', test.bugs[0]!.error);
    } finally {
      process.stderr.write = write;
    }
    expect(written.join('')).toMatch(/Error in patrons:search\n\s+at /);
    expect(written.join('')).not.toContain(marker);
  });

  it('says that the disk is full or the catalogue damaged, instead of a bug', async () => {
    const test = openTestLibrary();
    test.library.db.pragma(`max_page_count = ${String(test.library.db.pragma('page_count', { simple: true }))}`);
    const domains = Array.from({ length: 90 }, (_, at) => ({ name: `d${String(at)}`, any: [{ material: Array.from({ length: 100 }, (__, n) => `material ${String(n)}`) }] }));
    expect(await test.gateway('domains:save', { map: { map: 'large', domains } })).toEqual({ ok: false, error: { code: 'disk-full', values: {} } });
    expect(test.bugs).toEqual([]);
    expect(await test.call('domains:list', {})).toEqual([]);
  });

  it('never names a patron in an error or an event', async () => {
    const test = openTestLibrary();
    const [batchId] = await imported(test, { loans });
    const replies = [
      await test.gateway('patrons:show', { patronId: marker }), await test.gateway('lists:make', { modelId: 1, patrons: [marker] }), await test.gateway('patrons:search', { text: marker, limit: marker }),
      await test.gateway('imports:undo', { batchId: marker }), await test.gateway('domains:preview', { domains: [{ any: [{ [marker]: [marker] }] }] }), await test.gateway('imports:preview', { file: marker }),
    ];
    for (const reply of replies) {
      expect(reply.ok).toBe(false);
      expect(JSON.stringify(reply)).not.toContain(marker);
    }
    expect(JSON.stringify(test.events)).not.toContain(marker);
    expect(JSON.stringify(await test.call('jobs:list', {}))).not.toContain(marker);
    expect((await test.call('imports:rejects', { batchId: batchId as never })).rows).toMatchObject([{ code: 'bad-date', cells: [marker, 'T2', `never mind ${marker}`, ''] }]);
  });

  it('bars the calls that a host answers itself', async () => {
    const { library } = openTestLibrary();
    const gateway = createGateway(library, new CallClock(), ['files:receive']);
    expect(await gateway('files:receive', { paths: [join('/etc', 'passwd')] })).toEqual({ ok: false, error: { code: 'not-allowed', values: {} } });
  });

  it('opens another catalogue unless a job is running, and stays with this one where that fails', async () => {
    const test = openTestLibrary();
    await imported(test, { loans });
    const other = join(temporaryFolder(), 'other');
    await expect(test.call('catalog:open', { folder: '/dev/null/x', create: true })).rejects.toMatchObject({ code: 'catalog-unwritable' });
    await expect(test.call('catalog:open', { folder: other })).rejects.toMatchObject({ code: 'catalog-not-found', values: { folder: other } });
    expect(existsSync(other)).toBe(false);
    expect((await test.call('patrons:search', {})).rows).toHaveLength(1);
    expect(await test.call('catalog:open', { folder: other, create: true })).toMatchObject({ catalogFolder: other, counts: { patrons: 0, titles: 0, loans: 0 } });
    expect((await test.call('patrons:search', {})).rows).toEqual([]);
    expect(await test.call('catalog:open', { folder: test.folder })).toMatchObject({ counts: { patrons: 1, titles: 1, loans: 1 } });
    const held = openTestLibrary({ folder: other });
    await expect(test.call('catalog:open', { folder: other })).rejects.toMatchObject({ code: 'catalog-in-use' });
    await closeLibrary(held.library);
    const { jobId } = await test.call('catalog:demo', {}).catch(() => ({ jobId: null }));
    expect(jobId).toBeNull();
  });
});

describe('the clock of calls', () => {
  it('keeps the longest', () => {
    const clock = new CallClock();
    expect(clock.longest).toEqual({ name: '', elapsedMs: 0 });
    const busy = (ms: number) => (): number => { const end = performance.now() + ms; while (performance.now() < end); return ms; };
    expect(clock.time('a', busy(20))).toBe(20);
    clock.time('b', busy(1));
    expect(clock.longest.name).toBe('a');
    expect(clock.longest.elapsedMs).toBeGreaterThanOrEqual(20);
    expect(() => clock.time('c', () => { throw new Error('c'); })).toThrow('c');
  });
});
