import type { ImportField } from '#contract/imports.ts';
import type { TitleRecord } from '#contract/records.ts';
import type { Slots } from '../columns/settle.ts';
import { readIsbns } from '../values/isbn.ts';
import { readList, readText, readYear } from '../values/words.ts';
import { needId, readId } from './ids.ts';
import { Refusal, type Builder } from './refusal.ts';
import { picker } from './slots.ts';

type Draft = { -readonly [Field in keyof TitleRecord]: TitleRecord[Field] };
type TextField = 'author' | 'material' | 'language' | 'collection' | 'classMark' | 'audience' | 'publisher' | 'series' | 'seriesNumber' | 'branch';

const textFields: readonly (readonly [TextField, ImportField])[] = [
  ['author', 'author'], ['material', 'material'], ['language', 'language'], ['collection', 'collection'], ['classMark', 'class'],
  ['audience', 'audience'], ['publisher', 'publisher'], ['series', 'series'], ['seriesNumber', 'series_number'], ['branch', 'branch'],
];

export function titleBuilder(slots: Slots): Builder<TitleRecord> {
  const [id, title, item] = [picker(slots, 'title_id'), picker(slots, 'title'), picker(slots, 'item_barcode')];
  const [subjects, year, isbn] = [picker(slots, 'subjects'), picker(slots, 'year'), picker(slots, 'isbn')];
  const texts = textFields.filter(([, field]) => slots[field] !== undefined).map(([key, field]) => [key, picker(slots, field)] as const);

  return (cells) => {
    const titleId = needId(id(cells), 'title_id');
    if (titleId instanceof Refusal) return titleId;
    const name = readText(title(cells));
    // a title that the library does not know is no fault of the row: what else it says of the record counts
    const record: Draft = { titleId, ...(name !== undefined && { title: name }) };
    const itemBarcode = readId(item(cells), 'item_barcode');
    if (itemBarcode instanceof Refusal) return itemBarcode;
    if (itemBarcode !== undefined) record.itemBarcode = itemBarcode;
    for (const [key, pick] of texts) {
      const text = readText(pick(cells));
      if (text !== undefined) record[key] = text;
    }
    const headings = readList(subjects(cells));
    if (headings.length > 0) record.subjects = headings;
    const published = readYear(year(cells));
    if (published !== undefined) record.year = published;
    const isbns = readIsbns(isbn(cells) ?? '');
    if (isbns.length > 0) record.isbns = isbns;
    return record;
  };
}
