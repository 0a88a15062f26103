import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainMapFile } from '#contract/domains.ts';
import type { ImportBatch } from '#contract/imports.ts';
import type { Model } from '#contract/training.ts';
import { megabytes, memoryIsMeasured } from '../bench/tools/process-memory.ts';
import { CommandLine } from './command-line.ts';
import type { Corpus } from './corpus.ts';
import { checkBatch } from './import-check.ts';
import { checkLists } from './list-check.ts';
import { lanes } from './side-by-side.ts';
import { evaluateSwiss } from './swiss-evaluations.ts';

const languages: DomainMapFile = {
  map: 'languages',
  domains: [['french', 'fr'], ['german', 'de'], ['english', 'en'], ['italian', 'it']].map(([name, code]) => ({ name: name!, any: [{ language: [code!] }] })),
};
const forms: DomainMapFile = { map: 'forms', domains: ['fiction', 'nonfiction', 'comics'].map((name) => ({ name, any: [{ collection: [name] }] })) };

/** One form against the two others together. */
const apart = (map: string, one: string, rest: string, others: string[]): DomainMapFile => ({
  map, domains: [{ name: one, any: [{ collection: [one.replace(/^only /, '')] }] }, { name: rest, any: [{ collection: others }] }],
});
const maps = [languages, forms, apart('comics apart', 'only comics', 'text', ['fiction', 'nonfiction']), apart('nonfiction apart', 'only nonfiction', 'stories', ['fiction', 'comics'])];

const mostSeconds = 180;
const mostBytes = 1.5 * 2 ** 30;

/** A real library from its two files to a reading list for everyone, as a user does it; then how good the lists are. */
export const swiss: Corpus = {
  name: 'swiss-library',
  needs: ['swiss-library/items.csv.gz', 'swiss-library/loans.csv.gz'],
  async run({ data, folder, report, long }) {
    const items = join(data, 'swiss-library', 'items.csv.gz');
    const loans = join(data, 'swiss-library', 'loans.csv.gz');
    const out = join(folder, 'lists.csv');
    for (const map of maps) writeFileSync(join(folder, `${map.map}.json`), JSON.stringify(map));
    const line = new CommandLine(folder);
    let seconds = 0;
    let peakBytes = 0;
    const step = async <Document>(...words: string[]): Promise<Document> => {
      const answer = await line.must<Document>(words);
      seconds += answer.seconds;
      peakBytes = Math.max(peakBytes, answer.peakBytes ?? 0);
      report.note(swiss.name, words.slice(0, 2).map((word) => word.split(/[\\/]/).at(-1)).join(' '), `${answer.seconds.toFixed(1)} s, ${megabytes(answer.peakBytes)}`);
      return answer.document;
    };

    const titles = await step<{ imports: ImportBatch[] }>('import', items, '--kind', 'titles', '--map', 'item_id=title_id,lang_isbn=language,form=collection');
    checkBatch(report, swiss.name, 'titles imported', titles.imports);
    const lent = await step<{ imports: ImportBatch[] }>('import', loans, '--kind', 'loans', '--map', 'item_id=title_id,unix_ts=loan_at');
    checkBatch(report, swiss.name, 'loans imported', lent.imports);
    for (const map of maps) await step('domains', 'apply', join(folder, `${map.map}.json`));
    const { model } = await step<{ model: Model }>('train', '--target', 'german', '--source', 'french');
    report.note(swiss.name, 'methods in use, 0 / 1-2 / 3-5 / 6+ loans', Object.values(model.summary.methods).join(' / '));
    const made = await step<{ lists: number }>('lists', '--target', 'german', '--all', '--top', '10', '--out', out);

    report.check(swiss.name, 'import to lists: wall time', seconds < mostSeconds, `${seconds.toFixed(1)} s`, `< ${mostSeconds} s`);
    if (memoryIsMeasured) report.check(swiss.name, 'import to lists: peak memory, all processes', peakBytes < mostBytes, megabytes(peakBytes), `< ${megabytes(mostBytes)}`);
    else report.note(swiss.name, 'import to lists: peak memory', 'not measured on this system');
    await checkLists({ report, corpus: swiss.name, out, items, loans, made: made.lists });
    await evaluateSwiss(report, swiss.name, await copies(line, folder), long);
  },
};

/** The catalogue for every lane: the one that is there, and copies of it, since a catalogue opens once. */
async function copies(line: CommandLine, folder: string): Promise<CommandLine[]> {
  const lines = [line];
  for (let lane = 1; lane < lanes(); lane += 1) {
    const other = join(folder, `lane-${lane}`);
    cpSync(line.catalog, join(other, 'catalog'), { recursive: true });
    lines.push(new CommandLine(other));
  }
  return lines;
}
