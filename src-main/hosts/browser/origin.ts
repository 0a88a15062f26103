import type { IncomingHttpHeaders } from 'node:http';

/** The address of the server and nothing else: a page of another site, or a name that was made to point here, is refused. */
export interface Address {
  readonly host: string;
  readonly origin: string;
}

export const addressOf = (port: number): Address => ({ host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` });

/**
 * Whether a request comes from our own page or was typed by the user.
 * @param mustName the request changes something or opens a socket: it has to name its origin
 */
export function isOurs(headers: IncomingHttpHeaders, address: Address, mustName: boolean): boolean {
  if (headers.host !== address.host) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined ? !mustName : headers.origin === address.origin;
}
