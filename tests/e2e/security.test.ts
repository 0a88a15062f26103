import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { request as ask } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type BrowserApp } from './app.ts';
import { Navigation } from './page-models/navigation.ts';
import { screenNames } from './page-models/screen.ts';
import { StartScreen } from './page-models/start.ts';

let app: BrowserApp;
beforeAll(async () => {
  app = await startApp({ expected: [/40[13]/] });
  await new StartScreen(app).demo();
});
afterAll(() => app.close());

interface Answer { readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly text: string }

/** A request from outside the browser, with no cookie. */
function plain(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = ask(new URL(path, app.origin), { method, headers }, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => { text += piece.toString(); });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', reject);
    request.end();
  });
}

test('no request leaves this PC while every screen is looked at', async () => {
  for (const screen of screenNames) await new Navigation(app).to(screen);
  const elsewhere = app.requests.filter((url) => !/^(http|ws):\/\/127\.0\.0\.1:\d+\//.test(url) && !/^(data|blob):/.test(url));
  expect(elsewhere).toEqual([]);
  expect(app.requests.length).toBeGreaterThan(20);
});

test('the program listens on the loopback address alone and calls nobody', (context) => {
  if (!existsSync('/proc/net/tcp')) { context.skip('sockets are read from /proc, which this system does not have'); return; }
  const own = new Set(readdirSync(`/proc/${app.host.pid}/fd`).flatMap((fd) => {
    try {
      return /socket:\[(\d+)\]/.exec(readlinkSync(`/proc/${app.host.pid}/fd/${fd}`))?.[1] ?? [];
    } catch {
      return []; // closed meanwhile
    }
  }));
  const rows = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) => existsSync(`/proc/net/${kind}`) ? readFileSync(`/proc/net/${kind}`, 'utf8').trim().split('\n').slice(1) : [])
    .map((row) => row.trim().split(/\s+/)).filter((row) => own.has(row[9] ?? ''));
  expect(rows.length).toBeGreaterThan(0);
  // addresses are written in the byte order of the machine: 127.0.0.1 on a little-endian one
  for (const row of rows) expect(row[1]).toMatch(/^0100007F:/);
});

test('every answer carries the fences of the page', async () => {
  const response = await app.page.reload();
  const headers = response?.headers() ?? {};
  expect(headers['content-security-policy']).toMatch(/default-src 'none'|default-src 'self'/);
  expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:\/\/(?!127\.0\.0\.1)/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  await app.page.getByRole('main').waitFor();
});

test('a page with no ticket, a used one or a wrong one is refused', async () => {
  const used = new URL(app.host.url);
  for (const path of ['/', `${used.pathname}${used.search}`, '/?ticket=wrong', '/assets/index.js']) {
    const answer = await plain(path);
    expect([path, answer.status]).toEqual([path, 403]);
    expect(answer.text).not.toContain('<script');
  }
  const other = await app.context.browser()?.newContext();
  const page = await other?.newPage();
  const response = await page?.goto(app.origin);
  expect(response?.status()).toBe(403);
  await other?.close();
});

test('a call from another site, or under another name of this PC, is refused', async () => {
  const cookie = (await app.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const json = { 'content-type': 'application/json' };
  expect((await plain('/call', { ...json, cookie, origin: 'http://example.org' }, 'POST')).status).toBe(403);
  expect((await plain('/call', { ...json, cookie }, 'POST')).status).toBe(403); // names no origin
  expect((await plain('/', { cookie, host: 'library.example' })).status).toBe(403);
  expect((await plain('/', { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('the cookie cannot be read by scripts and is not sent by other sites', async () => {
  const [cookie] = await app.context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
});
