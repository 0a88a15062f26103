import type { ItemRecord } from '#contract/records.ts';
import { readText } from '../values/words.ts';
import { pickOf, type BuildContext } from './context.ts';
import { copiesReader, isSeveral } from './copies-of-row.ts';
import { Refusal, Several, type Builder } from './refusal.ts';

export function itemBuilder(context: BuildContext): Builder<ItemRecord> {
  const title = pickOf(context, 'title_id');
  const readTitle = context.ids('title_id');
  const readCopies = copiesReader(context);
  const [callNumber, material, collection] = [pickOf(context, 'call_number'), pickOf(context, 'material'), pickOf(context, 'collection')];
  const nameless = new Refusal('missing-value', context.columns.slots.item_id === undefined ? 'item_barcode' : 'item_id');

  return (cells) => {
    const titleId = readTitle(title(cells));
    if (titleId instanceof Refusal) return titleId;
    if (titleId === undefined) return new Refusal('missing-value', 'title_id');
    const copies = readCopies(cells);
    if (copies instanceof Refusal) return copies;
    const [shelf, kind, group] = [readText(callNumber(cells)), readText(material(cells)), readText(collection(cells))];
    const more = { titleId, ...(shelf !== undefined && { callNumber: shelf }), ...(kind !== undefined && { material: kind }), ...(group !== undefined && { collection: group }) };
    if (isSeveral(copies)) return copies.length === 0 ? nameless : new Several(copies.map((copy) => ({ ...copy, ...more })));
    return copies.itemId === undefined && copies.itemBarcode === undefined ? nameless : { ...copies, ...more };
  };
}
