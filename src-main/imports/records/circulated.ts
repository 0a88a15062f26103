import type { ImportField } from '#contract/imports.ts';
import type { EventRecord } from '#contract/records.ts';
import { readText, readYear } from '../values/words.ts';
import { pickOf, type BuildContext } from './context.ts';
import { titleReader } from './describe-title.ts';
import { Refusal } from './refusal.ts';
import { rememberedTitles } from './remembered-titles.ts';

type Mutable<Row> = { -readonly [Field in keyof Row]: Row[Field] };
type Circulated = Mutable<Omit<EventRecord, 'event' | 'at'>>;

/** Writes into a record whose copy of what it is and who has it; a refusal where that cannot be read. */
export type CirculatedReader = (cells: readonly string[], record: Circulated) => Refusal | undefined;

/** The part that rows of loans and of events have in common, for the columns at hand; columns that are not there cost nothing. */
export function circulatedReader(context: BuildContext): CirculatedReader {
  const { columns: { slots }, patrons } = context;
  const has = (field: ImportField): boolean => slots[field] !== undefined;
  const [titleCell, itemCell, barcodeCell, patronCell] = [pickOf(context, 'title_id'), pickOf(context, 'item_id'), pickOf(context, 'item_barcode'), pickOf(context, 'patron_id')];
  const [branchCell, dueCell, groupCell, birthCell, homeCell] = [pickOf(context, 'branch'), pickOf(context, 'due_at'), pickOf(context, 'patron_group'), pickOf(context, 'birth_year'), pickOf(context, 'home_branch')];
  const [readTitleId, readItem, readBarcode] = [context.ids('title_id'), context.ids('item_id'), context.ids('item_barcode')];
  const readDue = context.dates('due_at');
  const readTitle = rememberedTitles(titleReader(slots, false));
  const [hasItem, hasBarcode, hasPatron, hasBranch, hasDue, hasGroup, hasMore] = [has('item_id'), has('item_barcode'), has('patron_id'), has('branch'), has('due_at'), has('patron_group'), has('birth_year') || has('home_branch')];
  const badDue = new Refusal('bad-date', 'due_at');
  const nothing = new Refusal('missing-value', (['title_id', 'item_id', 'item_barcode', 'isbn', 'title'] as const).find(has) ?? 'title_id');

  return (cells, record) => {
    const titleId = readTitleId(titleCell(cells));
    if (titleId instanceof Refusal) return titleId;
    if (titleId !== undefined) record.titleId = titleId;
    if (hasItem) {
      const item = readItem(itemCell(cells));
      if (item instanceof Refusal) return item;
      if (item !== undefined) record.itemId = item;
    }
    if (hasBarcode) {
      const barcode = readBarcode(barcodeCell(cells));
      if (barcode instanceof Refusal) return barcode;
      if (barcode !== undefined) record.itemBarcode = barcode;
    }
    if (readTitle !== undefined) {
      const title = readTitle(cells, titleId);
      if (title !== undefined) {
        record.title = title;
        if (titleId === undefined && record.itemId === undefined && record.itemBarcode === undefined) record.titleId = title.titleId;
      }
    }
    if (record.titleId === undefined && record.itemId === undefined && record.itemBarcode === undefined) return nothing;
    if (hasPatron) {
      const patron = patrons.id(patronCell(cells));
      if (patron instanceof Refusal) return patron;
      if (patron !== undefined) record.patronId = patron;
    }
    if (hasBranch) {
      const branch = readText(branchCell(cells));
      if (branch !== undefined) record.branch = branch;
    }
    if (hasDue) {
      const due = readDue(dueCell(cells) ?? '');
      if (due !== undefined) {
        if (Number.isNaN(due)) return badDue;
        record.dueAt = due;
      }
    }
    if (hasGroup) {
      const group = patrons.group(groupCell(cells));
      if (group === null) delete record.patronId;
      else if (group !== undefined) record.patronGroup = group;
    }
    if (hasMore) {
      const birthYear = readYear(birthCell(cells));
      if (birthYear !== undefined) record.birthYear = birthYear;
      const home = readText(homeCell(cells));
      if (home !== undefined) record.homeBranch = home;
    }
    return undefined;
  };
}
