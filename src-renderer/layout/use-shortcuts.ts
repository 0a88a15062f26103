import { onBeforeUnmount, onMounted } from 'vue';
import { useRoute } from 'vue-router';
import { useCommands } from '#page/stores/commands.ts';
import { commandEvent, commands as known, type CommandName } from '#contract/commands.ts';
import { commandsFor } from './shortcut-keys.ts';

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input:not([type="radio"], [type="checkbox"], [type="button"]), textarea, select') || target.isContentEditable);
/** One that is fading away is closed already. */
const isDialogOpen = (): boolean => document.querySelector('[aria-modal="true"]:not([class*="-leave-active"])') !== null;
/** In a text field these are the field's own. */
const ofFields: readonly CommandName[] = ['undo'];

/**
 * Listens to the shortcuts of the command list, and to the desktop's menu, which asks for commands by an event. A dialog that asks something keeps the
 * keyboard to itself; `?` is typed in fields, and at the desk, where a scanner types.
 */
export function useShortcuts(): void {
  const commands = useCommands();
  const route = useRoute();

  function pressed(event: KeyboardEvent): void {
    if (event.isComposing || event.defaultPrevented || event.repeat || isDialogOpen()) return;
    if (event.key === '?' && (takesText(event.target) || route.path.startsWith('/desk'))) return;
    const name = commandsFor(event).find((each) => commands.isPossible(each) && !(ofFields.includes(each) && takesText(event.target)));
    if (name === undefined) return;
    event.preventDefault();
    commands.run(name);
  }
  const asked = (event: Event): void => {
    const name: unknown = (event as CustomEvent).detail;
    if (known.every((command) => command.name !== name) || isDialogOpen()) return;
    if (name === 'undo' && takesText(document.activeElement)) document.execCommand('undo'); // what was typed, as the field itself does it
    else commands.run(name as CommandName);
  };
  onMounted(() => { window.addEventListener('keydown', pressed); window.addEventListener(commandEvent, asked); });
  onBeforeUnmount(() => { window.removeEventListener('keydown', pressed); window.removeEventListener(commandEvent, asked); });
}
