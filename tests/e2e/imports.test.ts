import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { iso2709 } from '../helpers/marc-records.ts';
import { xlsxOf } from '../helpers/xlsx-of.ts';
import { encode } from '../unit/src-main/imports/encode.ts';
import { startApp, type BrowserApp } from './app.ts';
import { inPage } from './in-page.ts';
import { ImportsScreen } from './page-models/imports.ts';
import { Navigation } from './page-models/navigation.ts';
import { taskTimes } from './page-tasks.ts';

/** 35 ms on a desk of today; a slow one gets some grace. */
const longestTaskMs = 100;

let app: BrowserApp;
let imports: ImportsScreen;
let folder: string;
beforeAll(async () => {
  app = await startApp();
  await app.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: app.origin });
  folder = join(app.home, 'exports');
  mkdirSync(folder);
  imports = new ImportsScreen(app);
});
// what waits is forgotten
beforeEach(async () => {
  await app.page.goto(`${app.origin}/#/imports`);
  await app.page.reload();
  await imports.heading(app.words('imports.title')).waitFor();
});
afterAll(() => app.close());

const write = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const table = (header: string, rows: readonly (readonly (string | number)[])[]): string => [header, ...rows.map((row) => row.join(','))].join('\n');
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const expectText = (place: Locator, text: string): Promise<void> => expect.poll(() => place.innerText()).toBe(text);

test('a date that can be read in two ways is asked about, and the answer is how the loans are read', async () => {
  const loans = numbers(24).map((i) => [`P${i % 5}`, `b${i}`, `Title ${i}`, `0${i % 9 + 1}/0${(i + 3) % 9 + 1}/2024`]);
  await imports.choose([write('when.csv', table('patron_id,title_id,title,loan_at', loans))]);
  const file = imports.file('when.csv');
  await file.alert.getByText(app.words('imports.dates.open', { columns: 'loan_at' })).waitFor();
  expect(await imports.startButton(1).isDisabled()).toBe(true);
  await imports.step('columns');
  await file.sayDates('mdy');
  await imports.start(1);
  const [batch] = await app.call('imports:list', {});
  expect([batch?.added, batch?.from, batch?.to]).toEqual([24, '2024-01-04', '2024-09-03']);
});

test('both sheets of a workbook come in', async () => {
  const rows = numbers(30);
  const workbook = await xlsxOf([
    { name: 'Loans', rows: [['patron_id', 'title_id', 'loan_at'], ...rows.map((i) => [`Q${i % 7}`, `x${i % 10}`, `2024-05-${String(i % 28 + 1).padStart(2, '0')}`])] },
    { name: 'Titles', rows: [['title_id', 'title', 'material'], ...rows.slice(0, 10).map((i) => [`x${i}`, `Workbook title ${i}`, 'book'])] },
  ]);
  await imports.choose([write('library.xlsx', workbook)]);
  await imports.button(app.words('imports.parts.take', {}, 1)).click();
  await imports.file('library.xlsx · Titles').recognised('titles');
  await imports.file('library.xlsx · Loans').recognised('loans');
  await imports.start(2);
  expect((await app.call('imports:list', {})).slice(0, 2).map(({ fileName, kind, added }) => [fileName, kind, added]).sort()).toEqual([
    ['library.xlsx · Loans', 'loans', 30], ['library.xlsx · Titles', 'titles', 10],
  ]);
});

test('another encoding is chosen, and the first rows follow', async () => {
  const text = table('读者证号,书目记录号,题名,借出日期', numbers(20).map((i) => [`R${i}`, `zh${i}`, `三体 第${i}部`, `2024-06-${String(i + 1).padStart(2, '0')}`]));
  await imports.choose([write('jieyue.csv', encode(text, 'GB18030'))]);
  const file = imports.file('jieyue.csv');
  await file.choose('encoding', 'windows-1251');
  await expect.poll(() => file.rows.innerText()).not.toContain('三体');
  await file.choose('encoding', 'GB18030');
  await file.rows.getByText('三体 第7部').waitFor();
  await file.recognised('loans');
  await imports.start(1);
  await expectText(imports.count('jieyue.csv', 'added'), '20');
});

