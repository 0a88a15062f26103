import type { ListId, ModelId, PatronId } from '#contract/ids.ts';
import type { ReadingList } from '#contract/lists.ts';
import { reasonSentence } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { listForPatron, listIdsAfter, showList } from '#catalog/repositories/lists.ts';
import type { Library } from './library.ts';
import { fitForScreen } from './shared-screen.ts';
import { writeCsv } from './sheets/csv-file.ts';
import type { SheetCell, SheetColumn } from './sheets/sheet.ts';

const columns: readonly SheetColumn[] = [
  { heading: 'patron_id', kind: 'id' }, { heading: 'rank', kind: 'number' }, { heading: 'title_id', kind: 'id' }, { heading: 'title', kind: 'text' }, { heading: 'author', kind: 'text' },
  { heading: 'score', kind: 'number' }, { heading: 'model', kind: 'id' }, { heading: 'source_share', kind: 'id' }, { heading: 'reason', kind: 'text' },
];

/** The rows of one list: the ids as they were imported, then words. */
const listRows = (list: ReadingList, language: Language): SheetCell[][] => list.entries.map((entry) => [
  list.patron ?? list.name, entry.rank, entry.externalTitleId, entry.title, entry.author, Number(entry.score.toPrecision(6)), entry.method, entry.sourceShare.toFixed(3), reasonSentence(entry, list.sources, language),
]);

/** How a file is to be read: by a person in a spreadsheet, or by another program. */
export interface FileReader { readonly language: Language; readonly forSpreadsheet: boolean }

/** Which lists of a model go into the file. */
export type ListChoice = { readonly patrons: readonly PatronId[] } | { readonly listIds: readonly ListId[] } | 'all';

/**
 * Writes reading lists as CSV in UTF-8, whole or not at all.
 * @returns how many lists were written
 * @throws AppError file-unwritable, disk-full
 */
export async function writeListsFile(library: Library, modelId: ModelId, choice: ListChoice, path: string, { language, forSpreadsheet }: FileReader): Promise<number> {
  let count = 0;
  function* rows(): Generator<SheetCell[]> {
    for (const list of chosen(library, modelId, choice)) {
      yield* listRows(fitForScreen(library, list), language);
      count += 1;
    }
  }
  await writeCsv(path, { columns, rows: rows() }, { forSpreadsheet });
  return count;
}

function* chosen(library: Library, modelId: ModelId, choice: ListChoice): Generator<ReadingList> {
  if (choice !== 'all') { // read one by one: a long choice must not hold them all
    const ids = 'patrons' in choice ? choice.patrons : choice.listIds;
    for (const id of ids) {
      const list = 'patrons' in choice ? listForPatron(library.db, id as PatronId, modelId) : showList(library.db, id as ListId);
      if (list !== null) yield list;
    }
    return;
  }
  let after = 0;
  for (;;) {
    const ids = listIdsAfter(library.db, modelId, after, 200);
    if (ids.length === 0) return;
    for (const id of ids) {
      const list = showList(library.db, id);
      if (list !== null) yield list;
    }
    after = ids.at(-1)!;
  }
}
