/** The columns that the file of rejected rows has after those of the original, the reason in English and in Chinese; an import passes them over. */
export const rejectColumns = ['line', 'code', 'reason', '原因'] as const;
/** And the one after them, where records have no lines. */
export const byteColumn = 'byte';
/** Files written before version 0.4 have the reason in one language. */
const olderColumns = rejectColumns.slice(0, 3);

/** The original's own columns of a file that may be one of rejected rows. */
export function withoutRejectColumns(header: readonly string[]): readonly string[] {
  const end = header.length - Number(header.at(-1) === byteColumn);
  for (const columns of [rejectColumns, olderColumns]) {
    const from = end - columns.length;
    if (from > 0 && columns.every((name, at) => header[from + at] === name)) return header.slice(0, from);
  }
  return header;
}
