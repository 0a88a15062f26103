import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { AppEvent } from '#contract/events.ts';

const heartbeatMs = 30_000;
/** A page that has not read this much is gone or asleep; it connects again and reads everything anew. */
const mostUnreadBytes = 8_000_000;

/** The pages that listen. They only listen: what they send is not read. */
export class EventSockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false });
  readonly #answered = new WeakSet<WebSocket>();
  readonly #heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (page) => {
      this.#answered.add(page);
      page.on('pong', () => this.#answered.add(page));
      page.on('error', () => page.terminate());
    });
  }

  send(event: AppEvent): void {
    const message = JSON.stringify(event);
    for (const page of this.#server.clients) {
      if (page.bufferedAmount > mostUnreadBytes) page.terminate();
      else if (page.readyState === page.OPEN) page.send(message);
    }
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const page of this.#server.clients) page.terminate();
    this.#server.close();
  }

  #beat(): void {
    for (const page of this.#server.clients) {
      if (!this.#answered.delete(page)) page.terminate();
      else page.ping();
    }
  }
}
