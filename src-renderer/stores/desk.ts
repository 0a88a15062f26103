import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { call } from '#page/api/client.ts';
import type { CallInput } from '#contract/calls.ts';
import type { DeskHold, DeskPatron, DeskStep, ScanAnswer, ScanMode, ScanOutcome, Undone } from '#contract/desk.ts';
import type { DeskRules, DeskRulesShown } from '#contract/desk-rules.ts';
import type { BlockId, HoldId, ItemId, LoanId, Page, PatronId } from '#contract/ids.ts';
import type { PatronRow } from '#contract/patrons.ts';

/** One line of what was just done; it names no patron. */
export interface LogLine { readonly key: number; readonly at: Date; readonly answer: ScanAnswer; readonly ofNobody: boolean; readonly undone: boolean }
/** The scan that the program has asked about. */
interface Pending { readonly number: string; readonly itemId?: ItemId | undefined }

const loggedLines = 60;
/** What a step was said to be when it was done. */
const outcomesOf: Partial<Readonly<Record<DeskStep['action'], readonly ScanOutcome[]>>> = {
  lend: ['lent'], 'lend-to-nobody': ['lent-to-nobody'], return: ['returned', 'not-on-loan'], renew: ['renewed'], use: ['used'], hold: ['hold-placed'],
};
const suggestions = 5;

