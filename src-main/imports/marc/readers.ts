import type { Dress } from './dress.ts';
import type { EncodingJudge } from './encoding/encoding-judge.ts';
import { readIso2709 } from './iso2709/read-iso2709.ts';
import { readJson } from './json/read-json.ts';
import type { MarcBatch } from './marc-batch.ts';
import { readMarcxml } from './marcxml/read-marcxml.ts';
import { readLines } from './text/read-lines.ts';

/** Reads the records of a file in one dress, and finds their encodings. */
export type MarcReader = (chunks: AsyncIterable<Buffer>, judge: EncodingJudge) => AsyncGenerator<MarcBatch, void, undefined>;

export const readers: Readonly<Record<Dress, MarcReader>> = { iso2709: readIso2709, xml: readMarcxml, mnemonic: readLines, json: readJson };
