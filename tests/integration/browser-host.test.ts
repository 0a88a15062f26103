import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { serveOptions, startServing, type Serving } from '../../src-main/serve.ts';
import { openSettings } from '../../src-main/open-program.ts';

interface Answer { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }
interface Asking { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Buffer }

const folder = mkdtempSync(join(tmpdir(), 'browser-host-'));
const home = process.env['SHELFBRIDGE_HOME'];
let serving: Serving;
let origin = '';
let cookie = '';

/** Plain HTTP: fetch would not send a wrong Host, nor a path with dots. */
function ask(path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(pieces).toString('utf8') }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const json = 'application/json';
const post = (path: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  ask(path, { method: 'POST', headers: { cookie, origin, ...headers }, body });
const call = async (name: string, argument: unknown = {}): Promise<{ ok: boolean; data?: never; error?: { code: string } }> =>
  JSON.parse((await post('/call', JSON.stringify({ name, argument }), { 'content-type': json })).text);
const socketEnd = (headers: Readonly<Record<string, string>>): Promise<string> => new Promise((resolve) => {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/events`, { headers });
  socket.on('open', () => { resolve('open'); socket.close(); });
  socket.on('error', (error) => resolve(error.message));
});

beforeAll(async () => {
  process.env['SHELFBRIDGE_HOME'] = folder;
  serving = await startServing(openSettings(), { open: false });
  origin = new URL(serving.url).origin;
});

afterAll(async () => {
  await serving.close();
  if (home === undefined) delete process.env['SHELFBRIDGE_HOME'];
  else process.env['SHELFBRIDGE_HOME'] = home;
  rmSync(folder, { recursive: true, force: true });
});

describe('the ticket', () => {
  it('shows a plain page to a browser without one', async () => {
    const answer = await ask('/');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('start it again');
    expect(answer.text).toContain('重新启动');
    expect((await ask('/?ticket=wrong')).status).toBe(403);
  });

  it('buys the cookie once', async () => {
    const path = serving.url.slice(origin.length);
    const answer = await ask(path);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const [set = ''] = answer.headers['set-cookie'] ?? [];
    expect(set).toMatch(/; HttpOnly; SameSite=Strict$/);
    cookie = set.split(';')[0]!;
    expect((await ask(path)).status).toBe(403);
    expect((await ask(path, { headers: { cookie } })).status).toBe(303);
  });
});

describe('who is answered', () => {
  const body = JSON.stringify({ name: 'program:info', argument: {} });

  it('answers its own page, with a policy that allows nothing from elsewhere', async () => {
    const answer = await post('/call', body, { 'content-type': json });
    expect(JSON.parse(answer.text)).toMatchObject({ ok: true, data: { host: 'browser', catalogFolder: join(folder, 'catalog'), can: { chooseFiles: false } } });
    expect(answer.headers['content-security-policy']).toBe(`default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self' ${origin.replace('http', 'ws')}; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`);
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it.each([
    ['without a cookie', { cookie: '' }],
    ['with a wrong cookie', { cookie: 'shelfbridge=x' }],
    ['to another host name', { host: 'evil.example' }],
    ['to localhost', { host: 'localhost' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from no origin', { origin: '' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a call %s', async (_, headers) => {
    expect((await post('/call', body, { 'content-type': json, ...headers })).status).toBe(403);
  });

  it('refuses a page under another host name, and a preflight', async () => {
    expect((await ask('/', { headers: { cookie, host: 'evil.example' } })).status).toBe(403);
    expect((await ask('/call', { method: 'OPTIONS', headers: { cookie, origin: 'https://evil.example' } })).status).toBe(403);
  });

  it('lets only its own page listen', async () => {
    expect(await socketEnd({ cookie, origin })).toBe('open');
    expect(await socketEnd({ origin })).toContain('403');
    expect(await socketEnd({ cookie, origin: 'https://evil.example' })).toContain('403');
    expect(await socketEnd({ cookie })).toContain('403');
  });
});

describe('calls', () => {
  it('refuses names that are no calls, and paths from a page', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'no:such']) expect((await call(name)).error?.code).toBe('unknown-call');
    expect((await call('files:receive', { paths: ['/etc/passwd'] })).error?.code).toBe('not-allowed');
  });

  it('refuses what is no call', async () => {
    const answers = [
      await post('/call', 'no json', { 'content-type': json }), await post('/call', '[]', { 'content-type': json }),
      await post('/call', '{"name":"program:info"}', { 'content-type': 'text/plain' }),
      await post('/call', JSON.stringify({ name: 'program:info', argument: 'x'.repeat(5_000_001) }), { 'content-type': json }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'invalid-argument' } });
    }
  });

  it('tells every page what has changed', async () => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/events`, { headers: { cookie, origin } });
    const event = new Promise((resolve) => socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString('utf8')))));
    await new Promise((resolve) => socket.once('open', resolve));
    await call('settings:write', { theme: 'dark' });
    expect(await event).toEqual({ name: 'catalog:changed', data: { parts: ['settings'] } });
    socket.close();
  });
});

describe('files', () => {
  it('takes an upload that the imports can read, whatever its name', async () => {
    const table = 'patron_id,title_id,loan_at\n00017,900,2026-01-05\n00018,901,2026-01-06\n';
    const { data: held } = JSON.parse((await post(`/files?name=${encodeURIComponent('../借阅.csv')}`, table)).text) as { data: { token: string; name: string; bytes: number } };
    expect(held).toMatchObject({ name: '借阅.csv', bytes: Buffer.byteLength(table) });
    const preview = await call('imports:preview', { file: held.token });
    expect(preview).toMatchObject({ ok: true });
    expect(JSON.stringify(preview)).toContain('00017');
    expect((await call('imports:preview', { file: '/etc/passwd' })).error?.code).toBe('not-allowed');
  });

  it('hands out a finished file once', async () => {
    const made = join(mkdtempSync(join(folder, 'made-')), 'x.csv');
    writeFileSync(made, 'patron_id\n');
    const delivery = await serving.library.environment.deliver(made, '书单.csv');
    const url = delivery.kind === 'download' ? delivery.url : '';
    expect((await ask(url)).status).toBe(403);
    const answer = await ask(url, { headers: { cookie } });
    expect(answer).toMatchObject({ status: 200, text: 'patron_id\n' });
    expect(answer.headers['content-disposition']).toBe("attachment; filename=\"__.csv\"; filename*=UTF-8''%E4%B9%A6%E5%8D%95.csv");
    expect((await ask(url, { headers: { cookie } })).status).toBe(404);
    await expect.poll(() => existsSync(made)).toBe(false);
  });

  it.each(['/../package.json', '/..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%5c..%5cpackage.json', '/%00', '//etc/passwd', '/etc/passwd', '/download/x'])('serves nothing outside the page: %s', async (path) => {
    const answer = await ask(path, { headers: { cookie } });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('shelfbridge"');
  });

  it('answers no other method', async () => {
    expect((await ask('/call', { method: 'PUT', headers: { cookie, origin } })).status).toBe(405);
  });
});

describe('start and end', () => {
  it('reads its options', () => {
    expect(serveOptions(['--port', '8080', '--no-open', '--demo', '--catalog', '/data/c'])).toEqual({ port: 8080, open: false, demo: true, catalog: '/data/c' });
    for (const typed of [['--port', '99999'], ['--port', 'x'], ['--nonsense'], ['word']]) expect(() => serveOptions(typed)).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  it('goes on when a connection breaks before it is let in', async () => {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET /events HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
      socket.resetAndDestroy();
    });
    await new Promise((resolve) => socket.once('close', resolve));
    expect((await ask('/')).status).toBe(403);
  });

  it('says that a port is taken, and that the catalogue is open', async () => {
    await expect(startServing(openSettings(), { port: Number(new URL(origin).port) })).rejects.toMatchObject({ code: 'port-in-use' });
    await expect(startServing(openSettings(), {})).rejects.toMatchObject({ code: 'catalog-in-use' });
  });

  it('leaves no upload and no download behind', async () => {
    const before = new Set(readdirSync(tmpdir()));
    const second = await startServing(openSettings(), { catalog: join(folder, 'second') });
    const place = new URL(second.url);
    const ticket = await fetch(second.url, { redirect: 'manual' });
    const headers = { cookie: ticket.headers.get('set-cookie')?.split(';')[0] ?? '', origin: place.origin };
    expect((await fetch(`${place.origin}/files?name=a.csv`, { method: 'POST', body: 'a,b\n', headers })).status).toBe(200);
    const made = join(folder, 'left.csv');
    writeFileSync(made, '');
    await second.library.environment.deliver(made, 'left.csv');
    await second.close();
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('shelfbridge-') && !before.has(name))).toEqual([]);
    expect(existsSync(made)).toBe(false);
  });
});
