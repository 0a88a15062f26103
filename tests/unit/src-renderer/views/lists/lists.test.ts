import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import { listSheet } from '#contract/list-sheet.ts';
import type { ReadingList } from '#contract/lists.ts';
import { i18n } from '#page/locales/index.ts';
import { useReadingLists } from '#page/stores/reading-lists.ts';
import { cardNumbers } from '#page/views/lists/card-numbers.ts';
import ScheduledLists from '#page/views/lists/ScheduledLists.vue';
import PrintView from '#page/views/lists/PrintView.vue';

const left: ((to: { path: string }) => void)[] = [];
vi.mock('vue-router', () => ({ useRouter: () => ({ back: vi.fn() }), onBeforeRouteLeave: (guard: (to: { path: string }) => void) => { left.push(guard); } }));

const list = { id: 1, kind: 'patron', name: '', fallback: null, patronId: 5, patron: 'P-0005', modelId: 1, target: 'Books', sources: ['Films'], madeAt: '2026-05-01T10:00:00Z', entries: [
  { rank: 1, titleId: 7, externalTitleId: 'b7', title: 'Solaris', author: 'Lem', series: null, seriesNumber: null, classMark: '891.8', shelfMark: '891.8 LEM', branch: 'Main', note: '', year: 1961, sourceShare: 0.5, reason: { kind: 'popular', because: [] } }] } as unknown as ReadingList;

/** A sheet, made as the program makes it. */
const sheetOf = (each: ReadingList, withName: boolean) => listSheet(each, each.patron, new Map(), { withName, withReasons: true, withCodes: false }, 'en');
const answering = (lists: readonly ReadingList[]): Parameters<typeof useTransport>[0] => ({
  subscribe: () => () => undefined, call: async (_name, argument) => ({ ok: true, data: lists.map((each) => sheetOf(each, (argument as { withName: boolean }).withName)) }),
});

describe('card numbers', () => {
  test('are parted by anything that is not part of them, each once', () => {
    expect(cardNumbers(' 01000003\n01000020,01000003;  A-7、A-8\t')).toEqual(['01000003', '01000020', 'A-7', 'A-8']);
  });
  test('are those of patrons only if they are the whole number', async () => {
    setActivePinia(createPinia());
    useTransport({ subscribe: () => () => undefined, call: async (_name, argument) => {
      const { text } = argument as { text: string };
      return { ok: true, data: { rows: ['100', '1001'].filter((id) => id.startsWith(text)).map((externalId, id) => ({ id: id + 1, externalId })), next: null } };
    } });
    const { patrons, unknown } = await useReadingLists().checkCards(['100', '10', '7']);
    expect(patrons.map(({ externalId }) => externalId)).toEqual(['100']);
    expect(unknown).toEqual(['10', '7']);
  });
});

describe('printed lists', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    useTransport(answering([list]));
  });
  test('do not show the card number unless asked for', async () => {
    const view = mount(PrintView, { global: { plugins: [i18n], stubs: { RouterLink: true } }, props: { ids: [1] } });
    await flushPromises();
    const page = () => view.find('.print-pages').text();
    expect(page()).toContain('Solaris');
    expect(page()).toContain('891.8');
    expect(page()).toContain('a general suggestion');
    expect(view.html()).not.toContain('P-0005');
    await view.findAll('input[type=checkbox]').at(-1)?.setValue(true);
    await vi.waitFor(() => expect(page()).toContain('Card P-0005'));
  });
  test('say that a general list is not made from the reader’s own loans', async () => {
    const personal = { ...list, id: 2, entries: [{ ...list.entries[0], reason: { kind: 'loans', because: [{ titleId: 9, title: 'Stalker', domain: 'Films', share: 1 }] } }] };
    useTransport(answering([list, personal as unknown as ReadingList]));
    const view = mount(PrintView, { global: { plugins: [i18n], stubs: { RouterLink: true } }, props: { ids: [1, 2] } });
    await flushPromises();
    await vi.waitFor(() => expect(view.findAll('.foot')).toHaveLength(2));
    const feet = view.findAll('.foot').map((foot) => foot.text());
    expect(feet[0]).toContain('not made from your own loans');
    expect(feet[1]).toContain('Made from your own loans');
  });
  test('come in parts, and are printed only when all are there', async () => {
    const asked: number[][] = [];
    let answer: (() => void) | undefined;
    useTransport({ subscribe: () => () => undefined, call: async (_name, argument) => {
      const { listIds } = argument as { listIds: number[] };
      asked.push(listIds);
      if (asked.length === 2) await new Promise<void>((resolve) => { answer = resolve; });
      return { ok: true, data: listIds.map(() => sheetOf(list, false)) };
    } });
    const view = mount(PrintView, { global: { plugins: [i18n], stubs: { RouterLink: true } }, props: { ids: Array.from({ length: 60 }, (_, i) => i + 1) } });
    const printer = () => view.findAll('button').at(-1)!;
    await vi.waitFor(() => expect(view.findAll('article')).toHaveLength(25));
    expect(printer().attributes('disabled')).toBeDefined();
    expect(view.find('.print-pages').classes()).toContain('part'); // nothing of it goes to paper, whoever prints
    await vi.waitFor(() => expect(answer).toBeDefined());
    answer!();
    await vi.waitFor(() => expect(view.findAll('article')).toHaveLength(60));
    expect(asked.map(({ length }) => length)).toEqual([25, 25, 10]);
    await vi.waitFor(() => expect(printer().attributes('disabled')).toBeUndefined());
    expect(view.find('.print-pages').classes()).not.toContain('part');
  });
});

