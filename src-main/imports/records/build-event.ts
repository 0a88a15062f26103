import type { EventRecord } from '#contract/records.ts';
import { circulatedReader } from './circulated.ts';
import { pickOf, type BuildContext } from './context.ts';
import { eventReader } from './event-words.ts';
import { Passed, Refusal, Several, type Builder } from './refusal.ts';

type Draft = { -readonly [Field in keyof EventRecord]: EventRecord[Field] };

export function eventBuilder(context: BuildContext): Builder<EventRecord> {
  const circulated = circulatedReader(context);
  const at = pickOf(context, 'event_at');
  const readAt = context.dates('event_at');
  const readEvent = eventReader(context);
  const [noDate, badDate] = [new Refusal('missing-value', 'event_at'), new Refusal('bad-date', 'event_at')];
  const several = context.columns.profile?.severalCopies;

  return (cells) => {
    const event = readEvent(cells);
    if (event instanceof Passed || event instanceof Refusal) return event;
    const moment = readAt(at(cells) ?? '');
    const record: Draft = { event, at: moment ?? 0 };
    const refusal = circulated(cells, record);
    if (refusal !== undefined) return refusal;
    if (moment === undefined) return noDate;
    if (Number.isNaN(moment)) return badDate;
    if (several === undefined || record.itemBarcode?.includes(several) !== true) return record;
    const barcodes = record.itemBarcode.split(several).map((barcode) => barcode.trim()).filter((barcode) => barcode !== '');
    return new Several(barcodes.map((itemBarcode) => ({ ...record, itemBarcode })));
  };
}
