import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openSource } from '#imports/open-source.ts';
import type { BrokenRow } from '#imports/table/row-block.ts';
import type { Corpus, CorpusRun } from './corpus.ts';
import { marcExpectations } from './marc-expectations.ts';
import { tableRows } from './tables.ts';

const mostMs = 2_000;

/** Real MARC records of many systems, whole and damaged: all whole ones are read, all that can be saved of the others, and what they say is what their bytes say. */
export const marcFixtures: Corpus = {
  name: 'fixtures/marc',
  needs: ['fixtures/MANIFEST.csv', 'fixtures/marc'],
  async run(run) {
    for await (const row of tableRows(join(run.data, 'fixtures', 'MANIFEST.csv'))) {
      const [path = '', , , records = '', parsed = ''] = Object.values(row);
      if (path.startsWith('marc/')) await tryFile(run, path, Number(records), Number(/^(\d+) strict/.exec(parsed)?.[1] ?? 0));
    }
  },
};

interface MarcReading {
  readonly columns: readonly string[];
  /** The first row of each record, by its number. */
  readonly records: ReadonlyMap<number, readonly string[]>;
  readonly broken: readonly BrokenRow[];
  readonly encoding: string;
  readonly ms: number;
}

async function tryFile({ data, report }: CorpusRun, path: string, manifested: number, valid: number): Promise<void> {
  const file = join(data, 'fixtures', path);
  if (!existsSync(file)) { report.skip(marcFixtures.name, `${path} is in the manifest but not there`); return; }
  const { columns, records, broken, encoding, ms } = await read(file);
  const isGood = !path.startsWith('marc/bad/');
  const least = isGood ? Math.max(1, manifested) : valid;
  const figure = `${String(records.size)} read, ${String(broken.length)} rejected, ${encoding}, ${(ms / 1000).toFixed(2)} s`;
  const isRight = records.size >= least && (isGood ? broken.length === 0 : broken.every(({ offset, code }) => offset !== undefined && code.startsWith('record-')));
  report.check(marcFixtures.name, path.replace('marc/', ''), isRight && ms < mostMs, figure, isGood ? `${String(least)} read, none rejected` : `at least ${String(least)} read, the others with their place, within 2 s`);
  for (const { record, cells } of marcExpectations.filter((each) => `marc/${each.file}` === path)) {
    const wrong = Object.entries(cells).filter(([column, cell]) => (records.get(record)?.[columns.indexOf(column)] ?? '(no such record)') !== cell);
    report.check(marcFixtures.name, `${path.replace('marc/', '')}, record ${String(record)}`, wrong.length === 0, wrong.map(([column]) => `${column} is “${records.get(record)?.[columns.indexOf(column)] ?? ''}”`).join(', ') || `${String(Object.keys(cells).length)} columns`, 'as read by hand');
  }
}

async function read(file: string): Promise<MarcReading> {
  const startedAt = performance.now();
  const table = await openSource(file, basename(file), {});
  const records = new Map<number, readonly string[]>();
  const broken: BrokenRow[] = [];
  for await (const block of table.blocks({ bytesRead: 0 })) {
    for (const [at, row] of block.rows.entries()) if (!records.has(block.lines[at] ?? 0)) records.set(block.lines[at] ?? 0, row);
    broken.push(...block.broken);
  }
  return { columns: table.header, records, broken, encoding: table.encoding ?? '', ms: performance.now() - startedAt };
}
