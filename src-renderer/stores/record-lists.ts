import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { call } from '#page/api/client.ts';
import { recordColumns, usualColumns, type RecordColumn, type RecordFilter, type RecordKind, type RecordSort, type RecordValues, type SavedView } from '#contract/record-lists.ts';
import { recordBlocks } from './record-blocks.ts';

/** How a list looks when nobody has sorted it. */
export const usualSort: Readonly<Record<RecordKind, RecordSort>> = {
  patrons: { column: 'card', descending: false }, titles: { column: 'title', descending: false }, copies: { column: 'barcode', descending: false }, loans: { column: 'loanedAt', descending: true },
};

/** The filter without what asks for nothing. */
export const plainFilter = (filter: RecordFilter): RecordFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)));

const storeOf = (kind: RecordKind) => defineStore(`records-${kind}`, () => {
  const filter = ref<RecordFilter>({});
  /** null: the usual one, or the best first where words are looked for. */
  const sort = ref<RecordSort | null>(null);
  const columns = ref<readonly RecordColumn[]>(usualColumns[kind]);
  const views = shallowRef<readonly SavedView[]>([]);
  const blocks = recordBlocks();
  /** The rows that are marked; of `allMarked`, those that are not. */
  const marked = ref<ReadonlySet<number>>(new Set());
  /** All rows of the list are marked but a few, also those that were never in sight. */
  const allMarked = ref(false);
  const markedCount = computed(() => (allMarked.value ? blocks.count.value - marked.value.size : marked.value.size));
  const isMarked = (id: number): boolean => allMarked.value !== marked.value.has(id);
  /** The marked rows, as a call takes them. */
  const chosen = computed(() => ({ [allMarked.value ? 'except' : 'ids']: [...marked.value] }));

  const shownSort = computed<RecordSort | null>(() => sort.value ?? (kind === 'titles' && filter.value.text ? null : kind === 'loans' && (filter.value.state === 'out' || filter.value.state === 'overdue') ? { column: 'dueAt', descending: false } : usualSort[kind]));
  const question = computed(() => ({ kind, filter: plainFilter(filter.value), sort: sort.value, columns: columns.value }));
  const isFiltered = computed(() => Object.keys(question.value.filter).length > 0);
  const unmark = (): void => { marked.value = new Set(); allMarked.value = false; };
  /** There is nothing to list, whatever the filter. */
  const isNothing = ref(false);
  async function reload(): Promise<void> {
    const wasFiltered = isFiltered.value;
    await blocks.ask(question.value);
    if (wasFiltered === isFiltered.value) isNothing.value = !wasFiltered && blocks.count.value === 0;
  }
  watch(() => JSON.stringify([question.value.filter]), unmark);

  /** Changes parts of the filter; what is undefined asks for nothing. */
  function narrow(part: RecordFilter): void {
    filter.value = { ...filter.value, ...part };
  }
  const clearFilter = (): void => { filter.value = filter.value.text ? { text: filter.value.text } : {}; };
  function sortBy(column: string): void {
    const now = shownSort.value;
    sort.value = { column, descending: now?.column === column && !now.descending };
  }
  /** Columns in their usual order, whatever order they were chosen in. */
  function choose(chosen: readonly RecordColumn[]): void {
    columns.value = (recordColumns[kind] as readonly RecordColumn[]).filter((column) => chosen.includes(column));
  }
  function use(view: SavedView | null): void {
    filter.value = view?.filter ?? {};
    sort.value = view?.sort ?? null;
    columns.value = view?.columns ?? usualColumns[kind];
  }
  const loadViews = async (): Promise<void> => { views.value = await call('records:views', { kind }); };
  const saveView = async (name: string): Promise<void> => { views.value = await call('records:save-view', { name, ...question.value, columns: columns.value }); };
  const forgetView = async (id: number): Promise<void> => { await call('records:forget-view', { id }); await loadViews(); };
  const values = (): Promise<RecordValues> => call('records:values', {});

  return { kind, filter, sort, shownSort, columns, views, marked, allMarked, markedCount, isMarked, chosen, isFiltered, isNothing, question, ...blocks, reload, narrow, clearFilter, sortBy, choose, use, unmark, loadViews, saveView, forgetView, values };
});

/** The list of each kind of record, as it was last set up. */
export const recordLists = { patrons: storeOf('patrons'), titles: storeOf('titles'), copies: storeOf('copies'), loans: storeOf('loans') } as const;
export type RecordList = ReturnType<(typeof recordLists)['patrons']>;
