import { isAscii, isUtf8 } from 'node:buffer';
import type { EncodingName } from '#contract/imports.ts';
import { utf8Plausibility } from '../marc/encoding/plausibility.ts';
import type { BrokenRow } from '../table/row-block.ts';
import { decodeMarc8 } from '../marc/marc8/decode-marc8.ts';
import { mendLine } from './damaged-text.ts';
import { decoderOf, endOfCharacters, isSurelyUtf8, type Encoding } from './encoding.ts';
import { guessEncoding } from './guess-encoding.ts';

/** What was found while bytes became text. */
export interface Decoded {
  /** Lines that are in another encoding than the file, by encoding. */
  readonly others: Map<EncodingName, number>;
  /** The file ends inside a character. */
  cut: boolean;
  /** The last line has no end. */
  open: boolean;
  /** Where the text and the file drift apart: from `text` on, a byte of the text stands at `file` more. Between `text` and `until` there is no telling. */
  readonly drifts: { text: number; until: number; file: number }[];
}

/** The byte of the file at which a byte of its text stands; nothing where the text was decoded from other bytes. */
function placeInFile({ drifts }: Decoded, at: number): number | undefined {
  const drift = drifts.findLast(({ text }) => text <= at);
  if (drift === undefined) return at;
  return at < drift.until ? undefined : at + drift.file;
}

export const noneFound = (): Decoded => ({ others: new Map(), cut: false, open: false, drifts: [] });

/** Rows that are none, with the bytes of the file at which they begin, where that can be said. */
export const inFile = (rows: readonly BrokenRow[], decoded: Decoded): BrokenRow[] => rows.map(({ offset, ...row }) => {
  const place = offset === undefined ? undefined : placeInFile(decoded, offset);
  return place === undefined ? row : { ...row, offset: place };
});

const newline = 10;
/** A line may be so long and no longer before it is decoded in pieces. */
const longestLine = 1 << 18;
const byteOrderMark = Buffer.from('\ufeff');

/** The text of a stream of bytes, as UTF-8 bytes without a mark. A line that is in another encoding than the file is read in its own. */
export async function* toUtf8(chunks: AsyncIterable<Buffer>, encoding: Encoding, decoded: Decoded = noneFound()): AsyncGenerator<Buffer, void, undefined> {
  yield* encoding.name === 'UTF-16LE' || encoding.name === 'UTF-16BE' ? wideText(chunks, encoding.name, decoded) : lineByLine(chunks, encoding, decoded);
}

/** The text of a file's beginning, up to its last whole character. */
export function sampleText(bytes: Buffer, encoding: Encoding): string {
  const { name, mark } = encoding;
  if (name === 'UTF-16LE' || name === 'UTF-16BE') return decoderOf(name).decode(bytes, { stream: true });
  const end = name === 'UTF-8' ? endOfCharacters(bytes) : bytes.length;
  return new LineDecoder(encoding, noneFound()).lines(bytes.subarray(mark, end)).toString();
}

