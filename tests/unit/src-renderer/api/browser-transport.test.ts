import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browserTransport } from '#page/api/browser-transport.ts';
import { connected, ConnectionLost } from '#page/api/connection.ts';

class Socket extends EventTarget {
  static all: Socket[] = [];
  readonly url: string;
  constructor(url: string) { super(); this.url = url; Socket.all.push(this); }
}

describe('browser transport', () => {
  beforeEach(() => { Socket.all = []; vi.stubGlobal('WebSocket', Socket); vi.useFakeTimers(); });
  afterEach(() => { vi.unstubAllGlobals(); vi.useRealTimers(); });

  test('a call is one POST', async () => {
    const fetched = vi.fn(async (_url: string, _request: RequestInit) => new Response(JSON.stringify({ ok: true, data: 1 })));
    vi.stubGlobal('fetch', fetched);
    expect(await browserTransport().call('jobs:list', {})).toEqual({ ok: true, data: 1 });
    expect(fetched.mock.calls[0]?.[0]).toBe('/call');
    expect(fetched.mock.calls[0]?.[1].body).toBe('{"name":"jobs:list","argument":{}}');
  });
  test('every file is uploaded under its own name', async () => {
    const fetched = vi.fn(async (url: string) => new Response(JSON.stringify({ ok: true, data: { token: url, name: 'n', bytes: 1 } })));
    vi.stubGlobal('fetch', fetched);
    const reply = await browserTransport().call('files:receive', { paths: [] }, [new File(['a'], '借阅 1.csv'), new File(['b'], 'b.csv')]) as { data: unknown[] };
    expect(fetched.mock.calls.map(([url]) => url)).toEqual([`/files?name=${encodeURIComponent('借阅 1.csv')}`, '/files?name=b.csv']);
    expect(reply.data).toHaveLength(2);
  });
  test('no answer means that the connection is lost, and an answer that it is back', async () => {
    vi.stubGlobal('fetch', async () => { throw new TypeError('refused'); });
    await expect(browserTransport().call('jobs:list', {})).rejects.toBeInstanceOf(ConnectionLost);
    expect(connected.value).toBe(false);
    vi.stubGlobal('fetch', async () => new Response('{"ok":true}'));
    await browserTransport().call('jobs:list', {});
    expect(connected.value).toBe(true);
  });
  test('events come through one socket that is opened again, more and more slowly', () => {
    const transport = browserTransport();
    const heard: unknown[] = [];
    transport.subscribe((event) => heard.push(event.name));
    transport.subscribe(() => undefined);
    expect(Socket.all).toHaveLength(1);
    Socket.all[0]?.dispatchEvent(new MessageEvent('message', { data: '{"name":"catalog:changed","data":{"parts":[]}}' }));
    expect(heard).toEqual(['catalog:changed']);
    Socket.all[0]?.dispatchEvent(new Event('close'));
    vi.advanceTimersByTime(1000);
    expect(Socket.all).toHaveLength(2);
    Socket.all[1]?.dispatchEvent(new Event('close'));
    vi.advanceTimersByTime(1000);
    expect(Socket.all).toHaveLength(2);
    vi.advanceTimersByTime(1000);
    expect(Socket.all).toHaveLength(3);
  });
});
