import { computed } from 'vue';
import { useSettings } from '#page/stores/settings.ts';
import { commandWords } from '#contract/command-words.ts';
import { keysOf, type CommandGroup, type CommandName } from '#contract/commands.ts';

const onMac = /Mac/.test(navigator.userAgent);
const named: Readonly<Record<string, Readonly<Record<string, string>>>> = { 'zh-CN': { Enter: '回车', Space: '空格' } };

/** What commands and their keys are called in the page's language. */
export function useCommandWords() {
  const settings = useSettings();
  const words = computed(() => commandWords[settings.language]);
  const parts = (keys: string): string[] => keys.split('+').map((key) => (onMac && key === 'Ctrl' ? '⌘' : named[settings.language]?.[key] ?? key));
  return {
    label: (name: CommandName): string => words.value.commands[name].label,
    also: (name: CommandName): string => words.value.commands[name].also,
    group: (group: CommandGroup): string => words.value.groups[group],
    /** The keys of a shortcut one by one: `Ctrl`, `K`. */
    parts,
    /** A control's words with the shortcut behind them, for its tooltip. */
    withKeys: (text: string, name: CommandName): string => {
      const keys = keysOf(name);
      return keys === undefined ? text : `${text} (${parts(keys).join('+')})`;
    },
    /** The shortcut as assistive technology wants it (aria-keyshortcuts). */
    ariaKeys: (name: CommandName): string | undefined => keysOf(name)?.replace('Ctrl', 'Control').replace('Esc', 'Escape'),
  };
}
