/** The columns that the file of rejected rows has after those of the original; an import passes them over. */
export const rejectColumns = ['line', 'code', 'reason'] as const;
