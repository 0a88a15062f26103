import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import StopImportDialog from '#page/layout/StopImportDialog.vue';
import { i18n } from '#page/locales/index.ts';
import { useJobs } from '#page/stores/jobs.ts';
import ReportFigures from '#page/views/imports/ReportFigures.vue';
import ImportsView from '#page/views/imports/ImportsView.vue';
import type { Listener } from '#contract/events.ts';
import type { HeldFile } from '#contract/files.ts';
import type { ImportBatch, ImportPreview, ImportReport, ImportRequest, SavedMapping } from '#contract/imports.ts';
import type { Job } from '#contract/jobs.ts';
import { batchOf, columnsOf, previewOf, reportOf } from './import-files.ts';

vi.mock('vue-router', () => ({ useRouter: () => ({ push: vi.fn() }) }));

describe('imports', () => {
  let listeners: Listener[] = [];
  let batches: ImportBatch[] = [];
  let received: HeldFile[] = [];
  let saved: SavedMapping[] = [];
  let preview: (request: ImportRequest) => ImportPreview;
  const calls: [string, unknown][] = [];

  beforeEach(() => {
    setActivePinia(createPinia());
    [listeners, batches, saved] = [[], [], []];
    received = [{ token: 't1', name: 'loans.csv', bytes: 30 }];
    calls.length = 0;
    preview = ({ mapping }) => {
      const field = mapping?.['when'] === 'loan_at' ? 'loan_at' as const : null;
      return previewOf('loans', columnsOf({ patron: 'patron_id', title: 'title_id', when: field, 'Patron name': '!' }), { rows: [['P1', 'b1', '2026-05-01', '']], missing: field === null ? ['loan_at'] : [] });
    };
    useTransport({
      subscribe: (listener) => { listeners.push(listener); return () => undefined; },
      call: async (name, argument) => {
        calls.push([name, argument]);
        const answers: Readonly<Record<string, unknown>> = {
          'imports:list': batches, 'imports:mappings': saved, 'imports:save-mapping': saved, 'files:receive': received,
          'imports:start': { jobId: 4 }, 'imports:review': { jobId: 3 }, 'imports:resume': { jobId: 5 }, 'jobs:cancel': { id: 4, kind: 'import', status: 'cancelling', progress: { value: 0.4, step: 'writing', done: 400, remainingMs: null } },
          'imports:rejects': { rows: [{ line: 3, code: 'bad-date', field: 'loan_at', cells: ['P1', 'b1', 'soon', ''] }], next: null },
        };
        return { ok: true, data: name === 'imports:preview' ? preview(argument as ImportRequest) : answers[name] };
      },
    });
    useJobs().follow();
  });

  const show = async () => {
    const view = mount(ImportsView, { global: { plugins: [i18n], stubs: { RouterLink: { template: '<a><slot /></a>' } } }, attachTo: document.body });
    await flushPromises();
    return view;
  };
  const choose = async (view: VueWrapper) => {
    const input = view.find('input[type=file]');
    Object.defineProperty(input.element, 'files', { value: [new File(['a'], 'loans.csv')], configurable: true });
    await input.trigger('change');
    await flushPromises();
  };
  const button = (view: VueWrapper, text: string) => view.findAll('button').find((one) => one.text() === text);
  const press = async (view: VueWrapper, text: string) => { await button(view, text)?.trigger('click'); await flushPromises(); };
  const change = async (view: VueWrapper, label: string, value: string) => { await view.find(`select[aria-label="${label}"]`).setValue(value); await flushPromises(); };
  const tell = async (job: object) => { for (const listener of listeners) listener({ name: 'job:changed', data: { error: null, result: null, ...job } as unknown as Job }); await flushPromises(); };

  test('names what is missing, takes the choice of a column, imports and shows what came of it', async () => {
    const view = await show();
    await choose(view);
    const start = () => button(view, 'Import 1 file now');
    expect(view.find('[role=alert]').text()).toContain('No column is read as Borrowed on');
    expect(start()?.attributes('disabled')).toBeDefined();
    expect(view.find('.never').text()).toBe('Never read');

    await press(view, 'Next: Columns');
    expect(document.activeElement?.textContent).toBe('Which column is what');
    await change(view, 'Column when is read as', 'loan_at');
    expect(calls.at(-1)).toEqual(['imports:preview', { file: 't1', mapping: { when: 'loan_at' }, fixed: {} }]);
    expect(start()?.attributes('disabled')).toBeUndefined();

    await start()?.trigger('click');
    await flushPromises();
    expect(calls.at(-1)).toEqual(['imports:start', { files: [{ file: 't1', mapping: { when: 'loan_at' }, fixed: {} }] }]);
    expect(view.find('.wizard').exists()).toBe(false);
    batches = [batchOf({})];
    await tell({ id: 4, kind: 'import', status: 'finished', result: { batchIds: [1] } });
    expect(view.text()).toContain('1 file was imported');
    expect(view.find('.rejects').text()).toContain('This is not a date the program can read.');
  });

  test('of several files the first shows its rows; the others name what they need and show their columns where they are chosen', async () => {
    received = ['may.csv', 'june.csv', 'july.csv'].map((name, i) => ({ token: `t${i}`, name, bytes: 30 }));
    const view = await show();
    await choose(view);
    const folded = () => view.findAll('.file').map((card) => !card.find('table').exists());
    expect(folded()).toEqual([false, true, true]);
    expect(view.findAll('.file').map((card) => card.find('[role=alert]').text())).toEqual(Array(3).fill(expect.stringContaining('No column is read as Borrowed on')));
    await view.findAll('.file')[1]?.find('.toggle').trigger('click');
    expect(folded()).toEqual([false, false, true]);
    await press(view, 'Choose columns');
    expect(view.findAll('.columns table').length).toBe(3);
  });

  test('a date that can be read in two ways is asked about, and the answer is used for the whole file', async () => {
    preview = ({ dateOrder }) => {
      const columns = columnsOf({ patron: 'patron_id', title: 'title_id', when: 'loan_at' });
      return previewOf('loans', columns.map((column) => (column.field === 'loan_at' ? { ...column, samples: ['03/04/2024'], dateOrder: dateOrder ?? 'ambiguous' } : column)));
    };
    const view = await show();
    await choose(view);
    expect(view.find('[role=alert]').text()).toContain('Day and month cannot be told apart: when.');
    expect(button(view, 'Import 1 file now')?.attributes('disabled')).toBeDefined();
    await press(view, 'Say which is which');
    const [dayFirst, monthFirst] = view.findAll('input[type=radio]');
    expect(view.findAll('fieldset label').map((label) => label.text())).toEqual(['3 Apr 2024 day, month, year', '4 Mar 2024 month, day, year']);
    await monthFirst?.setValue();
    await flushPromises();
    expect(calls.at(-1)).toEqual(['imports:preview', { file: 't1', mapping: {}, fixed: {}, dateOrder: 'mdy' }]);
    expect(button(view, 'Import 1 file now')?.attributes('disabled')).toBeUndefined();
    expect((dayFirst?.element as HTMLInputElement).checked).toBe(false);
  });

  test('guesses are changed one by one, and can be left to the program again', async () => {
    const view = await show();
    await choose(view);
    await press(view, 'Change how it is read');
    const [profile, encoding, delimiter] = view.findAll('.options select');
    expect((encoding?.element as HTMLSelectElement).selectedOptions[0]?.text).toBe('Recognised: UTF-8');
    await encoding?.setValue('GB18030');
    await delimiter?.setValue(';');
    await flushPromises();
    expect(calls.at(-1)).toEqual(['imports:preview', { file: 't1', mapping: {}, fixed: {}, encoding: 'GB18030', delimiter: ';' }]);
    await profile?.setValue('koha-issues');
    await encoding?.setValue(null);
    await flushPromises();
    expect(calls.at(-1)).toEqual(['imports:preview', { file: 't1', mapping: {}, fixed: {}, delimiter: ';', profile: 'koha-issues' }]);
  });

  test('the other sheets of a workbook are taken along', async () => {
    preview = ({ part = 'Loans' }) => previewOf('loans', columnsOf({ patron: 'patron_id', title: 'title_id', when: 'loan_at' }), { format: 'spreadsheet', parts: ['Loans', 'Titles', 'Readers'], part });
    const view = await show();
    await choose(view);
    expect(view.find('.parts').text()).toContain('This workbook has other sheets: Titles, Readers.');
    await press(view, 'Read all 2 too');
    expect(view.findAll('.file h3').map((name) => name.text())).toEqual(['loans.csv · Loans', 'loans.csv · Titles', 'loans.csv · Readers']);
    expect(view.find('.parts').exists()).toBe(false);
    await press(view, 'Import 3 files now');
    expect(calls.at(-1)).toMatchObject(['imports:start', { files: [{ file: 't1' }, { file: 't1', part: 'Titles' }, { file: 't1', part: 'Readers' }] }]);
  });

  test('a review tells what would happen and asks about cards that may be no reader; ticking one makes it out of date', async () => {
    preview = () => previewOf('loans', columnsOf({ patron: 'patron_id', title: 'title_id', when: 'loan_at' }));
    const view = await show();
    await choose(view);
    await view.findAll('.steps button').at(-1)?.trigger('click');
    await press(view, 'Review now');
    const report: ImportReport = reportOf({ rejects: [{ code: 'bad-date', rows: 7 }], ignored: [{ code: 'renewal', rows: 9 }], months: [{ month: '2024-01', loans: 4, linked: 1 }], anonymous: 3, bulkBorrowers: [{ patronId: 'STAT1', loans: 900, share: 0.4 }] });
    await tell({ id: 3, kind: 'review', status: 'finished', result: { reports: [report] } });
    expect(document.activeElement?.className).toBe('results');
    expect(view.findAll('.report tbody tr').map((row) => row.text())).toEqual(['9Passed overA renewal: it is counted with its loan.', '7RejectedThis is not a date the program can read.']);
    expect(view.find('.report').text()).toContain('25% of the loans have a patron');
    await view.find('fieldset input[type=checkbox]').setValue(true);
    expect(view.text()).toContain('Something was changed since this review');
    await press(view, 'Import 1 file now');
    expect(calls.at(-1)).toMatchObject(['imports:start', { privacy: { notReaders: ['STAT1'] } }]);
  });

  test('a saved mapping is offered where the columns fit, and used with one click', async () => {
    saved = [{ name: 'Main', kind: 'loans', mapping: { when: 'loan_at' }, fixed: {}, options: { dateOrder: 'dmy' }, header: ['patron', 'title', 'when', 'Patron name'] }];
    const view = await show();
    await choose(view);
    await press(view, 'Use “Main”');
    expect(calls.at(-1)).toEqual(['imports:preview', { file: 't1', kind: 'loans', mapping: { when: 'loan_at' }, fixed: {}, dateOrder: 'dmy' }]);
  });

  test('files come back when the import fails', async () => {
    preview = () => previewOf('loans', columnsOf({ patron: 'patron_id', title: 'title_id', when: 'loan_at' }));
    const view = await show();
    await choose(view);
    await press(view, 'Import 1 file now');
    expect(view.find('.wizard').exists()).toBe(false);
    await tell({ id: 4, kind: 'import', status: 'failed', error: { code: 'disk-full', values: {} } });
    expect(view.findAll('.file h3').map((name) => name.text())).toEqual(['loans.csv']);
  });

  test('who stops an import says what becomes of the rows that are in', async () => {
    const view = await show();
    await tell({ id: 4, kind: 'import', subject: 'loans.csv', status: 'running', progress: { value: 0.4, step: 'writing', done: 400, remainingMs: 1000 } });
    const asking = mount(StopImportDialog, { global: { plugins: [i18n] } });
    await press(view, 'Cancel');
    await flushPromises();
    const dialog = document.querySelector('[role=alertdialog]');
    const [takeBack, keep] = dialog?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [];
    expect(takeBack?.checked).toBe(true);
    keep?.click();
    [...dialog?.querySelectorAll('button') ?? []].find((one) => one.textContent === 'Stop the import')?.click();
    await flushPromises();
    expect(calls.at(-1)).toEqual(['jobs:cancel', { jobId: 4, keep: true }]);
    expect(useJobs().stopping).toBeNull();
    asking.unmount();
  });

  test('a report tells what the reading found', async () => {
    const view = mount(ReportFigures, { props: { report: reportOf({ notices: [{ code: 'headers-repeated', values: { rows: 2 } }, { code: 'numbers-mixed', values: {} }] }) }, global: { plugins: [i18n] } });
    expect(view.findAll('li.grave').map((line) => line.text())).toEqual([expect.stringMatching(/header stands again.*: 2\./), expect.stringContaining('would be two readers')]);
  });

  test('an interrupted import can be resumed or taken back, a finished one undone, an undone one neither', async () => {
    batches = [batchOf({ id: 1 }), batchOf({ id: 2, fileName: 'old.csv', status: 'undone' }), batchOf({ id: 3, fileName: 'cut.csv', status: 'interrupted' })];
    const view = await show();
    expect(view.findAll('tbody tr').map((row) => row.findAll('.action button').map((one) => one.text()))).toEqual([[], [], ['Undo']]);
    expect(view.find('.interrupted li').text()).toMatch(/^cut\.csv.*Loans, 3 rows so far/);
    expect(view.findAll('.interrupted button').map((one) => one.text())).toEqual(['Resume', 'Take back']);
    await press(view, 'Resume');
    expect(calls.find(([name]) => name === 'imports:resume')).toEqual(['imports:resume', { batchId: 3 }]);
  });
});
