import { text } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** A file inside a zip archive, as text. */
export async function partOf(path: string, name: string): Promise<string> {
  const zip = await openPromise(path);
  try {
    for await (const entry of zip.eachEntry()) if (entry.fileName === name) return await text(await zip.openReadStreamPromise(entry));
  } finally {
    zip.close();
  }
  throw new Error(`${name} is not in the archive`);
}
