import type { ImportField, ImportKind, ImportPreview } from '#contract/imports.ts';
import { nameOf, type WaitingFile } from '#page/stores/waiting-files.ts';

/** A file as it stands in the picture of how files fit together. */
export interface LinkedFile {
  readonly name: string;
  /** The column that links it, as the file calls it. */
  readonly column: string;
}

/**
 * One link: loans to copies, copies to titles, loans to titles, loans to patrons.
 * `files`: both sides are among the files; `catalogue`: what is looked for may lie in the catalogue already;
 * `itself`: the rows describe it themselves; `missing`: nothing says it; `none`: no patron, so loans count for their titles only.
 */
export interface Link {
  readonly from: 'loans' | 'items';
  readonly to: 'items' | 'titles' | 'patrons';
  readonly by: ImportField | null;
  readonly state: 'files' | 'catalogue' | 'itself' | 'missing' | 'none';
  readonly left: readonly LinkedFile[];
  readonly right: readonly LinkedFile[];
}

/** What the catalogue holds already, so that a link may end there. */
export interface CatalogueHolds {
  readonly titles: boolean;
  readonly patrons: boolean;
}

interface Side { readonly file: WaitingFile; readonly preview: ImportPreview }

/** Records have a column for copies whether they name any or not; loans may begin with those that are anonymised. */
function columnOf(preview: ImportPreview, field: ImportField): string | null {
  const mayBeEmpty = field === 'patron_id' || preview.rows.length === 0;
  const at = preview.columns.findIndex((column) => column.field === field && (mayBeEmpty || column.samples.length > 0));
  return at < 0 ? null : preview.columns[at]?.header || `#${at + 1}`;
}
const has = ({ file, preview }: Side, field: ImportField): boolean => columnOf(preview, field) !== null || field in file.wishes.fixed;
const named = (sides: readonly Side[], field: ImportField): LinkedFile[] => sides.flatMap(({ file, preview }) => {
  const column = columnOf(preview, field);
  return column === null ? [] : [{ name: nameOf(file), column }];
});

/** How the files fit together, link by link, in the order a librarian would check them; empty where no file holds loans or copies. */
export function linkPlan(files: readonly WaitingFile[], holds: CatalogueHolds): readonly Link[] {
  const of = (...kinds: readonly ImportKind[]): Side[] => files.flatMap((file) =>
    (file.preview !== null && file.preview.kind !== null && kinds.includes(file.preview.kind) ? [{ file, preview: file.preview }] : []));
  const [loans, items, titles, patrons] = [of('loans', 'events'), of('items'), of('titles'), of('patrons')];
  const links: Link[] = [];
  const byTitle = loans.filter((side) => has(side, 'title_id'));
  const byCopy = loans.filter((side) => !has(side, 'title_id') && (has(side, 'item_id') || has(side, 'item_barcode')));
  const byRecord = loans.filter((side) => !byTitle.includes(side) && !byCopy.includes(side));

  if (byTitle.length > 0) links.push(toTitles('loans', byTitle, 'title_id', titles, holds));
  if (byCopy.length > 0) links.push(...overCopies(byCopy, items, titles, holds));
  else if (items.length > 0) links.push(toTitles('items', items, 'title_id', titles, holds));
  if (byRecord.length > 0) {
    const by = byRecord.some((side) => has(side, 'isbn')) ? 'isbn' as const : 'title' as const;
    links.push({ from: 'loans', to: 'titles', by, state: 'itself', left: named(byRecord, by), right: [] });
  }
  if (loans.length > 0) links.push(toPatrons(loans, patrons, holds));
  return links;
}

function toTitles(from: 'loans' | 'items', left: readonly Side[], by: ImportField, titles: readonly Side[], holds: CatalogueHolds): Link {
  const right = named(titles, by);
  const describesItself = left.some((side) => has(side, 'title'));
  const state = right.length > 0 ? 'files' : describesItself ? 'itself' : holds.titles ? 'catalogue' : 'missing';
  return { from, to: 'titles', by, state, left: named(left, by), right };
}

/** Loans that name their copy only: a file of copies, or titles with their copies, must say whose it is. */
function overCopies(loans: readonly Side[], items: readonly Side[], titles: readonly Side[], holds: CatalogueHolds): Link[] {
  const copies = [...items, ...titles.filter((side) => has(side, 'item_id') || has(side, 'item_barcode'))];
  const by = (['item_barcode', 'item_id'] as const).find((field) => loans.some((side) => has(side, field)) && copies.some((side) => has(side, field)))
    ?? (loans.some((side) => has(side, 'item_barcode')) ? 'item_barcode' as const : 'item_id' as const);
  const right = named(copies, by);
  const describesItself = loans.every((side) => has(side, 'title') || has(side, 'isbn'));
  const state = right.length > 0 ? 'files' : describesItself ? 'itself' : holds.titles ? 'catalogue' : 'missing';
  const first: Link = { from: 'loans', to: 'items', by, state, left: named(loans, by), right };
  return items.length === 0 ? [first] : [first, toTitles('items', items, 'title_id', titles, holds)];
}

function toPatrons(loans: readonly Side[], patrons: readonly Side[], holds: CatalogueHolds): Link {
  const left = named(loans, 'patron_id');
  const right = named(patrons, 'patron_id');
  const state = left.length === 0 ? 'none' : right.length > 0 ? 'files' : holds.patrons ? 'catalogue' : 'itself';
  return { from: 'loans', to: 'patrons', by: 'patron_id', state, left, right };
}
