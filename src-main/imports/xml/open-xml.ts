import { AppError } from '#contract/errors.ts';
import { inFile, noneFound, toUtf8 } from '../file/to-utf8.ts';
import type { FormatReader, Source } from '../source.ts';
import type { RowBlock } from '../table/row-block.ts';
import type { ReadProgress, Table } from '../table/table.ts';
import { Mender } from './bare-signs.ts';
import { findRecordElement } from './find-record.ts';
import { ElementReader, type FoundElement } from './read-elements.ts';

/** Elements of one kind again and again, each a row, what stands in it its columns. */
export const xml: FormatReader = { recognises: (source) => begins.test(source.text()) && ends.test(source.text()), open };

const begins = /^\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z_][\w.:-]*[\s/>])/;
const ends = /<\/[A-Za-z_]|\/>/;

/** A column that most records lack is looked for in so many bytes. */
const lookedBytes = 1 << 21;
const shownRows = 200;
async function open(source: Source): Promise<Table> {
  const { file } = source;
  const encoding = source.encoding();
  const record = findRecordElement(new Mender().take(source.text(), true));
  if (record === null) throw new AppError('kind-unknown', { file: file.name });
  async function* elements(progress: ReadProgress, decoded = noneFound()): AsyncGenerator<ReturnType<ElementReader['take']>, void, undefined> {
    const reader = new ElementReader(record ?? '');
    const decoder = new TextDecoder();
    const mender = new Mender();
    for await (const chunk of toUtf8(source.chunks(progress), encoding, decoded)) yield reader.take(mender.take(decoder.decode(chunk, { stream: true }), false));
    yield reader.take(mender.take(decoder.decode(), true));
    yield reader.end();
  }
  const names = new Set<string>();
  const first: FoundElement[] = [];
  const progress: ReadProgress = { bytesRead: 0 };
  for await (const { found } of elements(progress)) {
    for (const { members } of found) for (const name of members.keys()) names.add(name);
    first.push(...found.slice(0, shownRows - first.length));
    if (progress.bytesRead > lookedBytes) break;
  }
  const header = [...names].slice(0, 500);
  const toBlock = (found: readonly FoundElement[], broken: RowBlock['broken']): RowBlock => (
    { rows: found.map(({ members }) => header.map((name) => members.get(name) ?? '')), lines: found.map(({ line }) => line), broken });
  return {
    file, format: 'xml', profile: null, encoding: encoding.name, delimiter: null, quote: null, skip: 0, hasHeader: true, parts: [], part: null, header, notices: [],
    sample: toBlock(first, []).rows,
    async *blocks(reading) {
      const decoded = noneFound();
      for await (const { found, broken } of elements(reading, decoded)) yield toBlock(found, inFile(broken, decoded));
    },
  };
}
