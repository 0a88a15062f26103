import Database from 'better-sqlite3';
import { AppError } from '#contract/errors.ts';

/** What SQLite and the file system say, as an error of the contract; anything else is handed back as it is. */
export function catalogError(error: unknown, folder: string): unknown {
  const code = error instanceof Database.SqliteError || error instanceof Error ? String((error as { code?: unknown }).code ?? '') : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full');
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return new AppError('catalog-damaged');
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_IOERR_ACCESS') || code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new AppError('catalog-unwritable', { folder });
  }
  return error;
}
