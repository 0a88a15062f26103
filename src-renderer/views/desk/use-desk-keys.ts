import { onBeforeUnmount, onMounted } from 'vue';
import type { ScanMode } from '#contract/desk.ts';

/** The desk's shortcuts. Letters that menus and address bars claim (D, E, F, H, V) are left alone; the key's place counts, not its sign. */
export const modeKeys: Readonly<Record<ScanMode, string>> = { auto: 'L', return: 'R', renew: 'N', hold: 'O', use: 'U', info: 'W' };

/** What stands on the keys, beside the words of a button. */
export const keyNames = { undo: 'Ctrl+Z', receipt: 'Alt+P', anonymous: 'Alt+A', next: 'Esc', leave: 'Esc', confirm: 'Ctrl+↵', addCopy: 'Alt+C', addPatron: 'Alt+K' } as const;
export const modeKeyName = (mode: ScanMode): string => `Alt+${modeKeys[mode]}`;

export interface DeskKeys {
  readonly mode: (mode: ScanMode) => void;
  readonly confirm: () => void;
  readonly leave: () => void;
  readonly undo: () => void;
  readonly anonymous: () => void;
  readonly receipt: () => void;
  readonly add: (kind: 'patron' | 'copy') => void;
  readonly focus: () => void;
  /** Whether nothing has been typed yet: then Ctrl+Z undoes a step, else a letter. */
  readonly isEmpty: () => boolean;
}

/** A dialog keeps the focus while it is open. */
const isInDialog = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;
const takesText = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select') || target.isContentEditable);

/** Listens while the desk is shown: shortcuts, and a scan wherever the focus is goes into the scan field. */
export function useDeskKeys(keys: DeskKeys): void {
  function pressed(event: KeyboardEvent): void {
    if (event.isComposing || isInDialog(event.target)) return;
    if (event.altKey && !event.ctrlKey && !event.metaKey) { withAlt(event); return; }
    if (event.ctrlKey || event.metaKey) { withControl(event); return; }
    if (event.key === 'Escape') { event.preventDefault(); keys.leave(); keys.focus(); return; }
    if (event.key.length === 1 && event.key !== ' ' && !takesText(event.target)) keys.focus(); // what is typed follows the focus
  }
  function withAlt(event: KeyboardEvent): void {
    const letter = event.code.replace(/^Key/, '');
    const mode = (Object.keys(modeKeys) as ScanMode[]).find((each) => modeKeys[each] === letter);
    const other: Readonly<Record<string, () => void>> = { A: keys.anonymous, P: keys.receipt, C: () => keys.add('copy'), K: () => keys.add('patron') };
    const work = mode === undefined ? other[letter] : () => { keys.mode(mode); keys.focus(); };
    if (work === undefined) return;
    event.preventDefault();
    work();
  }
  function withControl(event: KeyboardEvent): void {
    if (event.key === 'Enter') { event.preventDefault(); keys.confirm(); keys.focus(); }
    if (event.code === 'KeyZ' && !event.shiftKey && (keys.isEmpty() || !takesText(event.target))) { event.preventDefault(); keys.undo(); keys.focus(); }
  }
  onMounted(() => { window.addEventListener('keydown', pressed); keys.focus(); });
  onBeforeUnmount(() => window.removeEventListener('keydown', pressed));
}
