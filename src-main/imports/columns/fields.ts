import { importFields, type ImportField, type ImportKind } from '#contract/imports.ts';

/** Names that fields had before, or go by in our own templates. */
const synonyms: Readonly<Record<string, ImportField>> = { group: 'patron_group', material_type: 'material', class_mark: 'class', barcode: 'item_barcode', subject: 'subjects', publication_year: 'year' };

/** The field of a name as the user writes it; null where files of this kind have none of that name. */
export function fieldOf(name: string, kind: ImportKind): ImportField | null {
  const field = Object.hasOwn(synonyms, name) ? synonyms[name]! : name;
  return (importFields[kind] as readonly string[]).includes(field) ? (field as ImportField) : null;
}
