import { toRaw } from 'vue';
import type { CallInput, CallName, CallResult } from '#contract/calls.ts';
import type { ErrorCode, ErrorValues, Reply } from '#contract/errors.ts';
import type { EventName, Events, Transport } from '#contract/events.ts';
import type { Delivery, HeldFile } from '#contract/files.ts';
import { browserTransport } from './browser-transport.ts';

/** An expected failure of a call; `errorSentence` puts it into words. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: ErrorCode;
  readonly values: ErrorValues;

  constructor(code: ErrorCode, values: ErrorValues) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

let transport: Transport | undefined;
const reach = (): Transport => (transport ??= window.shelfbridge ?? browserTransport());

/** For tests: answers calls instead of the program. */
export function useTransport(other: Transport): void {
  transport = other;
}

/** Proxies of Vue cannot be cloned on their way through Electron. */
const plain = (argument: unknown): unknown => JSON.parse(JSON.stringify(argument));

function unwrap<T>(reply: unknown): T {
  const { ok, ...rest } = reply as Reply<T>;
  if (ok && 'data' in rest) return rest.data;
  const error = 'error' in rest ? rest.error : { code: 'internal' as const, values: {} };
  throw new CallError(error.code, error.values);
}

export async function call<Name extends CallName>(name: Name, argument: CallInput<Name>): Promise<CallResult<Name>> {
  return unwrap<CallResult<Name>>(await reach().call(name, plain(argument)));
}

/** Hands over dropped or chosen files: the preload script turns them into paths, a browser uploads them. */
export async function receiveFiles(files: readonly File[]): Promise<readonly HeldFile[]> {
  return unwrap<readonly HeldFile[]>(await reach().call('files:receive', { paths: [] }, files.map((file) => toRaw(file))));
}

export function onEvent<Name extends EventName>(name: Name, listener: (data: Events[Name]) => void): () => void {
  return reach().subscribe((event) => {
    if (event.name === name) listener(event.data as Events[Name]);
  });
}

/** A file the program wrote: already saved, or to be fetched by the browser. */
export function takeDelivery(delivery: Delivery): Delivery {
  if (delivery.kind === 'download') {
    const link = document.createElement('a');
    link.href = delivery.url;
    link.download = delivery.name;
    document.body.append(link);
    link.click();
    link.remove();
  }
  return delivery;
}
