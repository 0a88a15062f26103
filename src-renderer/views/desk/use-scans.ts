import { useAttempt } from '#page/composables/use-attempt.ts';
import { useDesk } from '#page/stores/desk.ts';
import type { ItemId } from '#contract/ids.ts';
import { commandOf, type Command } from './command-barcodes.ts';
import { toneOf } from './use-scan-words.ts';
import { useSounds } from './use-sounds.ts';

/**
 * Takes scans one after the other, however fast they come: each is answered with the card that the ones before have opened.
 * @param printReceipt what the command barcode for receipts does
 */
export function useScans(printReceipt: () => void) {
  const desk = useDesk();
  const { attempt } = useAttempt();
  const play = useSounds();
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = (work: () => Promise<unknown>): Promise<unknown> => (queue = queue.then(work, work));

  async function answered(work: () => Promise<Parameters<typeof toneOf>[0] | null>): Promise<void> {
    const found = await attempt(work);
    if (found === undefined) play('stop');
    else if (found !== null) play(toneOf(found));
  }
  async function undo(): Promise<void> {
    const found = await attempt(() => desk.undo());
    play(found?.step == null ? 'stop' : 'notice');
  }
  const switchAnonymous = (): Promise<unknown> => attempt(() => (desk.anonymous ? desk.endAnonymous() : desk.startAnonymous()));
  function leave(): void {
    if (desk.answer !== null && desk.answer.outcome !== 'patron-opened') desk.answer = null;
    else desk.close();
    desk.undone = null;
  }
  async function obey(command: Command): Promise<void> {
    switch (command) {
      case 'next': if (desk.anonymous) await attempt(() => desk.endAnonymous()); desk.close(); play('good'); return;
      case 'yes': return answered(() => desk.confirm());
      case 'no': desk.answer = null; return;
      case 'undo': return undo();
      case 'nobody': await switchAnonymous(); play('good'); return;
      case 'receipt': printReceipt(); return;
      default: desk.mode = command; play('good');
    }
  }

  return {
    submit(text: string): void {
      const command = commandOf(text);
      void inTurn(() => (command === undefined ? answered(() => desk.scan(text)) : obey(command)));
    },
    confirm: (): void => { void inTurn(() => answered(() => desk.confirm())); },
    choose: (itemId: ItemId): void => { void inTurn(() => answered(() => desk.choose(itemId))); },
    undo: (): void => { void inTurn(undo); },
    switchAnonymous: (): void => { void inTurn(switchAnonymous); },
    leave,
  };
}