async function* wideText(chunks: AsyncIterable<Buffer>, name: EncodingName, decoded: Decoded): AsyncGenerator<Buffer, void, undefined> {
  const decoder = decoderOf(name);
  decoded.drifts.push({ text: 0, until: Number.POSITIVE_INFINITY, file: 0 });
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function* lineByLine(chunks: AsyncIterable<Buffer>, encoding: Encoding, decoded: Decoded): AsyncGenerator<Buffer, void, undefined> {
  const decode = new LineDecoder(encoding, decoded);
  let rest: Buffer = Buffer.alloc(0);
  let skip = encoding.mark;
  if (skip > 0) decoded.drifts.push({ text: 0, until: 0, file: skip });
  for await (const chunk of chunks) {
    const text = rest.length === 0 ? chunk.subarray(skip) : Buffer.concat([rest, chunk.subarray(skip)]);
    skip = Math.max(0, skip - chunk.length);
    const end = text.lastIndexOf(newline) + 1 || (text.length > longestLine ? safeEnd(text, encoding.name) : 0);
    if (end > 0) yield decode.lines(text.subarray(0, end));
    rest = end === text.length ? Buffer.alloc(0) : Buffer.from(text.subarray(end));
  }
  decoded.open = rest.length > 0;
  if (rest.length > 0) yield decode.end(rest);
}

class LineDecoder {
  readonly #encoding: Encoding;
  readonly #decoded: Decoded;
  /** What lines are in that are not in the encoding of the file. */
  #other: EncodingName | null = null;
  /** Bytes of text made so far, and how many more the file has. */
  #made = 0;
  #drift: number;

  constructor(encoding: Encoding, decoded: Decoded) {
    this.#encoding = encoding;
    this.#decoded = decoded;
    this.#drift = encoding.mark;
  }

  /** Whole lines as UTF-8. */
  lines(bytes: Buffer): Buffer {
    const text = this.#textOf(bytes);
    if (text !== bytes) {
      this.#drift += bytes.length - text.length;
      this.#decoded.drifts.push({ text: this.#made, until: this.#made + text.length, file: this.#drift });
    }
    this.#made += text.length;
    return text;
  }

  #textOf(text: Buffer): Buffer {
    if (isAscii(text)) return text;
    const inUtf8 = this.#encoding.name === 'UTF-8';
    const { damage, mends } = this.#encoding;
    if (inUtf8 && mends === true && damage !== undefined) return Buffer.from(text.toString().split('\n').map((line) => mendLine(line, damage)).join('\n'));
    if (inUtf8 && isUtf8(text)) return withoutMarks(text);
    if (inUtf8) this.#other ??= guessEncoding(Buffer.concat([...lines(text)].filter((line) => !isUtf8(line)))).name;
    return Buffer.concat([...runs(text, (line) => this.#encodingOf(line))].map(({ bytes, name }) => (name === 'UTF-8' ? bytes : decodedAs(bytes, name))));
  }

  /** The last line, which has no end. */
  end(text: Buffer): Buffer {
    const whole = this.#encoding.name === 'UTF-8' ? endOfCharacters(text) : text.length;
    const isCut = this.#encoding.name === 'UTF-8' ? whole < text.length && isUtf8(text.subarray(0, whole)) : endsInside(text, this.#encoding.name);
    this.#decoded.cut ||= isCut;
    return isCut && whole < text.length ? this.lines(text.subarray(0, whole)) : this.lines(text);
  }

  #encodingOf(line: Buffer): EncodingName {
    const { name } = this.#encoding;
    if (isAscii(line)) return name;
    const fits = isUtf8(line);
    if (name === 'UTF-8') {
      return fits || this.#other === null || utf8Plausibility(line) > 0.3 ? name : this.#count(this.#other);
    }
    return fits && isSurelyUtf8(line) ? this.#count('UTF-8') : name;
  }

  #count(name: EncodingName): EncodingName {
    this.#decoded.others.set(name, (this.#decoded.others.get(name) ?? 0) + 1);
    return name;
  }
}

/** MARC-8 has lines of its own: what one begins is over at its end. */
function decodedAs(bytes: Buffer, name: EncodingName): Buffer {
  if (name !== 'MARC-8' && name !== 'ISO-5426') return Buffer.from(decoderOf(name).decode(bytes));
  return Buffer.from(bytes.toString('latin1').split('\n').map((line) => decodeMarc8(Buffer.from(line, 'latin1'), name === 'ISO-5426' ? 'iso5426' : undefined).text).join('\n'));
}

function* lines(text: Buffer): Generator<Buffer> {
  for (let from = 0; from < text.length;) {
    const at = text.indexOf(newline, from);
    const end = at < 0 ? text.length : at + 1;
    yield text.subarray(from, end);
    from = end;
  }
}

/** Lines one after the other that are in the same encoding, in one piece. */
function* runs(text: Buffer, encodingOf: (line: Buffer) => EncodingName): Generator<{ bytes: Buffer; name: EncodingName }> {
  let [begin, from] = [0, 0];
  let name: EncodingName | null = null;
  for (const line of lines(text)) {
    const own = encodingOf(line);
    if (name !== null && own !== name) {
      yield { bytes: text.subarray(begin, from), name };
      begin = from;
    }
    name = own;
    from += line.length;
  }
  if (name !== null) yield { bytes: text.subarray(begin), name };
}

/** A place between two characters: no second byte of one is as small as a space, a comma or a quotation mark. */
function safeEnd(text: Buffer, name: EncodingName): number {
  if (name === 'UTF-8') return endOfCharacters(text);
  const at = text.findLastIndex((byte) => byte < 0x30);
  return at < 0 ? text.length : at + 1;
}

/** Marks stand in the middle of a file where files were put one behind the other. */
function withoutMarks(text: Buffer): Buffer {
  let at = text.indexOf(byteOrderMark);
  if (at < 0) return text;
  const parts: Buffer[] = [];
  let from = 0;
  for (; at >= 0; at = text.indexOf(byteOrderMark, from)) {
    if (at === 0 || text[at - 1] === newline) parts.push(text.subarray(from, at));
    else parts.push(text.subarray(from, at + byteOrderMark.length));
    from = at + byteOrderMark.length;
  }
  parts.push(text.subarray(from));
  return Buffer.concat(parts);
}

/** Whether the last byte is the first half of a character. */
function endsInside(text: Buffer, name: EncodingName): boolean {
  if (!['GB18030', 'Big5', 'Shift_JIS', 'EUC-KR'].includes(name) || (text.at(-1) ?? 0) < 0x80) return false;
  const decode = (bytes: Buffer): string => decoderOf(name).decode(bytes);
  return decode(text).endsWith('\ufffd') && !decode(text.subarray(0, -1)).endsWith('\ufffd');
}
