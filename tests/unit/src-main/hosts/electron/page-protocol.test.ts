import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageFiles } from '#hosts/electron/page-protocol.ts';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
const answer = pageFiles(join(folder, 'page'));
// Node's Request knows no scheme of ours, so the two parts that are read stand in for it
const ask = (url: string, method = 'GET') => answer({ url, method } as Request);

beforeAll(() => {
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<title>Shelfbridge</title>');
  writeFileSync(join(folder, 'page', 'assets', 'index-1.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('serves the page with its policy', async () => {
  const page = await ask('app://shelfbridge/#/imports');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Shelfbridge');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  const script = await ask('app://shelfbridge/assets/index-1.js');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

it.each(['app://shelfbridge/../secret.txt', 'app://shelfbridge/..%2fsecret.txt', 'app://shelfbridge/assets', 'app://shelfbridge/none.js', 'app://other/index.html'])('answers 404 for %s', async (url) => {
  expect((await ask(url)).status).toBe(404);
});

it('only reads', async () => {
  expect((await ask('app://shelfbridge/', 'POST')).status).toBe(404);
});
