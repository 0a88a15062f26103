import type { ItemRecord } from '#contract/records.ts';
import { readText } from '../values/words.ts';
import { pickOf, type BuildContext } from './context.ts';
import { Refusal, type Builder } from './refusal.ts';

export function itemBuilder(context: BuildContext): Builder<ItemRecord> {
  const [item, barcode, title] = [pickOf(context, 'item_id'), pickOf(context, 'item_barcode'), pickOf(context, 'title_id')];
  const [readItem, readBarcode, readTitle] = [context.ids('item_id'), context.ids('item_barcode'), context.ids('title_id')];
  const [branch, callNumber, material, collection] = [pickOf(context, 'branch'), pickOf(context, 'call_number'), pickOf(context, 'material'), pickOf(context, 'collection')];
  const nameless = context.columns.slots.item_id === undefined ? 'item_barcode' : 'item_id';

  return (cells) => {
    const titleId = readTitle(title(cells));
    if (titleId instanceof Refusal) return titleId;
    if (titleId === undefined) return new Refusal('missing-value', 'title_id');
    const itemId = readItem(item(cells));
    if (itemId instanceof Refusal) return itemId;
    const itemBarcode = readBarcode(barcode(cells));
    if (itemBarcode instanceof Refusal) return itemBarcode;
    if (itemId === undefined && itemBarcode === undefined) return new Refusal('missing-value', nameless);
    const [where, shelf, kind, group] = [readText(branch(cells)), readText(callNumber(cells)), readText(material(cells)), readText(collection(cells))];
    return {
      titleId,
      ...(itemId !== undefined && { itemId }),
      ...(itemBarcode !== undefined && { itemBarcode }),
      ...(where !== undefined && { branch: where }),
      ...(shelf !== undefined && { callNumber: shelf }),
      ...(kind !== undefined && { material: kind }),
      ...(group !== undefined && { collection: group }),
    };
  };
}
