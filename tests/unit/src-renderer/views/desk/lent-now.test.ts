import { describe, expect, test } from 'vitest';
import type { DeskCopy, DeskPatron, ScanAnswer, ScanOutcome } from '#contract/desk.ts';
import type { ItemId, PatronId, TitleId } from '#contract/ids.ts';
import type { LogLine } from '#page/stores/desk.ts';
import { lentNow } from '#page/views/desk/lent-now.ts';

const reader = 7 as PatronId;
const copy = (id: number | null, title = 1): DeskCopy => ({
  itemId: id as ItemId | null, titleId: title as TitleId, barcode: id === null ? null : `B${id}`, callNumber: null, title: 'Solaris', author: '', withheld: false, material: null, branch: null, status: 'out',
});
let key = 0;
const line = (outcome: ScanOutcome, of: DeskCopy | null, more: { dueAt?: string; patron?: PatronId | null; ofNobody?: boolean; undone?: boolean } = {}): LogLine => {
  const patron = more.patron === undefined ? reader : more.patron;
  const answer: ScanAnswer = {
    outcome, number: '', copy: of, patron: patron === null ? null : { id: patron } as DeskPatron, dueAt: more.dueAt ?? null, problems: [], notices: [], choices: [], mayAdd: [],
  };
  return { key: ++key, at: new Date(), answer, ofNobody: more.ofNobody ?? false, undone: more.undone ?? false };
};
/** In the order of what happened; the log has the newest first. */
const barcodes = (lines: readonly LogLine[], of: PatronId | null = reader): (string | null | undefined)[] => lentNow([...lines].reverse(), of).map((answer) => answer.copy?.barcode);

describe('what stands on a receipt of what was lent just now', () => {
  test('is every copy once, with its last date', () => {
    const lent = lentNow([line('renewed', copy(1), { dueAt: '2026-12-24' }), line('lent', copy(2)), line('lent', copy(1), { dueAt: '2026-12-10' })], reader);
    expect(lent.map((answer) => [answer.copy?.barcode, answer.dueAt])).toEqual([['B1', '2026-12-24'], ['B2', null]]);
  });
  test('is no copy that has come back since, nor one whose lending was undone', () => {
    expect(barcodes([line('lent', copy(1)), line('returned', copy(1), { patron: null }), line('lent', copy(2), { undone: true }), line('lent', copy(3))])).toEqual(['B3']);
    expect(barcodes([line('lent', copy(1)), line('returned', copy(1)), line('lent', copy(1))])).toEqual(['B1']);
  });
  test('is what went to this reader, or in an anonymous session to nobody', () => {
    const lines = [line('lent', copy(1)), line('lent', copy(2), { patron: 8 as PatronId }), line('lent-to-nobody', copy(3), { patron: null, ofNobody: true }), line('info', copy(4)), line('hold-placed', copy(5))];
    expect([barcodes(lines), barcodes(lines, null)]).toEqual([['B1'], ['B3']]);
  });
  test('tells titles apart that are lent as such', () => {
    expect(lentNow([line('lent', copy(null, 1)), line('lent', copy(null, 2))], reader)).toHaveLength(2);
  });
});