/** The desk: whose card is open, what a scan does, what was just done. It lives as long as the page and is stored nowhere. */
export const useDesk = defineStore('desk', () => {
  const patron = shallowRef<DeskPatron | null>(null);
  const mode = ref<ScanMode>('auto');
  const anonymous = ref(false);
  const answer = shallowRef<ScanAnswer | null>(null);
  const log = ref<readonly LogLine[]>([]);
  /** Cards that begin with a number that nobody knows. */
  const alike = shallowRef<readonly PatronRow[]>([]);
  const steps = shallowRef<readonly DeskStep[]>([]);
  const undone = shallowRef<Undone | null>(null);
  let pending: Pending | null = null;
  let lastKey = 0;
  const mayConfirm = computed(() => answer.value !== null && (answer.value.outcome === 'asked' || answer.value.outcome === 'already-hers'));

  async function scan(number: string, more: { itemId?: ItemId | undefined; confirm?: boolean } = {}): Promise<ScanAnswer> {
    pending = { number, itemId: more.itemId };
    const found = await call('desk:scan', {
      number, mode: mode.value, patronId: patron.value?.id ?? null, anonymous: anonymous.value, confirm: more.confirm ?? false, ...(more.itemId === undefined ? {} : { itemId: more.itemId }),
    });
    take(found);
    alike.value = found.outcome === 'unknown' && number.length >= 3 ? (await call('patrons:search', { text: found.number, limit: suggestions })).rows : [];
    return found;
  }

  function take(found: ScanAnswer): void {
    undone.value = null;
    answer.value = found;
    if (found.outcome === 'patron-opened' && anonymous.value) void endAnonymous();
    if (found.patron !== null) patron.value = found.patron;
    if (found.copy !== null && !['asked', 'already-hers', 'needs-patron', 'hold-there'].includes(found.outcome)) {
      log.value = [{ key: ++lastKey, at: new Date(), answer: found, ofNobody: anonymous.value, undone: false }, ...log.value].slice(0, loggedLines);
      void loadSteps();
    }
  }

  /** Goes on with what was asked about. */
  async function confirm(): Promise<ScanAnswer | null> {
    return mayConfirm.value && pending !== null ? scan(pending.number, { itemId: pending.itemId, confirm: true }) : null;
  }
  /** Of several copies the one that is meant. */
  const choose = async (itemId: ItemId): Promise<ScanAnswer | null> => (pending === null ? null : scan(pending.number, { itemId }));

  /** The next reader: nothing of the one before stays on the screen. */
  function close(): void {
    patron.value = null;
    answer.value = null;
    undone.value = null;
    pending = null;
    alike.value = [];
  }
  function clear(): void {
    close();
    log.value = [];
  }
  async function startAnonymous(): Promise<void> {
    close();
    mode.value = 'auto';
    anonymous.value = true;
  }
  async function endAnonymous(): Promise<void> {
    anonymous.value = false;
    log.value = log.value.filter(({ ofNobody }) => !ofNobody);
    if (answer.value?.outcome === 'lent-to-nobody') answer.value = null;
    undone.value = null;
    await call('desk:end-anonymous', {});
    await loadSteps();
  }

  async function open(patronId: PatronId): Promise<void> {
    if (anonymous.value) await endAnonymous();
    patron.value = await call('desk:patron', { patronId });
    answer.value = null;
    alike.value = [];
  }
  async function reload(): Promise<void> {
    if (patron.value !== null) patron.value = await call('desk:patron', { patronId: patron.value.id });
    await loadSteps();
  }
  async function loadSteps(): Promise<void> {
    steps.value = await call('desk:steps', {});
  }
  async function undo(): Promise<Undone> {
    const found = await call('desk:undo', {});
    answer.value = null;
    pending = null;
    undone.value = found;
    strike(found.step);
    if (patron.value !== null) patron.value = await call('desk:patron', { patronId: patron.value.id }).catch(() => null);
    await loadSteps();
    return found;
  }

  /** Marks the line of the log that has been undone. */
  function strike(step: DeskStep | null): void {
    const line = step === null ? undefined : log.value.find(({ answer: { outcome, copy }, undone: isUndone }) => !isUndone && outcomesOf[step.action]?.includes(outcome) && copy?.title === step.title);
    log.value = log.value.map((each) => (each === line ? { ...each, undone: true } : each));
  }

  async function renew(loanIds: readonly LoanId[], confirmed = false) {
    const found = await call('desk:renew', { patronId: patron.value!.id, loanIds: [...loanIds], confirm: confirmed });
    patron.value = found.patron;
    await loadSteps();
    return found;
  }
  const giveBack = async (loanId: LoanId): Promise<void> => { take(await call('desk:return', { loanId })); };
  async function cancelHold(holdId: HoldId): Promise<void> {
    await call('desk:cancel-hold', { holdId });
    await reload();
  }
  async function block(asked: Omit<CallInput<'desk:block'>, 'patronId'>): Promise<void> {
    patron.value = await call('desk:block', { ...asked, patronId: patron.value!.id });
    await loadSteps();
  }
  async function liftBlock(blockId: BlockId): Promise<void> {
    patron.value = await call('desk:lift-block', { blockId });
    await loadSteps();
  }
  async function addPatron(asked: CallInput<'desk:add-patron'>): Promise<void> {
    patron.value = await call('desk:add-patron', asked);
    answer.value = null;
    await loadSteps();
  }
  /** A new copy is scanned at once. */
  async function addCopy(asked: CallInput<'desk:add-copy'>): Promise<ScanAnswer> {
    const copy = await call('desk:add-copy', asked);
    return scan(copy.barcode ?? asked.barcode);
  }

  const holds = (after?: string): Promise<Page<DeskHold>> => call('desk:holds', after === undefined ? {} : { after });
  const rules = (): Promise<DeskRulesShown> => call('desk:rules', {});
  const saveRules = (changed: DeskRules): Promise<DeskRulesShown> => call('desk:save-rules', changed);
  const findTitles = async (text: string) => (await call('titles:search', { text, limit: suggestions })).rows;

  return {
    patron, mode, anonymous, answer, log, alike, steps, undone, mayConfirm, scan, confirm, choose, close, clear, startAnonymous, endAnonymous, open, reload, loadSteps, undo, renew, giveBack, cancelHold,
    block, liftBlock, addPatron, addCopy, holds, rules, saveRules, findTitles,
  };
});
