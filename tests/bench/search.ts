import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { rows, type ReadableDB } from '#catalog/database.ts';
import { searchTitles } from '#catalog/repositories/titles.ts';
import { startImport } from '#services/imports.ts';
import type { Bench, Figure } from './bench.ts';
import { millisecondsOf } from './tools/measure.ts';
import { ended, generated, openBench } from './tools/program.ts';

const likeSql = 'SELECT id, title, author FROM title WHERE title LIKE ? OR author LIKE ? OR subjects LIKE ? ORDER BY title LIMIT 50';
const queriesEach = 20;

/** A page of hits in the titles of a large library, beside a scan with LIKE. */
export const search: Bench = {
  name: 'search',
  about: 'the first page of a title search, beside a LIKE scan over the same titles',
  async run({ folder, quick }) {
    const titles = quick ? 10_000 : 500_000;
    const files = join(folder, 'files');
    await generated(['--out', files, '--titles', String(titles), '--patrons', '1', '--loans', '1']);
    const { library } = await openBench(join(folder, 'own'));
    await ended(library, startImport(library, [{ path: join(files, 'titles.csv'), name: 'titles.csv', kind: 'titles' }]));
    const figures: Figure[] = [];
    for (const [what, words] of await wordsOf(join(files, 'titles.csv'))) {
      // twice, the first to warm up; the page asks the same way, word by word as it is typed
      const own = words.flatMap((text) => [0, 1].map(() => millisecondsOf(() => searchTitles(library.db, { text, limit: 50 }))).slice(1));
      const peer = words.slice(0, 5).map((text) => scan(library.db, text));
      figures.push({ what: `${what} in ${titles} titles`, unit: 'ms', values: own, peer: { name: 'LIKE', values: peer } });
    }
    await library.close();
    return figures;
  },
};

const scan = (db: ReadableDB, text: string): number => millisecondsOf(() => rows(db, likeSql, ...[text, text, text].map((part) => `%${part}%`)));

/** What readers type, drawn from the titles themselves: by how often it stands there. */
async function wordsOf(path: string): Promise<[what: string, words: string[]][]> {
  const latin = new Map<string, number>();
  const one = new Map<string, number>();
  const two = new Map<string, number>();
  const count = (counts: Map<string, number>, word: string): void => void counts.set(word, (counts.get(word) ?? 0) + 1);
  for await (const { title } of createReadStream(path).pipe(parse({ columns: true })) as AsyncIterable<{ title: string }>) {
    for (const word of title.toLowerCase().match(/[a-z]{4,}/g) ?? []) count(latin, word);
    const characters = title.match(/\p{Script=Han}/gu) ?? [];
    characters.forEach((character, at) => { count(one, character); if (at > 0) count(two, characters[at - 1]! + character); });
  }
  const byCount = (counts: Map<string, number>): string[] => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  return [
    ['rare words', byCount(latin).slice(-queriesEach)],
    ['common words', byCount(latin).slice(0, queriesEach)],
    ['single Chinese characters', byCount(one).slice(0, queriesEach)],
    ['two Chinese characters', byCount(two).slice(0, queriesEach)],
    ['single letters', [...'abcdefghijklmnopqrst']],
  ];
}
