import { AppError } from '#contract/errors.ts';

/** What the system or the unpacking says about a file, as an expected failure; anything else stays what it is. */
export function readError(error: unknown, file: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (code.startsWith('Z_')) return new AppError('file-truncated', { file });
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('file-not-found', { file });
  return new AppError('file-unreadable', { file });
}
