import { describe, expect, test } from 'vitest';
import { endlessList } from '#page/stores/endless-list.ts';
import type { Page } from '#contract/ids.ts';

describe('endless list', () => {
  test('reads page after page and stops at the last', async () => {
    const asked: (string | undefined)[] = [];
    const list = endlessList<number>(async (after) => {
      asked.push(after);
      return after === undefined ? { rows: [1, 2], next: '2' } : { rows: [3], next: null };
    });
    await list.reload();
    expect(list.hasMore.value).toBe(true);
    await list.more();
    await list.more();
    expect(list.rows.value).toEqual([1, 2, 3]);
    expect(asked).toEqual([undefined, '2']);
  });
  test('drops an answer that comes after a newer question', async () => {
    const answers: ((page: Page<string>) => void)[] = [];
    const list = endlessList<string>(() => new Promise((resolve) => answers.push(resolve)));
    const old = list.reload();
    const recent = list.reload();
    answers[1]?.({ rows: ['new'], next: null });
    await recent;
    answers[0]?.({ rows: ['old'], next: 'x' });
    await old;
    expect(list.rows.value).toEqual(['new']);
    expect(list.hasMore.value).toBe(false);
  });
  test('is not loading after a failure', async () => {
    const list = endlessList<string>(async () => { throw new Error('no'); });
    await expect(list.reload()).rejects.toThrow();
    expect(list.loading.value).toBe(false);
  });
});
