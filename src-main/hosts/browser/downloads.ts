import { randomBytes } from 'node:crypto';
import { createReadStream, rmSync, rmdirSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Delivery } from '#contract/files.ts';
import { sendText } from './answers.ts';

const validMs = 10 * 60_000;

interface Ready { readonly path: string; readonly name: string; readonly timer: NodeJS.Timeout }

/** Finished files that wait for the browser: each can be fetched once, within ten minutes. */
export class Downloads {
  readonly #ready = new Map<string, Ready>();
  readonly #onTheirWay = new Set<string>();

  offer(path: string, name: string): Delivery {
    const id = randomBytes(18).toString('base64url');
    const timer = setTimeout(() => this.#remove(id), validMs);
    timer.unref();
    this.#ready.set(id, { path, name, timer });
    return { kind: 'download', name, url: `/download/${id}` };
  }

  async send(response: ServerResponse, id: string): Promise<void> {
    const ready = this.#ready.get(id);
    if (ready === undefined) { sendText(response, 404, 'Not found\n'); return; }
    this.#ready.delete(id);
    clearTimeout(ready.timer);
    this.#onTheirWay.add(ready.path);
    try {
      response.writeHead(200, {
        'content-type': 'application/octet-stream', 'content-length': statSync(ready.path).size, 'content-disposition': attachment(ready.name), 'cache-control': 'no-store',
      });
      await pipeline(createReadStream(ready.path), response);
    } finally {
      discard(ready.path);
      this.#onTheirWay.delete(ready.path);
    }
  }

  delete(): void {
    for (const id of this.#ready.keys()) this.#remove(id);
    for (const path of this.#onTheirWay) discard(path);
  }

  #remove(id: string): void {
    const ready = this.#ready.get(id);
    if (ready === undefined) return;
    this.#ready.delete(id);
    clearTimeout(ready.timer);
    discard(ready.path);
  }
}

/** The file, and the folder that was made for it alone. */
function discard(path: string): void {
  rmSync(path, { force: true });
  try {
    rmdirSync(dirname(path));
  } catch { /* it holds something else */ }
}

/** The header that makes a browser save the file: a plain name for old ones, RFC 5987 for names in any script. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
