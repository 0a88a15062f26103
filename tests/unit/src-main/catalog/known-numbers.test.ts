import { describe, expect, it } from 'vitest';
import { KnownNumbers } from '#catalog/repositories/known-numbers.ts';

describe('numbers that are remembered', () => {
  it('keep their two ids while the table grows, whether they are plain or not', () => {
    const known = new KnownNumbers(16);
    const number = (n: number): string | number => (n % 5 === 0 ? `B${String(n)}` : n % 7 === 0 ? `0${String(n)}` : n * 999_983);
    for (let n = 1; n <= 30_000; n += 1) known.set(number(n), n, 2 * n);
    for (let n = 1; n <= 30_000; n += 1) expect([known.get(number(n)), known.second]).toEqual([n, 2 * n]);
    expect(known.get(4)).toBe(0);
    expect(known.get('4')).toBe(known.get(4)); // a plain number reads the same as a text
  });

  it('are all forgotten where the table may not grow, and the one that did not fit is remembered', () => {
    const known = new KnownNumbers(12);
    const most = Math.ceil(0.8 * 2 ** 12);
    for (let n = 1; n <= most; n += 1) known.set(n, n);
    expect(known.get(1)).toBe(1);
    known.set(most + 1, 7);
    expect([known.get(1), known.get(most), known.get(most + 1)]).toEqual([0, 0, 7]);
  });
});
