import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainMapFile } from '#contract/domains.ts';
import type { Evaluation } from '#contract/evaluations.ts';
import type { ImportBatch } from '#contract/imports.ts';
import { CommandLine } from './command-line.ts';
import type { Corpus } from './corpus.ts';
import { checkBatch } from './import-check.ts';

const books: DomainMapFile = { map: 'books', domains: [{ name: 'books', any: [{ material: ['book'] }] }] };
const methods = ['popularity', 'target-knn', 'target-ials', 'target-ridge'];

/**
 * Undated ratings of one domain under the papers' random split 8 : 1 : 1: a table to see that the methods stand in the order the papers find
 * (neighbours and factors well above popularity). Not a reproduction: the published Book-Crossing sets hold other users and other books.
 */
export const bookcrossing: Corpus = {
  name: 'bookcrossing-popular-en',
  needs: ['bookcrossing-popular-en/items.csv.gz', 'bookcrossing-popular-en/ratings.csv.gz'],
  async run({ data, folder, report }) {
    const file = (name: string): string => join(data, 'bookcrossing-popular-en', `${name}.csv.gz`);
    const line = new CommandLine(folder);
    const map = join(folder, 'books.json');
    writeFileSync(map, JSON.stringify(books));
    const titles = await line.must<{ imports: ImportBatch[] }>(['import', file('items'), '--kind', 'titles', '--map', 'isbn=title_id', '--set', 'material=book']);
    checkBatch(report, bookcrossing.name, 'items', titles.document.imports);
    const ratings = await line.must<{ imports: ImportBatch[] }>(['import', file('ratings'), '--kind', 'loans', '--map', 'user_id=patron_id,isbn=title_id', '--set', 'loan_at=2004-01-01']);
    checkBatch(report, bookcrossing.name, 'ratings', ratings.document.imports);
    await line.must(['domains', 'apply', map]);
    const { document: { evaluation }, seconds } = await line.must<{ evaluation: Evaluation }>([
      'evaluate', '--target', 'books', '--protocol', 'random', '--folds', '2', '--seed', '1', '--methods', methods.join(','),
    ]);
    const all = evaluation.details!.segments.find(({ segment }) => segment === 'all')!.methods;
    for (const { method, lengths, mrr, auc } of all) {
      const { ndcg, recall, precision, hitRate } = lengths.find(({ length }) => length === 10)!;
      const figures = Object.entries({ 'nDCG@10': ndcg, 'recall@10': recall, 'precision@10': precision, 'hit rate@10': hitRate, MRR: mrr, AUC: auc });
      report.note(bookcrossing.name, `random 8 : 1 : 1, ${method}`, figures.map(([name, { mean }]) => `${name} ${mean.toFixed(4)}`).join(', '));
    }
    const ndcgOf = (id: string): number => all.find(({ method }) => method === id)!.lengths.find(({ length }) => length === 10)!.ndcg.mean;
    report.check(bookcrossing.name, 'neighbours above popularity', ndcgOf('target-knn') > 2 * ndcgOf('popularity'), `${(ndcgOf('target-knn') / ndcgOf('popularity')).toFixed(2)} ×; ${seconds.toFixed(0)} s`, '> 2 ×');
  },
};
