import type { AppEvent, Listener, Transport } from '#contract/events.ts';
import type { HeldFile } from '#contract/files.ts';
import type { Reply } from '#contract/errors.ts';
import { ConnectionLost, eventsBegin, setConnected } from './connection.ts';

const shortestWaitMs = 500;
const longestWaitMs = 10_000;

/** An answer of the host as JSON; anything that is not one means that the program is gone. */
async function answer(request: Promise<Response>): Promise<unknown> {
  try {
    const response = await request;
    if (response.status === 403) throw new ConnectionLost(); // another program answers, or this one anew: it does not know this page
    const body: unknown = await response.json();
    setConnected(true);
    return body;
  } catch {
    setConnected(false);
    throw new ConnectionLost();
  }
}

async function upload(files: readonly unknown[]): Promise<Reply<HeldFile[]>> {
  const held: HeldFile[] = [];
  for (const file of files) {
    if (!(file instanceof File)) continue;
    const reply = await answer(fetch(`/files?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })) as Reply<HeldFile>;
    if (!reply.ok) return reply;
    held.push(reply.data);
  }
  return { ok: true, data: held };
}

/** One socket for all listeners; it comes back by itself, more and more slowly. */
function listen(listeners: ReadonlySet<Listener>, waitMs = shortestWaitMs): void {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/events`);
  let opened = false;
  socket.addEventListener('open', () => { opened = true; eventsBegin(); });
  socket.addEventListener('message', (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as AppEvent;
    for (const listener of listeners) listener(event);
  });
  socket.addEventListener('close', () => {
    setConnected(false);
    const nextMs = opened ? shortestWaitMs : Math.min(waitMs * 2, longestWaitMs);
    setTimeout(() => listen(listeners, nextMs), nextMs);
  });
}

/** How the page reaches the program when it is shown by a browser. */
export function browserTransport(): Transport {
  const listeners = new Set<Listener>();
  let listening = false;
  return {
    call: (name, argument, files) => name === 'files:receive'
      ? upload(files ?? [])
      : answer(fetch('/call', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, argument }) })),
    subscribe(listener) {
      listeners.add(listener);
      if (!listening) listen(listeners);
      listening = true;
      return () => listeners.delete(listener);
    },
  };
}
