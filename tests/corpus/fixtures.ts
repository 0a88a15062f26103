import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportBatch } from '#contract/imports.ts';
import { AppError } from '#contract/errors.ts';
import { openRecords } from '#imports/read-records.ts';
import { CommandLine } from './command-line.ts';
import type { Corpus, CorpusRun } from './corpus.ts';
import { fixtureExpectations, type FixtureExpectation } from './fixture-expectations.ts';
import { sideBySide, lanes } from './side-by-side.ts';
import { tableRows } from './tables.ts';

const mostReadingMs = 2_000;
const mostImportMs = 20_000;

/**
 * Exports of many systems, whole and damaged, as tables, JSON and XML: each is recognised without a word from the user, or refused with a reason;
 * none ends in a crash or goes on for ever, and every row is accounted for.
 */
export const fixtures: Corpus = {
  name: 'fixtures/csv',
  needs: ['fixtures/MANIFEST.csv', 'fixtures/csv'],
  async run(run) {
    const paths: string[] = [];
    for await (const row of tableRows(join(run.data, 'fixtures', 'MANIFEST.csv'))) {
      const [path = ''] = Object.values(row);
      if (/^(?:csv|json|xml)\//.test(path)) paths.push(path);
    }
    for (const path of paths) if (isThere(run, path)) await recognise(run, path);
    await sideBySide(paths.filter((path) => existsSync(join(run.data, 'fixtures', path))), lanes(), (path) => importFile(run, path));
  },
};

function isThere({ data, report }: CorpusRun, path: string): boolean {
  const there = existsSync(join(data, 'fixtures', path));
  if (!there) report.skip(fixtures.name, `${path} is in the manifest but not there`);
  return there;
}

const words = (expected: FixtureExpectation): string => ('refused' in expected ? `refused: ${expected.refused}` : `${expected.profile ?? 'by the names of its columns'}, ${expected.kind}: ${expected.records} rows, ${expected.rejects} refused`);

/** What the file is taken for, and how many of its rows are read and refused. */
async function recognise({ data, report }: CorpusRun, path: string): Promise<void> {
  const startedAt = performance.now();
  const found = await read(join(data, 'fixtures', path));
  const ms = performance.now() - startedAt;
  const expected = fixtureExpectations[path];
  const figure = `${words(found)}, ${(ms / 1000).toFixed(2)} s`;
  if (expected === undefined) report.check(fixtures.name, path, false, figure, 'nobody has said yet what it is');
  else report.check(fixtures.name, path, words(found) === words(expected) && ms < mostReadingMs, figure, `${words(expected)}, within ${mostReadingMs / 1000} s`);
}

async function read(file: string): Promise<FixtureExpectation> {
  try {
    const source = await openRecords(file, basename(file), {});
    let [records, rejects] = [0, 0];
    for await (const slice of source.slices()) {
      records += slice.records.length;
      rejects += slice.rejects.length;
    }
    return { profile: source.profile, kind: source.kind, records, rejects };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: error.code };
  }
}

/** The whole way into a catalogue, by the command line. */
async function importFile({ data, folder, report }: CorpusRun, path: string): Promise<void> {
  const expected = fixtureExpectations[path];
  const own = join(folder, path.replaceAll('/', '_'));
  const rejects = join(own, 'rejects.csv');
  const { document, error, seconds } = await new CommandLine(own).run<{ imports: ImportBatch[] }>(['import', join(data, 'fixtures', path), '--rejects', rejects], mostImportMs);
  const took = `${seconds.toFixed(1)} s`;
  const bar = 'imported, or refused with that reason, within 20 s';
  const name = `import ${path}`;
  if (document === null) {
    report.check(fixtures.name, name, expected !== undefined && 'refused' in expected && expected.refused === error, `${error ?? 'no reason'}, ${took}`, bar);
    return;
  }
  const [batch] = document.imports;
  if (batch === undefined) { report.check(fixtures.name, name, false, `no import, ${took}`, bar); return; }
  const written = (await Array.fromAsync(tableRows(rejects))).length;
  const { status, kind, rows, added, updated, unchanged, rejected, ignored } = batch;
  const isRight = status === 'finished' && rows === added + updated + unchanged + rejected + ignored && written === rejected;
  report.check(fixtures.name, name, isRight, `${kind}: ${rows} rows, ${added} new, ${rejected} refused${written === rejected ? '' : ` but ${written} in the file of refused rows`}, ${took}`, bar);
}
