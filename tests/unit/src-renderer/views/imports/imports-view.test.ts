import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import { i18n } from '#page/locales/index.ts';
import { useJobs } from '#page/stores/jobs.ts';
import ImportsView from '#page/views/imports/ImportsView.vue';
import type { Listener } from '#contract/events.ts';
import type { HeldFile } from '#contract/files.ts';
import type { ImportBatch, ImportRequest } from '#contract/imports.ts';
import type { Job } from '#contract/jobs.ts';

vi.mock('vue-router', () => ({ useRouter: () => ({ push: vi.fn() }) }));

const batch = (part: Partial<ImportBatch>) => ({ id: 1, kind: 'loans', fileName: 'loans.csv', status: 'finished', startedAt: '2026-05-01T10:00:00Z', endedAt: null, rows: 3, added: 2, updated: 0, unchanged: 0, rejected: 1, undescribed: 0, from: null, to: null, ...part }) as unknown as ImportBatch;

describe('imports', () => {
  let listeners: Listener[] = [];
  let batches: ImportBatch[] = [];
  let received: HeldFile[] = [];
  const calls: [string, unknown][] = [];
  beforeEach(() => {
    setActivePinia(createPinia());
    listeners = [];
    batches = [];
    received = [{ token: 't1', name: 'loans.csv', bytes: 30 }];
    calls.length = 0;
    useTransport({
      subscribe: (listener) => { listeners.push(listener); return () => undefined; },
      call: async (name, argument) => {
        calls.push([name, argument]);
        const mapping = (argument as ImportRequest).mapping ?? {};
        const field = mapping['when'] || null;
        return { ok: true, data: {
          'imports:list': batches,
          'files:receive': received,
          'imports:preview': {
            fileName: 'loans.csv', bytes: 30, kind: 'loans', encoding: 'UTF-8', delimiter: ',', rows: [['P1', 'b1', '2026-05-01', '']],
            columns: [{ header: 'patron', field: 'patron_id', samples: ['P1'] }, { header: 'title', field: 'title_id', samples: ['b1'] }, { header: 'when', field, samples: ['2026-05-01'] }, { header: 'Patron name', field: null, samples: [] }],
            missing: field === null ? ['loan_at'] : [],
          },
          'imports:start': { jobId: 4 },
          'imports:rejects': { rows: [{ line: 3, code: 'bad-date', field: 'loan_at', cells: ['P1', 'b1', 'soon', ''] }], next: null },
        }[name] };
      },
    });
    useJobs().follow();
  });
  const show = async () => {
    const view = mount(ImportsView, { global: { plugins: [i18n], stubs: { RouterLink: { template: '<a><slot /></a>' } } } });
    await flushPromises();
    return view;
  };
  const choose = async (view: Awaited<ReturnType<typeof show>>) => {
    const input = view.find('input[type=file]');
    Object.defineProperty(input.element, 'files', { value: [new File(['a'], 'loans.csv')], configurable: true });
    await input.trigger('change');
    await flushPromises();
  };

  test('names what is missing, takes the choice of a column, imports and shows what came of it', async () => {
    const view = await show();
    await choose(view);
    const start = () => view.findAll('button').find((button) => button.text() === 'Import 1 file');
    expect(view.find('[role=alert]').text()).toContain('No column is read as Borrowed on');
    expect(start()?.attributes('disabled')).toBeDefined();
    expect(view.find('.never').text()).toBe('Never read');

    const select = view.find('select[aria-label="Column when is read as"]');
    await select.setValue('loan_at');
    await flushPromises();
    expect(calls.at(-1)).toEqual(['imports:preview', { file: 't1', mapping: { when: 'loan_at' }, fixed: {} }]);
    expect(start()?.attributes('disabled')).toBeUndefined();

    await start()?.trigger('click');
    await flushPromises();
    expect(calls.at(-1)).toEqual(['imports:start', { files: [{ file: 't1', mapping: { when: 'loan_at' }, fixed: {} }] }]);
    expect(view.find('.file select').exists()).toBe(false);
    batches = [batch({})];
    for (const listener of listeners) listener({ name: 'job:changed', data: { id: 4, kind: 'import', status: 'finished', result: { batchIds: [1] }, error: null } as unknown as Job });
    await flushPromises();
    expect(view.text()).toContain('1 file was imported');
    expect(view.find('.rejects').text()).toContain('This is not a date the program can read.');
  });
  test('of several files the first shows its rows; the others name what they need and show theirs when asked', async () => {
    received = ['may.csv', 'june.csv', 'july.csv'].map((name, i) => ({ token: `t${i}`, name, bytes: 30 }));
    const view = await show();
    await choose(view);
    const cards = view.findAll('.file');
    const folded = () => cards.map((card) => !card.find('table').exists());
    expect(folded()).toEqual([false, true, true]);
    expect(cards.map((card) => card.find('[role=alert]').text())).toEqual(Array(3).fill(expect.stringContaining('No column is read as Borrowed on')));
    const toggle = cards[1]?.find('.toggle');
    expect([toggle?.text(), toggle?.attributes('aria-expanded')]).toEqual(['Show rows and columns', 'false']);
    await toggle?.trigger('click');
    expect([toggle?.text(), toggle?.attributes('aria-expanded')]).toEqual(['Hide rows and columns', 'true']);
    expect(folded()).toEqual([false, false, true]);
    await cards[2]?.find('.kind select').setValue('patrons');
    expect(folded()).toEqual([false, false, false]); // who says what a file holds looks at its columns next
  });
  test('files come back when the import fails', async () => {
    const view = await show();
    await choose(view);
    await view.find('select[aria-label="Column when is read as"]').setValue('loan_at');
    await flushPromises();
    await view.findAll('button').find((button) => button.text() === 'Import 1 file')?.trigger('click');
    await flushPromises();
    expect(view.find('select').exists()).toBe(false);
    for (const listener of listeners) listener({ name: 'job:changed', data: { id: 4, kind: 'import', status: 'failed', result: null, error: { code: 'disk-full', values: {} } } as unknown as Job });
    await flushPromises();
    expect((view.find('select[aria-label="Column when is read as"]').element as HTMLSelectElement).value).toBe('loan_at');
  });
  test('earlier imports can be undone once', async () => {
    batches = [batch({ id: 1 as never }), batch({ id: 2 as never, fileName: 'old.csv', status: 'undone' })];
    const view = await show();
    expect(view.findAll('tbody tr').map((row) => row.find('.action button').exists())).toEqual([false, true]);
  });
});
