import { onBeforeUnmount, onMounted } from 'vue';
import { useCommand } from '#page/composables/use-command.ts';
import { keysOf, type CommandName } from '#contract/commands.ts';
import type { ScanMode } from '#contract/desk.ts';

const modeCommands = { auto: 'desk-lend', return: 'desk-return', renew: 'desk-renew', hold: 'desk-hold', use: 'desk-use', info: 'desk-info' } as const satisfies Readonly<Record<ScanMode, CommandName>>;

/** What stands on the keys, beside the words of a button. */
export const keyOf = (name: CommandName): string => keysOf(name) ?? '';
export const keyOfMode = (mode: ScanMode): string => keyOf(modeCommands[mode]);

export interface DeskKeys {
  readonly mode: (mode: ScanMode) => void;
  readonly confirm: () => void;
  readonly mayConfirm: () => boolean;
  readonly leave: () => void;
  readonly undo: () => void;
  readonly mayUndo: () => boolean;
  readonly anonymous: () => void;
  readonly receipt: () => void;
  readonly mayPrint: () => boolean;
  readonly add: (kind: 'patron' | 'copy') => void;
  readonly mayAdd: (kind: 'patron' | 'copy') => boolean;
  readonly focus: () => void;
  /** Whether nothing has been typed yet: then Ctrl+Z undoes a step, else a letter. */
  readonly isEmpty: () => boolean;
}

const takesText = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select') || target.isContentEditable);
/** A dialog keeps the focus while it is open. */
const isInDialog = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;

/** The desk's commands while it is shown; and what is scanned wherever the focus is goes into the scan field. */
export function useDeskKeys(keys: DeskKeys): void {
  const then = (work: () => void) => (): void => { work(); keys.focus(); };
  for (const mode of Object.keys(modeCommands) as ScanMode[]) useCommand(modeCommands[mode], then(() => keys.mode(mode)));
  useCommand('desk-confirm', then(keys.confirm), keys.mayConfirm);
  useCommand('desk-leave', then(keys.leave));
  useCommand('desk-anonymous', then(keys.anonymous));
  useCommand('desk-receipt', keys.receipt, keys.mayPrint);
  useCommand('desk-new-copy', () => keys.add('copy'), () => keys.mayAdd('copy'));
  useCommand('desk-new-patron', () => keys.add('patron'), () => keys.mayAdd('patron'));
  useCommand('undo', then(keys.undo), keys.mayUndo);

  function pressed(event: KeyboardEvent): void {
    if (event.isComposing || event.defaultPrevented || event.altKey || isInDialog(event.target)) return;
    if (event.ctrlKey || event.metaKey) {
      // in a field it takes back what was typed; in the empty scan field there is nothing of that
      if (event.code === 'KeyZ' && !event.shiftKey && keys.isEmpty() && takesText(event.target)) { event.preventDefault(); keys.undo(); }
    } else if (event.key.length === 1 && event.key !== ' ' && !takesText(event.target)) keys.focus(); // what is typed follows the focus
  }
  onMounted(() => { window.addEventListener('keydown', pressed); keys.focus(); });
  onBeforeUnmount(() => window.removeEventListener('keydown', pressed));
}
