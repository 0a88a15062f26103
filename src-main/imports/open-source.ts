import { openBeginning, type FormatReader, type OpenOptions } from './source.ts';
import { delimited } from './table/open-table.ts';
import type { Table } from './table/table.ts';

/** The formats, the most telling first; whatever is none of the others is taken for delimited text. */
const readers: readonly FormatReader[] = [];

/**
 * Opens a file of any format as a table. Nothing but its beginning is read yet.
 * @throws AppError file-not-found, file-unreadable, file-empty, file-binary, file-truncated
 */
export async function openSource(path: string, fileName: string, options: OpenOptions): Promise<Table> {
  const source = await openBeginning(path, fileName, options);
  const reader = readers.find((each) => each.recognises(source)) ?? delimited;
  return reader.open(source, options);
}
