import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { commands, type Command, type CommandName } from '#contract/commands.ts';

/** What a command does, and whether it can be done just now. */
export interface Offer {
  readonly run: () => unknown;
  readonly isPossible?: (() => boolean) | undefined;
}

/** Which commands can be run: each screen offers its own while it is shown, and the newest offer of a command counts. */
export const useCommands = defineStore('commands', () => {
  const offers = shallowRef<ReadonlyMap<CommandName, readonly Offer[]>>(new Map());

  /** Offers a command; what is answered takes the offer back. */
  function offer(name: CommandName, what: Offer): () => void {
    offers.value = new Map(offers.value).set(name, [...offers.value.get(name) ?? [], what]);
    return () => {
      const left = (offers.value.get(name) ?? []).filter((other) => other !== what);
      const next = new Map(offers.value);
      if (left.length === 0) next.delete(name);
      else next.set(name, left);
      offers.value = next;
    };
  }
  const offerOf = (name: CommandName): Offer | undefined => offers.value.get(name)?.at(-1);
  const isPossible = (name: CommandName): boolean => {
    const found = offerOf(name);
    return found !== undefined && (found.isPossible?.() ?? true);
  };
  /** Commands that can be run just now, in the order of the list. */
  const possible = (): readonly Command[] => commands.filter(({ name }) => isPossible(name));
  /** Runs a command; answers false where it cannot be run just now. */
  function run(name: CommandName): boolean {
    if (!isPossible(name)) return false;
    offerOf(name)!.run();
    return true;
  }
  return { offer, possible, isPossible, run };
});
