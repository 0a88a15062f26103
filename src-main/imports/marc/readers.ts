import type { Dress } from './dress.ts';
import type { EncodingJudge } from './encoding/encoding-judge.ts';
import { readIso2709 } from './iso2709/read-iso2709.ts';
import type { MarcBatch } from './marc-batch.ts';

type Reader = (chunks: AsyncIterable<Buffer>, judge: EncodingJudge) => AsyncGenerator<MarcBatch, void, undefined>;
const readers: Partial<Record<Dress, Reader>> = { iso2709: readIso2709 };

/** What reads this dress. */
export const readerOf = (dress: Dress): Reader => readers[dress] ?? readIso2709;
