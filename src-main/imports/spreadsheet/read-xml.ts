import { SaxesParser } from 'saxes';
import { AppError } from '#contract/errors.ts';

/** Text between two tags that grows beyond this, or tags deeper than that, are no workbook's. */
const mostSilentBytes = 16e6;
const deepest = 200;
/** A fault now and then is let pass; a document of faults is none. */
const mostFaults = 1000;
const bytesAFault = 100;

/** What is done with a document as it goes by. Names come without their prefix. */
export interface XmlReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Asked after each piece: whether the rest is of no interest. */
  isDone?(): boolean;
}

/**
 * Reads XML piece by piece and hands the reader back after each, for what it has found to be taken. Faults that leave the tags readable are let pass.
 * @throws AppError file-truncated, and what the pieces throw
 */
export async function* readXml<Reader extends XmlReader>(pieces: AsyncIterable<Buffer>, reader: Reader, file: string): AsyncGenerator<Reader, void, undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let silent = 0;
  let faults = 0;
  let bytes = 0;
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  parser.on('error', () => {
    faults += 1;
    if (faults > mostFaults && faults * bytesAFault > bytes) throw new AppError('file-truncated', { file });
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    silent = 0;
    reader.open(bare(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    silent = 0;
    reader.close?.(bare(name));
  });
  if (reader.text !== undefined) {
    parser.on('text', (text) => reader.text?.(text));
    parser.on('cdata', (text) => reader.text?.(text));
  }
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    silent += piece.length;
    bytes += piece.length;
    parser.write(decoder.decode(piece, { stream: true }));
    if (depth > deepest || silent > mostSilentBytes) throw new AppError('file-truncated', { file });
    yield reader;
    if (reader.isDone?.() === true) return;
  }
  if (depth > 0 || decoder === undefined) throw new AppError('file-truncated', { file });
}

/** Reads a document to its end, or until its reader is done. @throws AppError as `readXml` */
export async function readWholeXml(pieces: AsyncIterable<Buffer>, reader: XmlReader, file: string): Promise<void> {
  for await (const each of readXml(pieces, reader, file)) if (each.isDone?.() === true) return;
}

function bare(name: string): string {
  const at = name.indexOf(':');
  return at < 0 ? name : name.slice(at + 1);
}

function encodingOf(piece: Buffer): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