test('loans, copies and MARC records are joined, reviewed without a trace, imported, reported and undone', async () => {
  const marc = Buffer.concat(numbers(12).map((i) => iso2709([['001', `m${i}`], ['245', `00$aRecord number ${i}$cSomebody`]])));
  const items = numbers(24).map((i) => [100 + i, `m${i % 12}`, `3000${i}`]);
  const loans = numbers(60).map((i) => [i + 1, i % 4 === 0 ? '' : i % 9 + 1, 100 + i % 24, '2024-02-01', `2023-${String(i % 12 + 1).padStart(2, '0')}-10 10:00:00`]);
  const files = [
    write('old_issues.csv', table('issue_id,borrowernumber,itemnumber,returndate,issuedate', [...loans, [61, 3, 100, '', 'soon']])),
    write('items.csv', table('itemnumber,biblionumber,barcode', items)), write('records.mrc', marc),
  ];
  await imports.choose(files.slice(0, 1));
  await imports.file('old_issues.csv').recognised('loans');
  await imports.choose(files.slice(1));
  await imports.file('records.mrc').recognised('titles');
  await imports.file('items.csv').recognised('items');
  await imports.step('links');
  await imports.link('loans', 'items').getByText('items.csv').waitFor();
  await imports.link('items', 'titles').getByText(app.words('imports.links.words.titles.files')).waitFor();
  const before = await app.call('program:info', {});
  await imports.step('review');
  await imports.review();
  await expectText(imports.foreseen('old_issues.csv', 'added'), '60');
  await expectText(imports.foreseen('old_issues.csv', 'rejected'), '1');
  expect((await app.call('program:info', {})).counts).toEqual(before.counts);

  await imports.start(3);
  await imports.batch('old_issues.csv').getByRole('link').click();
  await imports.heading(app.words('imports.report.title', { name: 'old_issues.csv' })).waitFor();
  await imports.main.getByRole('img', { name: app.words('imports.report.byMonthOf', { name: 'old_issues.csv' }) }).waitFor();
  await imports.main.getByText(app.words('imports.report.linked', { share: '75%' })).waitFor();
  await imports.rejects('old_issues.csv').getByText(app.words('shared.reject.bad-date')).waitFor();

  await new Navigation(app).to('imports');
  const dialog = await imports.undo('old_issues.csv');
  await dialog.getByText('60', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: app.words('imports.undo.confirm') }).click();
  await new Navigation(app).notice(app.words('imports.undo.done', { name: 'old_issues.csv' })).waitFor();
});

test('a stopped import is kept, and resumed to its end', async () => {
  const rows = numbers(500_000).map((i) => `L${i},S${i % 907},s${i % 4001},2023-${String(i % 12 + 1).padStart(2, '0')}-${String(i % 28 + 1).padStart(2, '0')}`);
  await imports.choose([write('many.csv', ['loan_id,patron_id,title_id,loan_at', ...rows].join('\n'))]);
  await imports.file('many.csv').recognised('loans');
  await imports.startButton(1).click();
  await imports.stop(true);
  await imports.interrupted.getByRole('button', { name: app.words('imports.resume.of', { name: 'many.csv' }) }).click();
  await imports.past('many.csv').getByText(app.words('imports.statuses.finished')).waitFor({ timeout: 60_000 });
  const batch = (await app.call('imports:list', {})).find(({ fileName }) => fileName === 'many.csv');
  expect([batch?.rows, batch?.added, batch?.rejected]).toEqual([500_000, 500_000, 0]);
});

test('a file of sixty columns does not hold up the page', async () => {
  const header = numbers(60).map((i) => `column ${i}`).join(',');
  const path = write('wide.csv', table(header, numbers(80).map((r) => numbers(60).map((c) => `value ${r} ${c}`))));
  const file = imports.file('wide.csv');
  const timesMs = await taskTimes(app.page, async () => {
    await imports.choose([path]);
    await file.sayKind('loans');
    await file.rows.getByText('value 49 59').waitFor({ state: 'attached' });
    await imports.step('columns');
    await file.column('column 59').waitFor();
    await file.read('column 3', 'patron_id');
  });
  console.log(`a file of sixty columns: longest tasks of the page ${timesMs.slice(0, 5).join(', ')} ms`);
  expect(timesMs.length).toBeGreaterThan(10); // it was measured
  expect(timesMs[0]).toBeLessThan(longestTaskMs);
});

test('the query for a system is copied, and a template saved', async () => {
  await imports.openHelp();
  await imports.help.getByRole('radio', { name: app.words('imports.help.names.evergreen') }).check({ force: true });
  const loans = app.words('imports.help.tables.loans');
  await imports.help.getByRole('button', { name: app.words('imports.help.copyOf', { table: loans }) }).click();
  await new Navigation(app).notice(app.words('imports.help.copied')).waitFor();
  const copied = await inPage<string>(app.page, '() => navigator.clipboard.readText()');
  expect(copied).toMatch(/^WITH RECURSIVE circs[\s\S]+ AS patron_group\n/);
  await imports.help.getByRole('radio', { name: app.words('imports.help.names.other') }).check({ force: true });
  const saved = await app.saved(() => imports.help.getByRole('button', { name: app.words('imports.help.saveTemplate', { table: loans, format: 'CSV' }) }).click());
  expect(readFileSync(saved.path, 'utf8')).toMatch(/^\ufeffloan_id,patron_id,/);
});
