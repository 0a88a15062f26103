import { AppError } from '#contract/errors.ts';
import type { ZipArchive } from './zip-archive.ts';

export type WorkbookKind = 'xlsx' | 'ods';

const openDocument = 'application/vnd.oasis.opendocument.';

/**
 * Which workbook an archive is, if any.
 * @throws AppError workbook-old (.xlsb), file-binary (a text or drawing of an office program)
 */
export async function workbookKind(zip: ZipArchive): Promise<WorkbookKind | null> {
  const holds = (pattern: RegExp): boolean => zip.entries.some(({ name }) => pattern.test(name));
  if (holds(/^\[Content_Types\]\.xml$/i)) {
    if (holds(/^xl\/workbook\.bin$/i)) throw new AppError('workbook-old', { file: zip.name });
    if (holds(/^xl\//i) || holds(/worksheets\/[^/]*\.xml$/i)) return 'xlsx';
    if (holds(/^(word|ppt)\//i)) throw new AppError('file-binary', { file: zip.name });
  }
  const mimetype = zip.entry('mimetype');
  if (mimetype === undefined || zip.entry('content.xml') === undefined || mimetype.bytes > 200) return null;
  const parts: Buffer[] = [];
  for await (const chunk of zip.chunks(mimetype)) parts.push(chunk);
  const type = Buffer.concat(parts).toString('latin1').trim();
  if (type.startsWith(`${openDocument}spreadsheet`)) return 'ods';
  if (type.startsWith(openDocument)) throw new AppError('file-binary', { file: zip.name });
  return null;
}
