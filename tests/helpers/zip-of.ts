import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** The same moment for every file, so that the same content is the same archive, byte for byte. */
const moment = new Date(1980, 0, 1);

export interface ZipOptions {
  readonly compress?: boolean;
  readonly zip64?: boolean;
}

/** A zip archive of these files, in this order. */
export async function zipOf(files: Readonly<Record<string, string | Buffer>>, { compress = true, zip64 = false }: ZipOptions = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name, { mtime: moment, forceDosTimestamp: true, compress, forceZip64Format: zip64 });
  }
  zip.end({ forceZip64Format: zip64, comment: '' });
  return buffer(zip.outputStream);
}
