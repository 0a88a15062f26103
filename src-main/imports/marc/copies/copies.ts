import type { Copy } from '../fields/description.ts';
import type { MarcRecord } from '../marc-record.ts';
import { copiesIn } from './copy-fields.ts';

/** Tags of copies, the ones that say most first: a record that has copies in one is not asked for those in the next. */
const tagGroups: readonly (readonly string[])[] = [['952'], ['995'], ['876', '877', '878'], ['852'], ['945'], ['999'], ['949'], ['905'], ['805']];

/** The copies of a record, each number once. */
export function copiesOf(record: MarcRecord, isUnimarc: boolean): Copy[] {
  for (const tags of tagGroups) {
    const found = new Map<string, Copy>();
    for (const field of record.fields) {
      if (!tags.includes(field.tag)) continue;
      for (const copy of copiesIn(field, isUnimarc)) found.set(copy.itemBarcode ?? `#${copy.itemId ?? ''}`, copy);
    }
    if (found.size > 0) return [...found.values()];
  }
  return [];
}
