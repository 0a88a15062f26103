import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { contentPolicy, contentType, pagePath } from '../page-files.ts';

const plain = { 'content-type': 'text/plain; charset=utf-8' };

/** Answers the window's requests with files of the built page, and with nothing else. */
export function pageFiles(folder: string): (request: Request) => Promise<Response> {
  return async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const path = host === 'shelfbridge' && method === 'GET' ? pagePath(pathname) : null;
    if (path === null) return new Response('Not found\n', { status: 404, headers: plain });
    try {
      const body = new Uint8Array(await readFile(join(folder, path)));
      return new Response(body, { headers: { 'content-type': contentType(extname(path)), 'content-security-policy': contentPolicy(), 'x-content-type-options': 'nosniff' } });
    } catch {
      return new Response('Not found\n', { status: 404, headers: plain });
    }
  };
}
