import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { modelFile } from '#catalog/folder.ts';
import type { ModelId } from '#contract/ids.ts';
import { imported, importAll } from '../helpers/library-files.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { closeLibraries, openTestLibrary, projectRoot } from '../helpers/library-open.ts';

afterAll(closeLibraries);

it('a model holds patrons who were taken out until it is trained again, says so, and then is, byte for byte, one that never saw them', async () => {
  const files = temporaryFolder();
  execFileSync(process.execPath, [join(projectRoot, 'tests', 'generator', 'main.ts'), '--out', files, '--patrons', '90', '--titles', '120', '--loans', '900'], { stdio: 'ignore' });
  const test = openTestLibrary();
  await importAll(test, ['titles', 'patrons', 'loans'].map((name) => ({ path: join(files, `${name}.csv`), name })));
  await test.ended(await test.call('domains:save', { map: { map: 'format', domains: ['book', 'film'].map((name) => ({ name: `${name}s`, any: [{ material: [name] }] })) } }));
  const { id, domains } = (await test.call('domains:list', {}))[0]!;
  const train = async (): Promise<{ readonly model: ModelId; readonly bytes: Buffer }> => {
    const job = await test.ended(await test.call('training:start', { mapId: id, targetId: domains[0]!.id, sourceIds: [domains[1]!.id] }));
    expect(job).toMatchObject({ status: 'finished' });
    const model = job.result!.modelId!;
    const { fileName } = test.library.db.prepare<[number], { fileName: string }>('SELECT file_name AS fileName FROM model WHERE id = ?').get(model)!;
    return { model, bytes: readFileSync(modelFile(test.folder, fileName)) };
  };
  const isStale = async (model: ModelId) => (await test.call('models:list', {})).find((one) => one.id === model)!.stale;

  const never = await train();
  // the loans of thirty patrons more, each those of a patron who is there
  const [header, ...loans] = readFileSync(join(files, 'loans.csv'), 'utf8').trimEnd().split('\n');
  const [loanAt, patronAt] = ['loan_id', 'patron_id'].map((name) => header!.split(',').indexOf(name)) as [number, number];
  const cells = loans.map((loan) => loan.split(','));
  const numbers = [...new Set(cells.map((loan) => loan[patronAt]!))].slice(0, 30);
  const added = cells.filter((loan) => numbers.includes(loan[patronAt]!)).map((loan) => loan.map((cell, at) => (at === patronAt || at === loanAt ? `new-${cell}` : cell)).join(','));
  const [batchId] = await imported(test, { loans: [header!, ...added].join('\n') });
  const whole = await train();
  expect(test.library.db.prepare('SELECT count(*) AS patrons FROM patron').get()).toEqual({ patrons: 90 + 30 });
  expect(whole.bytes.equals(never.bytes)).toBe(false);
  expect(await isStale(whole.model)).toBe(false);

  await test.ended(await test.call('imports:undo', { batchId: batchId as never }));
  expect(await isStale(whole.model)).toBe(true);
  const again = await train();
  expect(await isStale(again.model)).toBe(false);
  expect(again.bytes.equals(never.bytes)).toBe(true);
}, 240_000);
