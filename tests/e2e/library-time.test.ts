import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { startApp } from './app.ts';
import { ImportsScreen } from './page-models/imports.ts';
import { JobPanel } from './page-models/job-panel.ts';
import { Navigation } from './page-models/navigation.ts';
import { RecordsScreen } from './page-models/records.ts';

const minuteMs = 60_000;
/** What the clock on the wall of a place says, or said up to three minutes ago, as the page writes it. */
const now = (zone: string): RegExp => {
  const format = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone });
  return new RegExp([0, 1, 2, 3].map((minutes) => format.format(new Date(Date.now() - minutes * minuteMs))).join('|').replace(/\s/g, String.raw`\s`));
};
const today = (zone: string): string => new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: 'numeric', timeZone: zone }).format(new Date());

test.each(['Asia/Shanghai', 'America/New_York'])('every screen says when something was by the clock on the wall: %s', async (zone) => {
  const app = await startApp({ zone });
  try {
    const files = Object.entries({
      titles: 'title_id,title,author,material_type,item_id\nT1,Dune,Herbert,book,C1\nT2,Solaris,Lem,book,C2\n', patrons: 'patron_id,group,birth_year\nP1,adult,1980\n',
      loans: 'patron_id,item_id,loan_at,due_at,returned_at\nP1,C1,2024-03-10 02:30:00,2024-03-31 23:59:59,2024-04-01 00:10:00\n',
    }).map(([name, text]) => { const path = join(app.home, `${name}.csv`); writeFileSync(path, text); return path; });
    const go = new Navigation(app);
    await go.to('imports');
    const imports = new ImportsScreen(app);
    await imports.choose(files);
    await imports.start(3);
    await expect.poll(() => imports.past('loans.csv').textContent()).toMatch(now(zone));
    await expect.poll(() => imports.past('loans.csv').textContent()).toContain('10 Mar 2024');

    const [patron] = (await app.call('patrons:search', { text: 'P1' })).rows;
    await app.call('desk:scan', { number: 'C2', patronId: patron!.id });
    await go.to('titles');
    const loans = new RecordsScreen(app, 'loans');
    await loans.tab();
    const cells = (row: Locator): Promise<string[]> => row.getByRole('gridcell').allTextContents();
    await expect.poll(() => cells(loans.row('Solaris'))).toContain(today(zone));
    expect(await cells(loans.row('Dune'))).toEqual(expect.arrayContaining(['10 Mar 2024', '31 Mar 2024', '1 Apr 2024']));

    const done = async (jobId: number): Promise<void> => { expect((await app.ended(jobId)).status).toBe('finished'); };
    await done((await app.call('domains:save', { map: { map: 'all', domains: [{ name: 'books', any: [{ material: ['book'] }] }] } })).jobId);
    const [map] = await app.call('domains:list', {});
    await done((await app.call('lists:make-named', { kind: 'fallback', fallback: 'popular', targetId: map!.domains[0]!.id })).jobId);
    const [list] = (await app.call('lists:list', { named: true })).rows;
    await app.page.goto(`${app.origin}/#/lists/${list!.id}`);
    await app.page.getByRole('main').getByText(now(zone)).first().waitFor();

    await new JobPanel(app).open();
    expect(await new JobPanel(app).jobs('lists').first().textContent()).toMatch(now(zone));
  } finally {
    await app.close();
  }
});
