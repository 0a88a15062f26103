import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { contentType, pagePath } from '../page-files.ts';
import { sendText } from './answers.ts';

/** Sends a file of the built page. Files with a hash in their name never change; the others are asked for every time. */
export async function sendPageFile(response: ServerResponse, folder: string, urlPath: string, withBody: boolean): Promise<void> {
  const relative = pagePath(urlPath);
  const path = relative === null ? null : join(folder, relative);
  const found = path === null ? null : await stat(path).catch(() => null);
  if (path === null || !found?.isFile()) {
    sendText(response, 404, urlPath === '/' ? 'The page has not been built. Run: npm run build\n' : 'Not found\n');
    return;
  }
  const hashed = /-[\w-]{8,}\.\w+$/.test(path) && urlPath.startsWith('/assets/');
  response.writeHead(200, {
    'content-type': contentType(extname(path)), 'content-length': found.size,
    'cache-control': hashed ? 'private, max-age=31536000, immutable' : 'no-cache',
  });
  if (!withBody) { response.end(); return; }
  await pipeline(createReadStream(path), response);
}
