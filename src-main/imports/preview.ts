import type { ImportPreview } from '#contract/imports.ts';
import type { ReadRequest } from './request.ts';

/**
 * The beginning of a file and how its columns would be read.
 * @throws AppError file-not-found, file-unreadable, file-empty, file-binary, file-truncated, mapping-invalid
 */
export async function previewFile(_path: string, _fileName: string, _request: ReadRequest): Promise<ImportPreview> {
  throw new Error('under construction');
}
