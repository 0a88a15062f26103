import { readText } from '../values/words.ts';
import { pickOf, type BuildContext } from './context.ts';
import { Refusal } from './refusal.ts';

/** A copy as one row names it. */
export interface CopyOfRow { readonly itemId?: string; readonly itemBarcode?: string; readonly branch?: string }

const repeatSign = ';';
/** The values of a cell that holds several, as lists of records give them; no number holds the sign between them. */
export const valuesOf = (cell: string): string[] => cell.split(repeatSign).map((value) => value.trim()).filter((value) => value !== '');

export const isSeveral = (copies: CopyOfRow | readonly CopyOfRow[]): copies is readonly CopyOfRow[] => Array.isArray(copies);

/** Reads the copies that a row names: one, or where its cells hold several values (`i1000001;i1000002`), as many. */
export function copiesReader(context: BuildContext): (cells: readonly string[]) => CopyOfRow | readonly CopyOfRow[] | Refusal {
  const [item, barcode, branch] = [pickOf(context, 'item_id'), pickOf(context, 'item_barcode'), pickOf(context, 'branch')];
  const [readItem, readBarcode] = [context.ids('item_id'), context.ids('item_barcode')];

  function one(itemCell: string | undefined, barcodeCell: string | undefined, branchCell: string | undefined): CopyOfRow | Refusal {
    const itemId = readItem(itemCell);
    if (itemId instanceof Refusal) return itemId;
    const itemBarcode = readBarcode(barcodeCell);
    if (itemBarcode instanceof Refusal) return itemBarcode;
    const where = readText(branchCell);
    return { ...(itemId !== undefined && { itemId }), ...(itemBarcode !== undefined && { itemBarcode }), ...(where !== undefined && { branch: where }) };
  }

  return (cells) => {
    const [itemCell, barcodeCell, branchCell] = [item(cells), barcode(cells), branch(cells)];
    if (itemCell?.includes(repeatSign) !== true && barcodeCell?.includes(repeatSign) !== true) return one(itemCell, barcodeCell, branchCell);
    const [items, barcodes, branches] = [valuesOf(itemCell ?? ''), valuesOf(barcodeCell ?? ''), valuesOf(branchCell ?? '')];
    // numbers whose barcodes are not as many cannot be told apart by them
    const named = items.length > 0 ? items : barcodes;
    const copies: CopyOfRow[] = [];
    for (const [at, value] of named.entries()) {
      const copy = one(items.length > 0 ? value : undefined, barcodes.length === named.length ? barcodes[at] : undefined, branches.length === named.length ? branches[at] : branchCell);
      if (copy instanceof Refusal) return copy;
      copies.push(copy);
    }
    return copies;
  };
}
