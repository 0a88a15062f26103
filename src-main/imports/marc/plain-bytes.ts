import type { EncodingName } from '#contract/imports.ts';

/** How a file in two-byte units begins; null where it is none. */
export function utf16Of(beginning: Buffer): 'UTF-16LE' | 'UTF-16BE' | null {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'UTF-16LE';
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return 'UTF-16BE';
  const first = beginning.subarray(0, 64);
  const zeros = (odd: number): number => first.filter((byte, at) => at % 2 === odd && byte === 0).length;
  if (first.length < 16) return null;
  return zeros(1) > first.length / 3 && zeros(0) === 0 ? 'UTF-16LE' : zeros(0) > first.length / 3 && zeros(1) === 0 ? 'UTF-16BE' : null;
}

/** The encoding in two-byte units that a file is decoded from as a whole; null where it is read byte by byte. */
export const wideEncoding = (beginning: Buffer, given: EncodingName | undefined): 'UTF-16LE' | 'UTF-16BE' | null => (given === 'UTF-16LE' || given === 'UTF-16BE' ? given : utf16Of(beginning));

/** The bytes of a file with single-byte signs for what parts its records: UTF-16 as UTF-8, everything else as it is. */
export async function* plainBytes(chunks: AsyncIterable<Buffer>, beginning: Buffer, given: EncodingName | undefined): AsyncGenerator<Buffer, void, undefined> {
  const label = wideEncoding(beginning, given);
  if (label === null) {
    yield* chunks;
    return;
  }
  const decoder = new TextDecoder(label);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
