import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundSentence, type FoundDevices } from '#contract/devices.ts';
import type { EvaluationId } from '#contract/ids.ts';
import { childProcessLauncher, runTask } from '#jobs/worker-process.ts';
import { importAll } from '../helpers/library-files.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { closeLibraries, openTestLibrary, projectRoot, type TestLibrary } from '../helpers/library-open.ts';

const files = temporaryFolder();
const built = join(projectRoot, 'out', 'main', 'worker.js');
let test: TestLibrary;
let choice: { readonly mapId: never; readonly targetId: never; readonly sourceIds: never[] };

beforeAll(async () => {
  execFileSync(process.execPath, [join(projectRoot, 'tests', 'generator', 'main.ts'), '--out', files, '--patrons', '120', '--titles', '200', '--loans', '2500'], { stdio: 'ignore' });
  test = openTestLibrary();
  expect((await importAll(test, ['titles', 'patrons', 'loans'].map((name) => ({ path: join(files, `${name}.csv`), name })))).status).toBe('finished');
  await test.ended(await test.call('domains:save', { map: { map: 'format', domains: ['book', 'film'].map((name) => ({ name: `${name}s`, any: [{ material: [name] }] })) } }));
  const { id, domains } = (await test.call('domains:list', {}))[0]!;
  choice = { mapId: id as never, targetId: domains[0]!.id as never, sourceIds: [domains[1]!.id as never] };
});
afterAll(closeLibraries);

const find = (): Promise<FoundDevices> => test.call('devices:find', {});

const evaluated = async (device?: 'native' | 'wasm'): Promise<{ readonly device: unknown; readonly notices: unknown }> => {
  const job = await test.ended(await test.call('evaluations:start', { ...choice, folds: 2, methods: ['target-tower'], ...(device !== undefined && { device }) }));
  expect(job.status).toBe('finished');
  const { device: used, notices } = await test.call('evaluations:show', { evaluationId: job.result!.evaluationId as EvaluationId });
  return { device: used, notices };
};

describe('devices, looked for and used in a worker process', () => {
  it('are found, and told in a sentence', async () => {
    const found = await find();
    expect(['native', 'wasm']).toContain(found.best);
    expect(found.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(['graphics', 'native', 'wasm']).toContain(foundSentence(found));
  });

  it('are found alike by the built program', async ({ skip }) => {
    if (!existsSync(built)) {
      console.log('The program is not built: nothing to compare with.');
      skip();
    }
    const outcome = await runTask(childProcessLauncher(built), { type: 'find-devices' }, new AbortController().signal, () => undefined);
    expect(outcome).toEqual({ type: 'devices', found: await find() });
  });

  it('compute what was asked for', async () => {
    expect(await evaluated('wasm')).toEqual({ device: 'wasm', notices: [] });
  });

  it('are replaced with a notice where the forced one is not there', async () => {
    const expected = (await find()).best === 'native' ? { device: 'native', notices: [] } : { device: 'wasm', notices: ['device-not-found'] };
    expect(await evaluated('native')).toEqual(expected);
  });

  it('are those of the settings where nothing is asked for', async () => {
    expect((await test.call('settings:write', { device: 'wasm' })).device).toBe('wasm');
    expect(await evaluated()).toEqual({ device: 'wasm', notices: [] });
  });
});
