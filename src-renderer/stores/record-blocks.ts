import { shallowRef, triggerRef } from 'vue';
import { call } from '#page/api/client.ts';
import { outlineStep, type RecordColumn, type RecordFilter, type RecordKind, type RecordRow, type RecordSort } from '#contract/record-lists.ts';

export interface ListQuestion { readonly kind: RecordKind; readonly filter: RecordFilter; readonly sort: RecordSort | null }
export type ColumnsQuestion = ListQuestion & { readonly columns: readonly RecordColumn[] };

/** Blocks kept beyond those in sight. */
const mostBlocks = 30;

/**
 * The rows of a long list, in blocks of 200 that are read as they come into sight, and its length, counted meanwhile. What was shown stays until there is
 * something newer; an answer to an older question is dropped.
 */
export function recordBlocks() {
  const rows = shallowRef(new Map<number, readonly RecordRow[]>());
  const count = shallowRef(0);
  const counting = shallowRef(false);
  const loading = shallowRef(false);
  const loaded = shallowRef(false);
  let question: ColumnsQuestion | null = null;
  /** After which place each block but the first begins. */
  let places: readonly string[] = [];
  let asked = new Set<number>();
  let sight: readonly [from: number, to: number] = [0, 0];
  let turn = 0;

  async function guarded(mine: number, work: () => Promise<void>): Promise<void> {
    loading.value = true;
    try {
      await work();
    } finally {
      if (mine === turn) loading.value = counting.value = false;
    }
  }

  /** Asks for another list, and shows it from its beginning. */
  function ask(next: ColumnsQuestion): Promise<void> {
    const mine = ++turn;
    const isSorted = question !== null && JSON.stringify(question.filter) === JSON.stringify(next.filter); // the same rows in another order are as many
    question = next;
    places = [];
    asked = new Set([0]);
    return guarded(mine, async () => {
      let isFirst = true;
      await read(mine, 0, (found, isAll) => {
        if ((isFirst && !isSorted) || isAll) count.value = found.length;
        rows.value = new Map([[0, found]]);
        isFirst = false;
      });
      if (mine !== turn) return;
      loading.value = false;
      loaded.value = true;
      await outline(mine, (counted, found) => {
        places = found;
        if (counted > count.value) count.value = counted;
        need(...sight);
      });
    });
  }

  /** Reads the same list again, where it is. */
  function refresh(): Promise<void> {
    if (question === null) return Promise.resolve();
    const mine = ++turn;
    return guarded(mine, async () => {
      await readSight(mine);
      await outline(mine, () => {});
      asked = new Set();
      await readSight(mine);
      for (const block of rows.value.keys()) if (!asked.has(block)) rows.value.delete(block);
    });
  }

  /** Reads one block; `show` gets what there is of it so far, and whether the list ends with it. */
  async function read(mine: number, block: number, show: (found: readonly RecordRow[], isAll: boolean) => void): Promise<void> {
    let found: readonly RecordRow[] = [];
    let after = block === 0 ? undefined : places[block - 1];
    do {
      const page = await call('records:list', { ...question!, limit: outlineStep - found.length, ...(after === undefined ? {} : { after }) });
      if (mine !== turn) return;
      found = [...found, ...page.rows];
      after = page.next ?? undefined;
      if (found.length > 0 || after === undefined) show(found, after === undefined);
    } while (after !== undefined && found.length < outlineStep);
  }

  function put(block: number, found: readonly RecordRow[]): void {
    rows.value.set(block, found);
    for (const old of rows.value.keys()) {
      if (rows.value.size <= mostBlocks) break;
      if (Math.abs(old - block) > 2) { rows.value.delete(old); asked.delete(old); }
    }
    triggerRef(rows);
  }

  const blocksOf = ([from, to]: readonly [number, number]): number[] => {
    const [first, last] = [Math.floor(from / outlineStep), Math.floor(Math.max(from, to - 1) / outlineStep)];
    return Array.from({ length: last - first + 1 }, (_, n) => first + n);
  };
  async function readSight(mine: number): Promise<void> {
    for (const block of blocksOf(sight)) {
      if (mine !== turn || (block > 0 && places[block - 1] === undefined)) continue;
      asked.add(block);
      await read(mine, block, (found) => put(block, found));
    }
  }

  async function outline(mine: number, tell: (counted: number, places: readonly string[]) => void): Promise<void> {
    const found: string[] = [];
    let [counted, behind] = [0, 0];
    let after: string | undefined;
    counting.value = true;
    do {
      const { kind, filter, sort } = question!;
      const part = await call('records:outline', { kind, filter, sort, behind, ...(after === undefined ? {} : { after }) });
      if (mine !== turn) return;
      found.push(...part.places);
      counted += part.rows;
      ({ behind } = part);
      after = part.next ?? undefined;
      tell(counted, found);
    } while (after !== undefined);
    places = found;
    count.value = counted;
  }

  /** Tells which rows are in sight; those that are not there are read. */
  function need(from: number, to: number): void {
    sight = [from, to];
    if (question === null) return;
    const mine = turn;
    for (const block of blocksOf(sight)) {
      if (asked.has(block) || (block > 0 && places[block - 1] === undefined)) continue;
      asked.add(block);
      read(mine, block, (found) => put(block, found)).catch(() => asked.delete(block)); // asked for again when it comes into sight again
    }
  }

  const rowAt = (index: number): RecordRow | undefined => rows.value.get(Math.floor(index / outlineStep))?.[index % outlineStep];
  return { count, counting, loading, loaded, rows, ask, refresh, need, rowAt };
}
