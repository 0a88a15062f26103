import { expect, it } from 'vitest';
import { Door } from '#hosts/browser/door.ts';

const cookieOf = (header: string | null): string => (header ?? '').split(';')[0]!;

it('sells a cookie for its ticket, once', () => {
  const door = new Door(4000);
  const { ticket } = door;
  expect(door.buy('wrong')).toBeNull();
  const cookie = door.buy(ticket);
  expect(cookie).toMatch(/^shelfbridge-4000=[\w-]{32}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
  expect(door.buy(ticket)).toBeNull();
  expect(door.buy('')).toBeNull();
  expect(door.knows(cookieOf(cookie))).toBe(true);
});

it('knows its cookie among others, and no other door’s', () => {
  const door = new Door(4000);
  const cookie = cookieOf(door.buy(door.ticket));
  expect(door.knows(`theme=dark; ${cookie}; shelfbridge-4001=x`)).toBe(true);
  expect(new Door(4000).knows(cookie)).toBe(false);
  expect(new Door(4001).knows(cookie)).toBe(false);
  expect(door.knows(undefined)).toBe(false);
  expect(door.knows('shelfbridge-4000')).toBe(false);
});
