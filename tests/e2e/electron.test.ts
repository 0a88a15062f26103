import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchElectron, whyNoElectron } from '../helpers/electron-app.ts';
import { ensureBuilt } from './host-process.ts';

const reason = whyNoElectron();
if (reason !== null) console.log(`The tests of the desktop window are skipped: ${reason}.`);

/** What the page's own script would see; run as text, because these tests are checked without a page's types. */
const inPage = <T>(page: Page, script: string): Promise<T> => page.evaluate(script) as Promise<T>;
const callInPage = <T>(page: Page, name: string, argument: unknown): Promise<T> => inPage(page, `window.shelfbridge.call(${JSON.stringify(name)}, ${JSON.stringify(argument)})`);

describe.skipIf(reason !== null)('the desktop window', () => {
  const home = mkdtempSync(join(tmpdir(), 'shelfbridge-electron-'));
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    await ensureBuilt();
    app = await launchElectron(home);
    page = await app.firstWindow();
    await page.getByRole('main').waitFor();
  });

  afterAll(async () => {
    await app?.close();
    rmSync(home, { recursive: true, force: true });
  });

  test('shows the page from its own address, with nothing of Node in it', async () => {
    expect(page.url()).toMatch(/^app:\/\/shelfbridge\//);
    expect(await inPage(page, '[typeof require, typeof process, Object.keys(window.shelfbridge).sort().join()]')).toEqual(['undefined', 'undefined', 'call,subscribe']);
  });

  test('answers calls and tells of changes', async () => {
    expect(await callInPage(page, 'program:info', {})).toMatchObject({ ok: true, data: { host: 'electron', can: { chooseFiles: true } } });
    const heard = inPage(page, `new Promise((resolve) => { const stop = window.shelfbridge.subscribe((event) => { stop(); resolve(event); }); window.shelfbridge.call('settings:write', { theme: 'dark' }); })`);
    expect(await heard).toEqual({ name: 'catalog:changed', data: { parts: ['settings'] } });
  });

  test('takes no path from the page, and refuses what is no call', async () => {
    expect(await callInPage(page, 'files:receive', { paths: ['/etc/passwd'] })).toEqual({ ok: true, data: [] });
    expect(await callInPage(page, '__proto__', {})).toMatchObject({ ok: false, error: { code: 'unknown-call' } });
  });

  test('loads nothing from elsewhere and goes nowhere else', async () => {
    expect(await inPage(page, `fetch('https://example.org/').then(() => 'loaded', () => 'refused')`)).toBe('refused');
    await inPage(page, `location.href = 'https://example.org/'; window.open('https://example.org/'); undefined`).catch(() => undefined);
    await page.waitForTimeout(500);
    expect(page.url()).toMatch(/^app:\/\/shelfbridge\//);
    expect(app.windows()).toHaveLength(1);
  });

  test('opens screens from the menu', async () => {
    await app.evaluate(({ Menu }) => {
      const view = Menu.getApplicationMenu()?.items.find((item) => item.label === '&View');
      view?.submenu?.items.find((item) => item.label === 'Imports')?.click();
    });
    await expect.poll(() => page.url()).toMatch(/#\/imports/);
  });

  test('imports chosen files and trains in a process of its own', async () => {
    const files = writeLibrary(home);
    await app.evaluate(({ dialog }, filePaths) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths }); }, files);
    const held = await data<{ token: string }[]>('files:choose', {});
    await finished(await data('imports:start', { files: held.map(({ token }) => ({ file: token })) }));
    await finished(await data('domains:save', { map: { map: 'format', domains: ['book', 'film'].map((material) => ({ name: material, any: [{ material: [material] }] })) } }));
    const [map] = await data<{ id: number; domains: { id: number }[] }[]>('domains:list', {});
    await finished(await data('training:start', { mapId: map?.id, targetId: map?.domains[0]?.id, sourceIds: [map?.domains[1]?.id] }));
    expect(await data('models:list', {})).toHaveLength(1);
  });

  test('remembers its window', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 900, height: 700 }));
    await app.close();
    expect(JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8'))).toMatchObject({ window: { width: 900, height: 700 } });
  });

  async function data<T>(name: string, argument: unknown): Promise<T> {
    const reply = await callInPage<{ ok: boolean; data: T; error?: unknown }>(page, name, argument);
    if (!reply.ok) throw new Error(`${name} answered ${JSON.stringify(reply.error)}`);
    return reply.data;
  }

  async function finished({ jobId }: { jobId: number }): Promise<void> {
    const status = async (): Promise<string | undefined> => (await data<{ id: number; status: string }[]>('jobs:list', {})).find(({ id }) => id === jobId)?.status;
    await expect.poll(status, { timeout: 60_000, interval: 200 }).toBe('finished');
  }
});

/** A library of forty readers, small enough to train in seconds. */
function writeLibrary(folder: string): string[] {
  const titles = Array.from({ length: 60 }, (_, title) => `t${title},Title ${title},${title % 2 === 0 ? 'book' : 'film'}`);
  const loans = Array.from({ length: 400 }, (_, loan) => `p${loan % 40},t${(loan * 7) % 60},2026-01-${String(1 + loan % 28).padStart(2, '0')}`);
  const tables = { 'titles.csv': ['title_id,title,material', ...titles], 'loans.csv': ['patron_id,title_id,loan_at', ...loans] };
  return Object.entries(tables).map(([name, lines]) => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  });
}
