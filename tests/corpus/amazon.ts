import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainMap, DomainMapFile } from '#contract/domains.ts';
import type { ImportBatch } from '#contract/imports.ts';
import { transferMethods, type Model } from '#contract/training.ts';
import { megabytes } from '../bench/tools/process-memory.ts';
import { CommandLine } from './command-line.ts';
import type { Corpus } from './corpus.ts';
import { checkBatch } from './import-check.ts';
import { tableRows } from './tables.ts';

const materials: DomainMapFile = { map: 'materials', domains: [['films', 'film'], ['books', 'book']].map(([name, material]) => ({ name: name!, any: [{ material: [material!] }] })) };
const patrons = 200;
const length = 10;

/** Very sparse loans, most titles without a name: the program has to come through, and to say whether it uses transfer. */
export const amazon: Corpus = {
  name: 'amazon-movie-book',
  needs: ['items_movies', 'items_books', 'interactions_movies', 'interactions_books'].map((name) => `amazon-movie-book/${name}.csv.gz`),
  async run({ data, folder, report }) {
    const file = (name: string): string => join(data, 'amazon-movie-book', `${name}.csv.gz`);
    const line = new CommandLine(folder);
    const map = join(folder, 'materials.json');
    writeFileSync(map, JSON.stringify(materials));
    let total = 0;
    const step = async <Document>(name: string, words: string[]): Promise<Document> => {
      const { document, seconds, peakBytes } = await line.must<Document>(words);
      total += seconds;
      report.note(amazon.name, name, `${seconds.toFixed(1)} s, ${megabytes(peakBytes)}`);
      return document;
    };
    for (const [name, material] of [['movies', 'film'], ['books', 'book']] as const) {
      const titles = await step<{ imports: ImportBatch[] }>(`import items_${name}`, ['import', file(`items_${name}`), '--kind', 'titles', '--map', 'item_id=title_id', '--set', `material=${material}`]);
      checkBatch(report, amazon.name, `items_${name}`, titles.imports);
      const loans = await step<{ imports: ImportBatch[] }>(`import interactions_${name}`, [
        'import', file(`interactions_${name}`), '--kind', 'loans', '--map', 'user_id=patron_id,item_id=title_id,unix_ts=loan_at', '--set', `material_type=${material}`,
      ]);
      checkBatch(report, amazon.name, `interactions_${name}`, loans.imports);
    }
    const { maps } = await step<{ maps: DomainMap[] }>('domains apply', ['domains', 'apply', map]);
    report.note(amazon.name, 'titles by domain, shared patrons', `${maps[0]?.domains.map(({ name, counts }) => `${name} ${counts.titles}`).join(', ') ?? ''}, unassigned ${maps[0]?.unassigned.titles ?? 0}; ${maps[0]?.shared[0]?.patrons ?? 0}`);

    const { model: { summary } } = await step<{ model: Model }>('train films → books', ['train', '--target', 'books', '--source', 'films']);
    const uses = Object.values(summary.methods);
    const isTransfer = uses.some((method) => transferMethods.has(method));
    report.check(amazon.name, 'training ended', true, `transfer ${isTransfer ? 'used' : 'not used'}: ${uses.join(' / ')}; notices: ${summary.notices.join(', ') || 'none'}`);
    for (const { segment, patrons: tested, methods } of summary.segments.filter((row) => row.patrons > 0)) {
      report.note(amazon.name, `test patrons with ${segment} loans (${tested}): nDCG@10`, methods.map(({ method, ndcg }) => `${method} ${ndcg.mean.toFixed(4)}`).join(', '));
    }

    const cards = await firstPatrons(file('interactions_books'));
    const cardFile = join(folder, 'patrons.txt');
    const out = join(folder, 'lists.csv');
    writeFileSync(cardFile, cards.join('\n'));
    await step('lists for 200 patrons', ['lists', '--target', 'books', '--patrons-file', cardFile, '--top', String(length), '--out', out]);
    const listed = new Map<string, number>();
    for await (const { patron_id: patron } of tableRows(out)) listed.set(patron!, (listed.get(patron!) ?? 0) + 1);
    const full = cards.filter((card) => listed.get(card) === length).length;
    report.check(amazon.name, 'patrons with a list of 10', full === cards.length && listed.size === full, `${full} of ${cards.length}`, 'all, and no others');
    report.note(amazon.name, 'whole run', `${total.toFixed(1)} s`);
  },
};

async function firstPatrons(path: string): Promise<string[]> {
  const found = new Set<string>();
  for await (const { user_id: patron } of tableRows(path)) if (found.add(patron!).size === patrons) break;
  return [...found];
}
