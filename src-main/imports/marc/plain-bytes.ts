import type { EncodingName } from '#contract/imports.ts';

/** Encodings in units of two bytes, in which the signs between records are no single bytes. */
export type WideEncoding = 'UTF-16LE' | 'UTF-16BE';

/** How a file in two-byte units begins; null where it is none. */
export function utf16Of(beginning: Buffer): WideEncoding | null {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'UTF-16LE';
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return 'UTF-16BE';
  const first = beginning.subarray(0, 64);
  const zeros = (odd: number): number => first.filter((byte, at) => at % 2 === odd && byte === 0).length;
  if (first.length < 16) return null;
  return zeros(1) > first.length / 3 && zeros(0) === 0 ? 'UTF-16LE' : zeros(0) > first.length / 3 && zeros(1) === 0 ? 'UTF-16BE' : null;
}

/** The encoding that a file is decoded from as a whole; null where it is read byte by byte. */
export const wideEncoding = (beginning: Buffer, given: EncodingName | undefined): WideEncoding | null => (given === 'UTF-16LE' || given === 'UTF-16BE' ? given : utf16Of(beginning));

/** The bytes of a file with single bytes for what parts its records: UTF-16 as UTF-8, everything else as it is. */
export async function* plainBytes(chunks: AsyncIterable<Buffer>, wide: WideEncoding | null): AsyncGenerator<Buffer, void, undefined> {
  if (wide === null) {
    yield* chunks;
    return;
  }
  const decoder = new TextDecoder(wide);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
