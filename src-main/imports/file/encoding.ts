import type { EncodingName } from '#contract/imports.ts';

/** How the bytes of a file become text. */
export interface Encoding {
  /** As people call it. */
  readonly name: EncodingName;
  /** Bytes of the mark at the beginning. */
  readonly mark: number;
}

/** Turns bytes into text; a mark at the beginning is no part of it. The libraries' own encodings are read by their ASCII half outside MARC records. */
export const decoderOf = (name: EncodingName) => new TextDecoder(name === 'MARC-8' || name === 'ISO-5426' ? 'windows-1252' : name);

/**
 * What the bytes are, or what the user says they are.
 * @param whole the sample is the whole file, so a letter cut at its end is a fault
 */
export function detectEncoding(sample: Buffer, whole: boolean, said?: EncodingName): Encoding {
  const seen = seenEncoding(sample, whole);
  return said === undefined || said === seen.name ? seen : { name: said, mark: 0 };
}

function seenEncoding(sample: Buffer, whole: boolean): Encoding {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { name: 'UTF-8', mark: 3 };
  if (sample[0] === 0xff && sample[1] === 0xfe) return { name: 'UTF-16LE', mark: 2 };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { name: 'UTF-16BE', mark: 2 };
  if (fits('utf-8', sample, whole)) return { name: 'UTF-8', mark: 0 };
  if (looksChinese(sample) && fits('gb18030', sample, whole)) return { name: 'GB18030', mark: 0 };
  return { name: 'windows-1252', mark: 0 };
}

function fits(label: string, sample: Buffer, whole: boolean): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(sample, { stream: !whole });
    return true;
  } catch {
    return false; // not this encoding, or one this runtime does not know
  }
}

/** GB18030 accepts "é" and the letter after it as one sign; in Chinese text most signs have a second high byte. */
function looksChinese(sample: Buffer): boolean {
  let both = 0;
  let alone = 0;
  for (let at = 0; at + 1 < sample.length; at += 1) {
    if ((sample[at] ?? 0) < 0x81) continue;
    at += 1;
    if ((sample[at] ?? 0) >= 0xa1) both += 1;
    else alone += 1;
  }
  return both > alone;
}

/** The text of a stream of bytes, as UTF-8 bytes without a mark. */
export async function* toUtf8(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer, void, undefined> {
  const decoder = encoding.name === 'UTF-8' ? null : decoderOf(encoding.name);
  let skip = decoder === null ? encoding.mark : 0;
  for await (const chunk of chunks) {
    if (decoder !== null) {
      yield Buffer.from(decoder.decode(chunk, { stream: true }));
    } else {
      yield skip > 0 ? chunk.subarray(skip) : chunk;
      skip = Math.max(0, skip - chunk.length);
    }
  }
  if (decoder !== null) yield Buffer.from(decoder.decode());
}
