import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { access, constants, rename, rm } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { basename, dirname } from 'node:path';
import { AppError } from '#contract/errors.ts';
import type { ListId, ModelId, PatronId } from '#contract/ids.ts';
import type { ReadingList } from '#contract/lists.ts';
import { reasonSentence } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { listForPatron, listIdsAfter, showList } from '#catalog/repositories/lists.ts';
import type { Library } from './library.ts';
import { fitForScreen } from './shared-screen.ts';

const listFileHeader = 'patron_id,rank,title_id,title,author,score,model,source_share,reason';

/** A CSV cell: quoted where it must be. */
const csvCell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Text that a spreadsheet would take for a formula gets an apostrophe before it. Numbers and ids are not text of ours: they stay as they were imported. */
const safeText = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

/** The lines of one list: the ids as they were imported, then words. */
function listLines(list: ReadingList, language: Language): string {
  return list.entries.map((entry) => [
    csvCell(list.patron), String(entry.rank), csvCell(entry.externalTitleId), csvCell(safeText(entry.title)), csvCell(safeText(entry.author)),
    entry.score.toPrecision(6), entry.method, entry.sourceShare.toFixed(3), csvCell(reasonSentence(entry, list.sources, language)),
  ].join(',') + '\n').join('');
}

/** Spreadsheets read Chinese in a CSV only behind a byte order mark; other programs stumble over it. */
export const byteOrderMark = '\uFEFF';

/** How a file is to be read: by a person in a spreadsheet, or by another program. */
export interface FileReader { readonly language: Language; readonly forSpreadsheet: boolean }

/** A list takes a millisecond or two to read and to put into words; a page waits for 50 at most. */
const listsBetweenBreaths = 10;

/** Which lists of a model go into the file. */
export type ListChoice = { readonly patrons: readonly PatronId[] } | { readonly listIds: readonly ListId[] } | 'all';

/**
 * Writes reading lists as CSV in UTF-8.
 * The file is written beside its place and renamed: it is whole or not there.
 * @returns how many lists were written
 * @throws AppError file-unwritable, disk-full
 */
export async function writeListsFile(library: Library, modelId: ModelId, choice: ListChoice, path: string, { language, forSpreadsheet }: FileReader): Promise<number> {
  const partial = `${path}.part`;
  const out = createWriteStream(partial, { encoding: 'utf8' });
  const failed = once(out, 'error').then(([error]) => { throw fileError(error, path); });
  failed.catch(() => {});
  try {
    out.write(`${forSpreadsheet ? byteOrderMark : ''}${listFileHeader}\n`);
    let count = 0;
    for (const list of chosen(library, modelId, choice)) {
      if (!out.write(listLines(fitForScreen(library, list), language))) await Promise.race([once(out, 'drain'), failed]);
      count += 1;
      if (count % listsBetweenBreaths === 0) await breathe();
    }
    await Promise.race([new Promise<void>((resolve) => out.end(resolve)), failed]);
    await rename(partial, path).catch((error: unknown) => { throw fileError(error, path); });
    return count;
  } catch (error) {
    out.destroy();
    await rm(partial, { force: true }).catch(() => {});
    throw error;
  }
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

/** Asked before long work whose outcome goes into this file. @throws AppError file-unwritable */
export async function requireWritable(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch((error: unknown) => { throw fileError(error, path); });
}

/** What the file system says about a file the user named. */
export function fileError(error: unknown, path: string): AppError {
  const code = (error as { code?: unknown }).code;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new AppError('disk-full') : new AppError('file-unwritable', { file: basename(path) });
}
