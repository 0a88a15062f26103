import { randomBytes, timingSafeEqual } from 'node:crypto';

const secret = (): string => randomBytes(24).toString('base64url');

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The cookie outlives the browser, so that closing all its windows locks nobody out; it is worth nothing once the program has ended. */
const cookieSeconds = 30 * 86_400;

/**
 * Who may come in: the address that the program prints holds a ticket that is good once, and buys the cookie that every
 * later request shows. Another user of this PC sees the port, but has neither.
 */
export class Door {
  readonly #cookieName: string;
  readonly #session = secret();
  #ticket: string | null = secret();

  /** Cookies are shared by all ports of an address, so the port is part of the name. */
  constructor(port: number) {
    this.#cookieName = `shelfbridge-${port}`;
  }

  /** The ticket that the first page shows. */
  get ticket(): string { return this.#ticket ?? ''; }

  /** The `Set-Cookie` that a ticket buys; null for a wrong or a used one. */
  buy(ticket: string): string | null {
    if (this.#ticket === null || !same(ticket, this.#ticket)) return null;
    this.#ticket = null;
    return `${this.#cookieName}=${this.#session}; Path=/; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Strict`;
  }

  /** Whether a request's `Cookie` header holds the session. */
  knows(cookies: string | undefined): boolean {
    return (cookies ?? '').split(';').some((cookie) => {
      const [name, value] = cookie.trim().split('=', 2);
      return name === this.#cookieName && value !== undefined && same(value, this.#session);
    });
  }
}
