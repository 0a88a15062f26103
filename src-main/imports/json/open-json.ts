import { AppError } from '#contract/errors.ts';
import { inFile, noneFound, toUtf8 } from '../file/to-utf8.ts';
import { LineSplitter, type Piece } from '../file/split-lines.ts';
import type { FormatReader, Source } from '../source.ts';
import type { ReadProgress, Table } from '../table/table.ts';
import { beginsLikeJson, findRecords } from './find-records.ts';
import { headerOf } from './known-members.ts';
import { readPieces, toBlock, type Found } from './read-objects.ts';
import { ObjectSplitter } from './split-objects.ts';

/** Objects of one kind: in an array, in a member of an object, one a line, or one alone. Each is a row, and its members are the columns. */
export const json: FormatReader = { recognises: (source) => beginsLikeJson(source.text()), open };

/** A member that most records lack is looked for in so many bytes. */
const lookedBytes = 1 << 22;
const shownRows = 200;

async function open(source: Source): Promise<Table> {
  const { file, whole } = source;
  const encoding = source.encoding();
  const text = source.text();
  const shape = findRecords(text, whole);
  const start = Buffer.byteLength(text.slice(0, shape.start));
  async function* pieces(progress: ReadProgress, decoded = noneFound()): AsyncGenerator<Piece[], void, undefined> {
    const splitter = shape.lines ? new LineSplitter(start) : new ObjectSplitter(shape.enclosed, start, text.slice(0, shape.start).split('\n').length);
    let skip = start;
    for await (const chunk of toUtf8(source.chunks(progress), encoding, decoded)) {
      yield splitter.take(chunk.subarray(skip), false);
      skip = Math.max(0, skip - chunk.length);
    }
    yield splitter.take(Buffer.alloc(0), true);
  }
  const names = new Set<string>();
  const first: Found[] = [];
  let looked = 0;
  for await (const some of pieces({ bytesRead: 0 })) {
    const { found } = readPieces(some, () => false);
    for (const { members } of found) for (const name of members.keys()) names.add(name);
    first.push(...found.slice(0, shownRows - first.length));
    looked += some.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (looked > lookedBytes) break;
  }
  if (names.size === 0) throw new AppError('file-empty', { file: file.name });
  const header = headerOf(names);
  const isRecord = (members: ReadonlyMap<string, string>): boolean => [...members.keys()].filter((name) => names.has(name)).length * 2 > members.size;
  return {
    file, format: 'json', profile: null, encoding: encoding.name, delimiter: null, quote: null, skip: 0, hasHeader: true, parts: [], part: null, header, notices: [],
    sample: toBlock(first, [], header).rows,
    async *blocks(progress) {
      const decoded = noneFound();
      for await (const some of pieces(progress, decoded)) {
        const { found, broken } = readPieces(some, isRecord);
        yield toBlock(found, inFile(broken, decoded), header);
      }
    },
  };
}
