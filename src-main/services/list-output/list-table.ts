import { reasonSentence, sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { libraryNumber } from '#contract/title-number.ts';
import { titleNumbers } from '#catalog/repositories/title-numbers.ts';
import type { Library } from '../library.ts';
import { fitForScreen, withoutSensitive } from '../shared-screen.ts';
import type { ColumnKind, SheetCell, SheetColumn } from '../sheets/sheet.ts';
import { chosenLists, type ListChoice, type OutgoingList } from './chosen-lists.ts';

/** What a row of a table of lists is made of. */
interface Row {
  readonly list: OutgoingList;
  readonly entry: OutgoingList['entries'][number];
  readonly isbn: string | null;
  readonly language: Language;
}
interface Column { readonly heading: string; readonly kind: ColumnKind; readonly width?: number; readonly cell: (row: Row) => SheetCell }

/** The columns that people read, in their language. The reader's number only where it is asked for. */
function wordColumns(language: Language, { withName, withReasons }: { readonly withName: boolean; readonly withReasons: boolean }): Column[] {
  const words = sentences[language].listColumn;
  return [
    { heading: words.list, kind: 'number', width: 8, cell: ({ list }) => list.id },
    ...(withName ? [{ heading: words.card, kind: 'id', cell: ({ list }: Row) => list.patron ?? list.name } as const] : []),
    { heading: words.made, kind: 'day', cell: ({ list }) => list.madeAt },
    { heading: words.rank, kind: 'number', width: 6, cell: ({ entry }) => entry.rank },
    { heading: words.title, kind: 'text', width: 44, cell: ({ entry }) => entry.title },
    { heading: words.author, kind: 'text', width: 26, cell: ({ entry }) => entry.author },
    { heading: words.series, kind: 'text', width: 20, cell: ({ entry }) => [entry.series, entry.seriesNumber].filter((part) => part !== null && part !== '').join(' ') },
    { heading: words.year, kind: 'number', cell: ({ entry }) => entry.year },
    { heading: words.shelfMark, kind: 'id', cell: ({ entry }) => entry.shelfMark },
    { heading: words.branch, kind: 'text', width: 16, cell: ({ entry }) => entry.branch },
    ...(withReasons ? [{ heading: words.reason, kind: 'text', width: 60, cell: reasonOf } as const] : []),
    { heading: words.note, kind: 'text', width: 30, cell: ({ entry }) => entry.note },
    { heading: words.share, kind: 'share', width: 12, cell: ({ entry }) => entry.sourceShare },
    { heading: words.number, kind: 'id', cell: ({ entry }) => libraryNumber(entry.externalTitleId) },
    { heading: words.isbn, kind: 'id', cell: ({ isbn }) => isbn },
  ];
}

const reasonOf = ({ entry, list, language }: Row): string => reasonSentence(entry, list.sources, language);

/** The columns that other programs read; their names and order stay. */
const programColumns: readonly Column[] = [
  { heading: 'patron_id', kind: 'id', cell: ({ list }) => list.patron ?? list.name },
  { heading: 'rank', kind: 'number', cell: ({ entry }) => entry.rank },
  { heading: 'title_id', kind: 'id', cell: ({ entry }) => entry.externalTitleId },
  { heading: 'title', kind: 'text', cell: ({ entry }) => entry.title },
  { heading: 'author', kind: 'text', cell: ({ entry }) => entry.author },
  { heading: 'score', kind: 'number', cell: ({ entry }) => Number(entry.score.toPrecision(6)) },
  { heading: 'model', kind: 'id', cell: ({ entry }) => entry.method },
  { heading: 'source_share', kind: 'id', cell: ({ entry }) => entry.sourceShare.toFixed(3) },
  { heading: 'reason', kind: 'text', cell: reasonOf },
];

/** How a table is to be read: by a person, who may have asked for the readers' numbers, or by another program, which gets them. */
export type TableReader = { readonly language: Language } & ({ readonly forProgram: true } | { readonly withName: boolean; readonly withReasons: boolean });

export interface ListTable {
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly SheetCell[]>;
  /** How many lists the rows taken so far are of. */
  readonly counted: { lists: number };
}

/** The entries of the chosen lists as a table, a row each. @throws AppError list-not-found while the rows are taken */
export function listTable(library: Library, choice: ListChoice, reader: TableReader): ListTable {
  const { language } = reader;
  const forProgram = 'forProgram' in reader;
  const columns = forProgram ? programColumns : wordColumns(language, reader);
  const counted = { lists: 0 };
  function* rows(): Generator<SheetCell[]> {
    for (const stored of chosenLists(library, choice)) {
      const list = stored.id === null ? stored : !forProgram && reader.withName && stored.patron !== null ? withoutSensitive(library, stored) : fitForScreen(library, stored);
      const isbns = new Map(forProgram ? [] : titleNumbers(library.db, list.entries.map(({ titleId }) => titleId)).map(({ id, isbn }) => [id, isbn]));
      for (const entry of list.entries) {
        const row: Row = { list, entry, isbn: isbns.get(entry.titleId) ?? null, language };
        yield columns.map(({ cell }) => cell(row));
      }
      counted.lists += 1;
    }
  }
  return { columns, rows: rows(), counted };
}
