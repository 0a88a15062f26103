import type { TitleRecord } from '#contract/records.ts';
import { readText } from '../values/words.ts';
import { pickOf, type BuildContext } from './context.ts';
import { titleReader } from './describe-title.ts';
import { Refusal, type Builder } from './refusal.ts';

export function titleBuilder(context: BuildContext): Builder<TitleRecord> {
  const [id, item, barcode, branch] = [pickOf(context, 'title_id'), pickOf(context, 'item_id'), pickOf(context, 'item_barcode'), pickOf(context, 'branch')];
  const [readId, readItem, readBarcode] = [context.ids('title_id'), context.ids('item_id'), context.ids('item_barcode')];
  const { read } = titleReader(context.columns.slots, true);
  const hasId = context.columns.slots.title_id !== undefined;

  return (cells) => {
    const titleId = readId(id(cells));
    if (titleId instanceof Refusal) return titleId;
    if (titleId === undefined && hasId) return new Refusal('missing-value', 'title_id');
    // a title that the library does not know is no fault of the row: what else it says of the record counts
    const record = read(cells, titleId);
    if (record === undefined) return new Refusal('missing-value', 'title');
    const itemId = readItem(item(cells));
    if (itemId instanceof Refusal) return itemId;
    if (itemId !== undefined) record.itemId = itemId;
    const itemBarcode = readBarcode(barcode(cells));
    if (itemBarcode instanceof Refusal) return itemBarcode;
    if (itemBarcode !== undefined) record.itemBarcode = itemBarcode;
    const branchName = readText(branch(cells));
    if (branchName !== undefined) record.branch = branchName;
    return record;
  };
}
