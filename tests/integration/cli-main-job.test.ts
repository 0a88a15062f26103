import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DomainMap } from '#contract/domains.ts';
import type { ImportBatch } from '#contract/imports.ts';
import type { Advice } from '#contract/advice.ts';
import type { Evaluation } from '#contract/evaluations.ts';
import type { Model } from '#contract/training.ts';
import { jsonOf, runCli, type CliResult } from '../helpers/cli.ts';
import { csvRecords } from '../helpers/csv.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { addSpecialPatrons, formatMap, generatedFiles, special, type GeneratedFiles } from '../helpers/library-generated.ts';

const home = temporaryFolder();
const cli = (...words: string[]): Promise<CliResult> => runCli(words, { home });
let files: GeneratedFiles;
let titles: Record<string, string>[];
let loans: Record<string, string>[];
let patrons: Record<string, string>[];

beforeAll(() => {
  files = generatedFiles({ patrons: 250, titles: 400, loans: 5000 });
  titles = csvRecords(readFileSync(files.titles, 'utf8'));
  const of = (material: string): string[] => titles.filter((title) => title['material'] === material).map((title) => title['title_id']!);
  addSpecialPatrons(files, of('film'), of('book'));
  loans = csvRecords(readFileSync(files.loans, 'utf8'));
  patrons = csvRecords(readFileSync(files.patrons, 'utf8'));
  writeFileSync(join(home, 'domains.json'), JSON.stringify(formatMap));
});

/** Finishes with code 0 and gives the one document on the standard output. */
async function done<T>(...words: string[]): Promise<T> {
  const result = await cli(...words, '--json');
  expect(result, result.stderr).toMatchObject({ code: 0 });
  return jsonOf<T>(result);
}

