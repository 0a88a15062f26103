import type { ServerResponse } from 'node:http';
import { errorReply, type Reply } from '#contract/errors.ts';
import { contentPolicy } from '../page-files.ts';
import type { Address } from './origin.ts';

/** Headers that go with every answer. */
export function guardHeaders({ host }: Address): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentPolicy(`ws://${host}`),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

export function sendJson(response: ServerResponse, status: number, reply: Reply<unknown>): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(reply));
}

export function sendError(response: ServerResponse, status: number, error: unknown): void {
  sendJson(response, status, { ok: false, error: errorReply(error) });
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}

/** What someone sees who has no ticket: an old bookmark, or a browser that was closed in between. */
export function sendClosedDoor(response: ServerResponse): void {
  response.writeHead(403, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>Shelfbridge</title>
<body style="font: 1rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1 style="font-size: 1.3rem">Shelfbridge</h1>
<p>This address is no longer valid. Close the program, start it again, and use the address it opens.</p>
<p lang="zh-CN">此地址已失效。请关闭程序后重新启动，并使用它打开的地址。</p>
</body>
</html>
`);
}
