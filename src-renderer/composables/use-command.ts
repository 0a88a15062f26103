import { onBeforeUnmount, onMounted } from 'vue';
import { useCommands } from '#page/stores/commands.ts';
import type { CommandName } from '#contract/commands.ts';

/**
 * Offers a command of the list while the component is shown: it stands in the palette then and its shortcut works.
 * @param isPossible whether it can be done just now; left out: always
 */
export function useCommand(name: CommandName, run: () => unknown, isPossible?: () => boolean): void {
  const commands = useCommands();
  let withdraw: (() => void) | undefined;
  onMounted(() => { withdraw = commands.offer(name, { run, isPossible }); });
  onBeforeUnmount(() => withdraw?.());
}
