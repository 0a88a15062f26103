import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { AppError } from '#contract/errors.ts';
import type { AppEvent } from '#contract/events.ts';
import type { Delivery } from '#contract/files.ts';
import type { Gateway } from '#gateway/gateway.ts';
import { guardHeaders, sendClosedDoor, sendError, sendJson, sendText } from './answers.ts';
import { readCall } from './call-body.ts';
import { Door } from './door.ts';
import { Downloads } from './downloads.ts';
import { EventSockets } from './event-sockets.ts';
import { addressOf, isOurs, type Address } from './origin.ts';
import { PrivateFolder } from './private-folder.ts';
import { sendPageFile } from './static-files.ts';
import { takeUpload, uploadName, type Hold } from './uploads.ts';

/** What the pages of this host reach. */
export interface Inside {
  readonly gateway: Gateway;
  readonly hold: Hold;
}

/** A server on this PC alone that shows the page in the user's own browser. */
export class BrowserHost {
  readonly #pageFolder: string;
  readonly #server: Server = createServer();
  readonly #sockets = new EventSockets();
  readonly #downloads = new Downloads();
  readonly #uploads = new PrivateFolder();

  constructor(pageFolder: string) {
    this.#pageFolder = pageFolder;
  }

  emit(event: AppEvent): void { this.#sockets.send(event); }

  deliver(path: string, name: string): Promise<Delivery> { return Promise.resolve(this.#downloads.offer(path, name)); }

  /**
   * Opens the port and answers the address for the user's browser, good for one visit.
   * @param port 0: any free one
   * @throws AppError port-in-use
   */
  async listen(port: number): Promise<OpenDoor> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error) => reject('code' in error && error.code === 'EADDRINUSE' ? new AppError('port-in-use', { port }) : error));
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = addressOf((this.#server.address() as AddressInfo).port);
    const door = new Door((this.#server.address() as AddressInfo).port);
    return { url: `${address.origin}/?ticket=${door.ticket}`, letIn: (inside) => this.#answer(inside, address, door) };
  }

  /** Stops listening, hangs up, and deletes what was uploaded and what was not fetched. */
  async close(): Promise<void> {
    this.#sockets.close();
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
    this.#downloads.delete();
    this.#uploads.delete();
  }

  #answer(inside: Inside, address: Address, door: Door): void {
    const headers = Object.entries(guardHeaders(address));
    this.#server.requestTimeout = 0; // a large upload may take its time
    this.#server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      for (const [name, value] of headers) response.setHeader(name, value);
      this.#route(request, response, inside, address, door).catch(() => response.destroy());
    });
    this.#server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy()); // Node no longer listens for a connection that breaks
      const welcome = request.url === '/events' && isOurs(request.headers, address, true) && door.knows(request.headers.cookie);
      if (welcome) this.#sockets.accept(request, socket, head);
      else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    });
  }

  async #route(request: IncomingMessage, response: ServerResponse, inside: Inside, address: Address, door: Door): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', address.origin);
    const posts = request.method === 'POST';
    if (!isOurs(request.headers, address, posts)) { sendText(response, 403, 'Forbidden\n'); return; }
    const known = door.knows(request.headers.cookie);
    const ticket = searchParams.get('ticket');
    if (!posts && pathname === '/' && ticket !== null) { admit(response, known ? '' : door.buy(ticket)); return; }
    if (!known) {
      if (posts) sendError(response, 403, new AppError('not-allowed'));
      else sendClosedDoor(response);
      return;
    }
    if (posts && pathname === '/call') await this.#call(request, response, inside.gateway);
    else if (posts && pathname === '/files') await this.#upload(request, response, uploadName(searchParams.get('name')), inside.hold);
    else if (request.method === 'GET' && pathname.startsWith('/download/')) await this.#downloads.send(response, pathname.slice('/download/'.length));
    else if (request.method === 'GET' || request.method === 'HEAD') await sendPageFile(response, this.#pageFolder, pathname, request.method === 'GET');
    else sendText(response, 405, 'Method not allowed\n');
  }

  async #call(request: IncomingMessage, response: ServerResponse, gateway: Gateway): Promise<void> {
    try {
      const { name, argument } = await readCall(request);
      sendJson(response, 200, await gateway(name, argument));
    } catch (error) {
      request.resume(); // what is left of a body that is too long
      sendError(response, 400, error);
    }
  }

  async #upload(request: IncomingMessage, response: ServerResponse, name: string, hold: Hold): Promise<void> {
    try {
      sendJson(response, 200, { ok: true, data: await takeUpload(request, this.#uploads, name, hold) });
    } catch (error) {
      request.resume();
      sendError(response, 400, error);
    }
  }
}

/** The open port; nobody is let in before there is something inside. */
export interface OpenDoor {
  readonly url: string;
  letIn(inside: Inside): void;
}

/** Sends the browser on to the page without the ticket in its address; '' for one that has its cookie already. */
function admit(response: ServerResponse, cookie: string | null): void {
  if (cookie === null) { sendClosedDoor(response); return; }
  response.writeHead(303, { location: '/', 'cache-control': 'no-store', ...(cookie !== '' && { 'set-cookie': cookie }) });
  response.end();
}
