import type { FileHandle } from 'node:fs/promises';
import { AppError } from '#contract/errors.ts';

const compound = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const packers: readonly (readonly [magic: string, name: string])[] = [
  ['7z\xbc\xaf\x27\x1c', '7z'], ['Rar!\x1a\x07', 'RAR'], ['\x1f\x9d', '.Z'], ['\x1f\xa0', '.Z'], ['BZh', 'bzip2'], ['\xfd7zXZ\x00', 'xz'], ['\x28\xb5\x2f\xfd', 'Zstandard'], ['PK\x07\x08', 'zip, several volumes'],
];
const lookedAtBytes = 1 << 20;

/**
 * Refuses files of programs whose formats are not read here, and says what to do instead.
 * @throws AppError file-encrypted (a workbook with a password), workbook-old (.xls), archive-unsupported
 */
export async function refuseForeign(handle: FileHandle, beginning: Buffer, bytes: number, file: string): Promise<void> {
  const text = beginning.toString('latin1');
  const packer = packers.find(([magic]) => text.startsWith(magic));
  if (packer !== undefined && (packer[1] !== 'bzip2' || /^BZh[1-9]1AY/.test(text))) throw new AppError('archive-unsupported', { file, format: packer[1] });
  if (!text.startsWith(compound)) return;
  // Word, Excel 97 and protected workbooks all come in the same container; its directory may stand anywhere
  const names = [await piece(handle, 0), await piece(handle, Math.max(0, bytes - lookedAtBytes))];
  const holds = (name: string): boolean => names.some((part) => part.includes(Buffer.from(name, 'utf16le')));
  if (holds('EncryptedPackage')) throw new AppError('file-encrypted', { file });
  if (holds('WordDocument') || holds('PowerPoint')) throw new AppError('file-binary', { file });
  throw new AppError('workbook-old', { file });
}

async function piece(handle: FileHandle, from: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(lookedAtBytes), 0, lookedAtBytes, from);
  return buffer.subarray(0, bytesRead);
}