describe('a list that is stored nowhere', () => {
  test('is printed from what the page holds, with codes where they are wished, and forgotten when the printer is left', async () => {
    setActivePinia(createPinia());
    const asked: string[] = [];
    useTransport({ subscribe: () => () => undefined, call: async (name) => {
      asked.push(name);
      return { ok: true, data: name === 'list-output:codes' ? [{ titleId: 7, code: { text: 'b7', isNumber: true, size: 1, path: 'M0 0h1v1h-1z' } }] : { printCodes: true } };
    } });
    const lists = useReadingLists();
    lists.unsaved = { list: { ...list, kind: 'desk' }, liked: [] };
    const view = mount(PrintView, { global: { plugins: [i18n], stubs: { RouterLink: true } }, props: { ids: [], unsaved: true } });
    await vi.waitFor(() => expect(view.findAll('article')).toHaveLength(1));
    await vi.waitFor(() => expect(view.findAll('svg.code')).toHaveLength(1));
    expect(view.find('article').text()).toContain('Solaris');
    expect(view.html()).not.toContain('P-0005');
    expect(asked.filter((name) => name !== 'list-output:codes' && !name.startsWith('settings:'))).toEqual([]);
    left.at(-1)!({ path: '/lists/desk' });
    expect(lists.unsaved).not.toBeNull();
    left.at(-1)!({ path: '/patrons' });
    expect(lists.unsaved).toBeNull();
  });
  test('is said to be gone where the page was loaded anew', async () => {
    setActivePinia(createPinia());
    useTransport(answering([]));
    const view = mount(PrintView, { global: { plugins: [i18n], stubs: { RouterLink: true } }, props: { ids: [], unsaved: true } });
    await vi.waitFor(() => expect(view.text()).toContain('was not stored'));
  });
});

describe('lists that are made by themselves', () => {
  const schedule = { targetId: 1, target: 'Books', at: '02:00', days: [1, 3], wishes: {}, next: '2026-11-27T02:00:00', missed: { at: '2026-11-25T02:00:00', why: 'closed' } };
  test('say on which days, when next, and what was missed; that is made or let be', async () => {
    setActivePinia(createPinia());
    const settled: unknown[] = [];
    let missed: typeof schedule.missed | null = schedule.missed;
    useTransport({ subscribe: () => () => undefined, call: async (name, argument) => {
      if (name === 'lists:settle-missed') { settled.push(argument); missed = null; return { ok: true, data: { jobId: null } }; }
      return { ok: true, data: [{ ...schedule, missed }] };
    } });
    const view = mount(ScheduledLists, { global: { plugins: [i18n] } });
    await flushPromises();
    expect(view.text()).toContain('Monday, Wednesday, 02:00');
    expect(view.text()).toMatch(/Next run: .*27/);
    expect(view.find('[role=status]').text()).toMatch(/25.*were not made.*closed/);
    await view.findAll('[role=status] button')[1]!.trigger('click');
    await flushPromises();
    expect(settled).toEqual([{ targetId: 1, make: false }]);
    expect(view.find('[role=status]').exists()).toBe(false);
  });
});
