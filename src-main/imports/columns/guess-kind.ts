import type { FixedValues, ImportField, ImportKind } from '#contract/imports.ts';

/** Which fields of each kind a table has, as far as its columns are recognised. */
export type FieldsOf = (kind: ImportKind) => { readonly fields: readonly (ImportField | null)[]; readonly wrong: readonly string[] };

/** What a file holds, by the columns recognised in it and what the user said of them; null where that is not clear. */
export function guessKind(fieldsOf: FieldsOf, fixed: FixedValues | undefined): ImportKind | null {
  const look = (kind: ImportKind): { has: (...any: ImportField[]) => boolean; fits: boolean } => {
    const { fields, wrong } = fieldsOf(kind);
    const found = new Set<string>([...fields.filter((field) => field !== null), ...Object.keys(fixed ?? {})]);
    return { has: (...any) => any.some((field) => found.has(field)), fits: wrong.length === 0 };
  };
  const events = look('events');
  if (events.fits && events.has('event_type') && events.has('event_at') && events.has('item_id', 'item_barcode', 'title_id')) return 'events';
  const loans = look('loans');
  const lent = loans.has('title_id', 'item_id', 'item_barcode');
  if (loans.fits && loans.has('loan_at') && (loans.has('patron_id', 'title', 'isbn') || lent)) return 'loans';
  if (loans.fits && loans.has('patron_id') && (lent || (loans.has('title') && loans.has('author', 'isbn', 'due_at', 'returned_at', 'call_number')))) return 'loans';
  const patrons = look('patrons');
  if (patrons.fits && patrons.has('patron_id')) return 'patrons';
  const counts = look('counts');
  if (counts.fits && counts.has('loans') && counts.has('title', 'title_id', 'isbn') && !lent) return 'counts';
  if (counts.fits && counts.has('loans', 'period') && counts.has('loans') && counts.has('title')) return 'counts';
  const titles = look('titles');
  if (titles.fits && titles.has('title')) return 'titles';
  const items = look('items');
  return items.fits && items.has('item_id', 'item_barcode') && items.has('title_id') ? 'items' : null;
}
