/** The columns that the file of rejected rows has after those of the original; an import passes them over. */
export const rejectColumns = ['line', 'code', 'reason'] as const;
/** And the one after them, where records have no lines. */
export const byteColumn = 'byte';