describe('the whole job on the command line', () => {
  it('imports three files in any order', async () => {
    const { imports } = await done<{ imports: ImportBatch[] }>('import', files.loans, files.titles, files.patrons);
    expect(imports.map(({ kind, added, rejected }) => [kind, added, rejected])).toEqual([['titles', titles.length, 0], ['patrons', patrons.length, 0], ['loans', loans.length, 0]]);
    expect((await done<{ imports: ImportBatch[] }>('imports', 'list')).imports).toEqual(imports);
    const again = await done<{ imports: ImportBatch[] }>('import', files.loans, files.titles, files.patrons);
    expect(again.imports.map(({ added, updated, unchanged }) => [added, updated, unchanged])).toEqual([[0, 0, titles.length], [0, 0, patrons.length], [0, 0, loans.length]]);
    expect((await done<{ imports: ImportBatch[] }>('imports', 'undo', '6')).imports).toMatchObject([{ id: 6, status: 'undone' }]);
  });

  it('applies a domains file and shows its counts', async () => {
    const { maps } = await done<{ maps: DomainMap[] }>('domains', 'apply', 'domains.json');
    const count = (material: string): number => loans.filter((loan) => loan['material_type'] === material).length;
    expect(maps).toMatchObject([{ name: 'format', counted: true, unassigned: { loans: 0 } }]);
    expect(maps[0]!.domains.map(({ name, counts }) => [name, counts.loans])).toEqual([['books', count('book')], ['films', count('film')], ['music', count('music')]]);
    const text = await cli('domains', 'list');
    expect(text.stdout).toMatch(/^format\ndomain +titles +loans +patrons\nbooks .*\nfilms .*\nmusic .*\n\(unassigned\)/);
  });

  it('trains', async () => {
    const { model } = await done<{ model: Model }>('train', '--target', 'books', '--source', 'films', 'music');
    expect(model).toMatchObject({ target: 'books', stale: false, seed: 1, until: null, sources: [{ name: 'films' }, { name: 'music' }] });
    expect(model.summary.targetLoans).toBe(loans.filter((loan) => loan['material_type'] === 'book').length);
  });

  /** Without the conditions that may leave a list of a small library short. */
  const everything = ['--no-age-guard'];

  it('makes a list for every patron: ids as imported, whole lists, nothing borrowed before', async () => {
    expect(await done('lists', '--target', 'books', '--all', '--top', '7', '--out', 'all.csv', ...everything)).toMatchObject({ lists: patrons.length });
    const text = readFileSync(join(home, 'all.csv'), 'utf8');
    expect(text.split('\n')[0]).toBe('patron_id,rank,title_id,title,author,score,model,source_share,reason');
    const rows = csvRecords(text);
    const byPatron = Map.groupBy(rows, (row) => row['patron_id']!);
    expect([...byPatron.keys()].sort()).toEqual(patrons.map((patron) => patron['patron_id']!).sort());
    const borrowed = new Set(loans.map((loan) => `${loan['patron_id']!} ${loan['title_id']!}`));
    const known = new Map(titles.map((title) => [title['title_id']!, title]));
    const refused = new Set(patrons.filter((patron) => patron['consent'] === 'no').map((patron) => patron['patron_id']!)); // her loans are not looked at
    for (const [patron, list] of byPatron) {
      expect(list.map((row) => row['rank']), patron).toEqual(['1', '2', '3', '4', '5', '6', '7']);
      expect(new Set(list.map((row) => row['title_id'])).size).toBe(7);
      for (const row of list) {
        if (!refused.has(patron)) expect(borrowed.has(`${patron} ${row['title_id']!}`)).toBe(false);
        expect(known.get(row['title_id']!)).toMatchObject({ material: 'book', title: row['title'], author: row['author'] });
        expect(row['reason']).not.toBe('');
        expect(Number.isFinite(Number(row['score']))).toBe(true);
        expect(Number(row['source_share'])).toBeGreaterThanOrEqual(0);
        expect(Number(row['source_share'])).toBeLessThanOrEqual(1);
      }
    }
  });

  it('gives a patron who never borrowed, one with films alone and one who refuses a list each; the last a general one', async () => {
    writeFileSync(join(home, 'cards.txt'), `${special.never}\n${special.filmsOnly}\n${special.refused}\n${special.never}\n`);
    expect(await done('lists', '--target', 'BOOKS', '--patrons-file', 'cards.txt', '--out', 'some.csv', ...everything)).toMatchObject({ lists: 3 });
    const lists = Map.groupBy(csvRecords(readFileSync(join(home, 'some.csv'), 'utf8')), (row) => row['patron_id']!);
    expect([...lists.values()].map((list) => list.length)).toEqual([10, 10, 10]);
    for (const row of lists.get(special.refused)!) expect(row).toMatchObject({ model: 'popularity', source_share: '0.000', reason: expect.stringContaining('general suggestion') as string });
    for (const row of lists.get(special.never)!) expect(['popularity', 'segment-popularity']).toContain(row['model']);
    expect(await done('lists', '--target', 'books', '--patron', special.never, special.filmsOnly, '--top', '1', '--out', 'two.csv')).toMatchObject({ lists: 2 });
    const chinese = await cli('lists', '--target', 'books', '--patron', special.never, '--out', 'zh.csv', '--language', 'zh-CN');
    expect(chinese.code).toBe(0);
    expect(csvRecords(readFileSync(join(home, 'zh.csv'), 'utf8'))[0]?.['reason']).toMatch(/\p{Script=Han}/u);
  });

  it('saves the lists that are there as workbook, PDF and web page, without card numbers unless asked', async () => {
    const card = special.never;
    for (const [format, start] of [['xlsx', 'PK'], ['pdf', '%PDF-1.7'], ['html', '<!doctype html>'], ['csv', '\ufeff']] as const) {
      const answer = await done('lists', 'export', '--target', 'books', '--patron', card, '--out', `saved.${format}`, '--headings', 'words');
      expect(answer).toMatchObject({ lists: 1, format });
      expect(readFileSync(join(home, `saved.${format}`), 'utf8').startsWith(start), format).toBe(true);
    }
    expect(readFileSync(join(home, 'saved.html'), 'utf8')).not.toContain(card);
    expect(readFileSync(join(home, 'saved.csv'), 'utf8')).not.toContain(card);
    await done('lists', 'export', '--target', 'books', '--all', '--format', 'html', '--with-name', '--codes', '--paper', 'receipt', '--out', 'all.txt');
    const html = readFileSync(join(home, 'all.txt'), 'utf8');
    expect(html).toContain(card);
    expect(html.match(/<article class="paper receipt"/g)).toHaveLength(patrons.length);
    expect(html).toContain('<svg class="code"');
    expect((await cli('lists', 'export', '--target', 'books', '--all', '--out', 'x.csv', '--top', '3')).code).toBe(2);
    expect((await cli('lists', 'export', '--target', 'books', '--all', '--out', 'x.doc', '--format', 'doc')).code).toBe(2);
  });

  it('makes one list for a group, a book club, a shelf, everybody or by liked titles', async () => {
    const rowsOf = (name: string): Record<string, string>[] => csvRecords(readFileSync(join(home, name), 'utf8'));
    const group = patrons.find((patron) => patron['group'])!['group']!;
    const readers = [...Map.groupBy(loans, (loan) => loan['patron_id']!)].filter(([card]) => patrons.some((patron) => patron['patron_id'] === card && patron['consent'] !== 'no')).sort(([, a], [, b]) => b.length - a.length).slice(0, 3).map(([card]) => card);
    const one = async (out: string, ...words: string[]): Promise<Record<string, string>[]> => {
      expect(await done('lists', '--target', 'books', '--top', '5', '--no-age-guard', '--out', out, ...words)).toMatchObject({ lists: 1, list: expect.any(Number) as number });
      return rowsOf(out);
    };
    const club = await one('club.csv', '--club', 'Tuesday', '--patron', ...readers);
    expect(club.map((row) => row['patron_id'])).toEqual(['Tuesday', 'Tuesday', 'Tuesday', 'Tuesday', 'Tuesday']);
    const had = new Set(loans.filter((loan) => readers.includes(loan['patron_id']!)).map((loan) => loan['title_id']));
    expect(club.filter((row) => had.has(row['title_id']!))).toEqual([]);
    expect((await one('group.csv', '--group', group.toUpperCase())).map((row) => row['patron_id'])).toContain(group);
    const known = new Map(titles.map((title) => [title['title_id']!, title]));
    const author = club[0]!['author']!;
    for (const row of await one('shelf.csv', '--shelf', 'Our shelf', '--subject', author)) expect(known.get(row['title_id']!)?.['author']).toBe(author);
    expect(await one('general.csv', '--general', 'popular-in-group', '--group', group)).toHaveLength(5);
    expect(await done('lists', 'export', '--target', 'books', '--club', 'tuesday', '--out', 'again.csv')).toMatchObject({ lists: 1 });
    expect(rowsOf('again.csv')).toEqual(club);
    const films = titles.filter((title) => title['material'] === 'film').slice(0, 3).map((title) => title['title_id']!);
    for (const name of ['liked.csv', 'liked.html']) expect(await done('lists', '--target', 'books', '--liked', ...films, '--no-age-guard', '--out', name)).toMatchObject({ lists: 1, list: null });
    for (const row of rowsOf('liked.csv')) expect(known.get(row['title_id']!)).toMatchObject({ material: 'book' });
    expect(rowsOf('liked.csv')).toHaveLength(10);
    expect(readFileSync(join(home, 'liked.html'), 'utf8')).toContain(rowsOf('liked.csv')[0]!['title']!.replaceAll('&', '&amp;'));
    const general = await done<{ model: unknown }>('lists', '--target', 'films', '--general', 'popular', '--out', 'films.csv'); // nothing is trained for films
    expect(general.model).toBeNull();
    const code = async (...words: string[]): Promise<string> => jsonOf<{ error: { code: string } }>(await cli('lists', '--out', 'x.csv', '--json', ...words)).error.code;
    expect(await code('--target', 'books', '--liked', 'nowhere')).toBe('title-not-found');
    expect(await code('export', '--target', 'books', '--club', 'Nobody')).toBe('list-not-found');
    expect(await code('--target', 'books', '--group', 'nowhere')).toBe('usage');
  });

  it('gives those who refuse the general list alone', () => {
    const refused = new Set(patrons.filter((patron) => patron['consent'] === 'no').map((patron) => patron['patron_id']));
    const rows = csvRecords(readFileSync(join(home, 'all.csv'), 'utf8')).filter((row) => refused.has(row['patron_id']!));
    expect(rows).toHaveLength(refused.size * 7);
    expect(new Set(rows.map((row) => row['model']))).toEqual(new Set(['popularity']));
  });

  it('gives everyone who refuses the same list, whatever she borrowed', () => {
    const rows = csvRecords(readFileSync(join(home, 'all.csv'), 'utf8'));
    const refused = patrons.filter((patron) => patron['consent'] === 'no').map((patron) => patron['patron_id']);
    const lists = new Set(refused.map((card) => rows.filter((row) => row['patron_id'] === card).map((row) => row['title_id']).join(' ')));
    expect(refused.length).toBeGreaterThan(1);
    expect(lists.size).toBe(1);
  });

  it('evaluates', async () => {
    const { advice } = await done<{ advice: Advice }>('advise', '--target', 'books', '--source', 'films');
    expect(advice.sources).toMatchObject([{ name: 'films' }]);
    expect(advice.lines.length).toBeGreaterThan(0);
    const { evaluation } = await done<{ evaluation: Evaluation }>('evaluate', '--target', 'books', '--source', 'films', '--folds', '2', '--methods', 'popularity,target-knn,cross-knn', '--learning-curve');
    expect(evaluation).toMatchObject({ target: 'books', sources: ['films'], protocol: 'cold-start', folds: 2 });
    const all = evaluation.segments.find(({ segment }) => segment === 'all')!;
    expect(all.methods.map(({ method }) => method)).toEqual(expect.arrayContaining(['popularity', 'target-knn', 'cross-knn']));
    const { costs, segments, patronSlices, titleSlices, curve } = evaluation.details!;
    expect(costs.map(({ method }) => method)).toEqual(['popularity', 'target-knn', 'cross-knn']);
    expect(costs.every(({ fitSeconds, modelBytes, peakBytes }) => fitSeconds > 0 && modelBytes > 0 && peakBytes! > 1e7)).toBe(true);
    expect(segments[0]!.methods.map(({ lengths }) => lengths.map(({ length }) => length).join())).toEqual(all.methods.map(() => '5,10,20,50'));
    expect([patronSlices.length, titleSlices.length].every((count) => count > 0)).toBe(true);
    expect(curve).toMatchObject({ method: 'cross-knn', twin: 'target-knn' });
    for (const { ndcg } of all.methods) expect(ndcg.low <= ndcg.mean && ndcg.mean <= ndcg.high && ndcg.high <= 1).toBe(true);
  });

  it('says what fails after the training: an unknown patron without naming it, an unknown target, a place that cannot be written', async () => {
    const failure = async (...words: string[]): Promise<unknown> => {
      const result = await cli(...words, '--json');
      expect(result.code).toBe(1);
      return { ...jsonOf<{ error: { code: string; message: string } }>(result).error, stderr: result.stderr };
    };
    const unknown = await failure('lists', '--target', 'books', '--patron', '99999999', '--out', 'x.csv');
    expect(unknown).toMatchObject({ code: 'patron-not-found' });
    expect(JSON.stringify(unknown)).not.toContain('99999999');
    expect(await failure('lists', '--target', 'maps', '--all', '--out', 'x.csv')).toMatchObject({ code: 'domain-not-found' });
    expect(await failure('lists', '--target', 'films', '--all', '--out', 'x.csv')).toMatchObject({ code: 'model-not-found' });
    expect(await failure('lists', '--target', 'books', '--patron', special.never, '--out', join(home, 'nowhere', 'x.csv'))).toMatchObject({ code: 'file-unwritable' });
    expect(await failure('train', '--target', 'books', '--source', 'books')).toMatchObject({ code: 'target-among-sources' });
  });
});
