import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import { useDesk } from '#page/stores/desk.ts';
import { useScans } from '#page/views/desk/use-scans.ts';

interface Asked { readonly number: string; readonly mode: string; readonly patronId: number | null; readonly confirm: boolean }
let asked: Asked[];
let receipts: number;
const patron = (id: number) => ({ id, card: String(id), problems: [], loans: [], holds: [], blocks: [] });

beforeEach(() => {
  setActivePinia(createPinia());
  asked = [];
  receipts = 0;
  useTransport({
    subscribe: () => () => undefined,
    async call(name, argument) {
      if (name !== 'desk:scan') return { ok: true, data: name === 'desk:undo' ? { step: null, left: 0 } : [] };
      const scan = argument as Asked;
      asked.push(scan);
      await new Promise((resolve) => setTimeout(resolve, scan.number === 'slow' ? 20 : 1));
      const isCard = /^\d$/.test(scan.number) || scan.number === 'slow';
      const outcome = isCard ? 'patron-opened' : scan.number === 'ask' && !scan.confirm ? 'asked' : 'lent';
      return { ok: true, data: { outcome, number: scan.number, copy: isCard ? null : { title: scan.number, titleId: 1 }, patron: isCard ? patron(scan.number === 'slow' ? 9 : Number(scan.number)) : null, dueAt: null, problems: [], notices: [], choices: [], mayAdd: [] } };
    },
  });
});
const settled = (n: number): Promise<void> => vi.waitFor(() => expect(asked).toHaveLength(n));

describe('scans', () => {
  test('are taken one after the other, each with the card that the ones before have opened', async () => {
    const scans = useScans(() => undefined);
    for (const number of ['slow', 'a', 'b', '2', 'c']) scans.submit(number);
    await settled(5);
    expect(asked.map(({ number, patronId }) => [number, patronId])).toEqual([['slow', null], ['a', 9], ['b', 9], ['2', 9], ['c', 2]]);
  });

  test('that are asked about are sent again when it is confirmed, and only then', async () => {
    const scans = useScans(() => undefined);
    const desk = useDesk();
    scans.submit('ask');
    await settled(1);
    await vi.waitFor(() => expect(desk.mayConfirm).toBe(true));
    expect(desk.log).toHaveLength(0);
    scans.submit('SB-YES');
    await settled(2);
    expect(asked[1]).toMatchObject({ number: 'ask', confirm: true });
    await vi.waitFor(() => expect(desk.log).toHaveLength(1));
    scans.confirm();
    scans.submit('x');
    await settled(3);
    expect(asked[2]).toMatchObject({ number: 'x', confirm: false });
  });

  test('of commands choose the mode, print, and close the card', async () => {
    const scans = useScans(() => { receipts += 1; });
    const desk = useDesk();
    for (const number of ['1', 'SB-RETURN', 'SB-RECEIPT', 'a']) scans.submit(number);
    await settled(2);
    expect(asked[1]).toMatchObject({ mode: 'return', patronId: 1 });
    expect(receipts).toBe(1);
    scans.submit('SB-NEXT');
    await vi.waitFor(() => expect(desk.patron).toBeNull());
  });
});
