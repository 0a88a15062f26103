import { inFile, noneFound, toUtf8 } from '../file/to-utf8.ts';
import { LineSplitter, type Piece } from '../file/split-lines.ts';
import type { FormatReader, Source } from '../source.ts';
import type { RowBlock } from '../table/row-block.ts';
import type { ReadProgress, Table } from '../table/table.ts';

/**
 * The history log of SirsiDynix Symphony: a moment, a command and values behind two-letter codes, parted by carets. Copy, user, station, call number, number of
 * the copy and day of return are read; every other value is dropped here, as a line may hold the user's PIN in plain text.
 */
export const symphonyHistory: FormatReader = {
  recognises: (source) => {
    const lines = source.text().split(/\r?\n/, 20).filter((line) => line !== '');
    return lines.length > 0 && lines.filter((line) => entry.test(line)).length * 2 > lines.length;
  },
  open,
};

/** `E`, year to second, a serial number, a letter; then the command behind a number of its own. */
const entry = /^\s*E(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d{0,6}[A-Z]?\s*\^S\d\d([A-Z]{2})/;
const circulation: ReadonlySet<string> = new Set(['CV', 'EV', 'RV']);
const codes = ['NQ', 'UO', 'FE', 'IQ', 'IS', 'CO'] as const;
const header = ['event_at', 'command', ...codes];
const shownRows = 200;

async function open(source: Source): Promise<Table> {
  const { file, beginning, whole } = source;
  const encoding = source.encoding();
  async function* blocks(progress: ReadProgress): AsyncGenerator<RowBlock, void, undefined> {
    const splitter = new LineSplitter();
    const decoded = noneFound();
    const placed = ({ broken, ...block }: RowBlock): RowBlock => ({ ...block, broken: inFile(broken, decoded) });
    for await (const chunk of toUtf8(source.chunks(progress), encoding, decoded)) yield placed(toBlock(splitter.take(chunk, false)));
    yield placed(toBlock(splitter.take(Buffer.alloc(0), true)));
  }
  const first = toBlock(new LineSplitter().take(beginning, whole).slice(0, shownRows));
  return Promise.resolve({
    file, format: 'symphony-log', profile: 'symphony-history', encoding: encoding.name, delimiter: null, quote: null, skip: 0, hasHeader: false, parts: [], part: null, header, notices: [],
    sample: first.rows, blocks,
  } satisfies Table);
}

function toBlock(lines: readonly Piece[]): RowBlock {
  const block: RowBlock = { rows: [], lines: [], broken: [] };
  for (const { bytes, line, offset } of lines) {
    const cells = readEntry(bytes.toString());
    if (cells === null) {
      block.broken.push({ line, offset, code: 'record-broken', cells: [] });
    } else {
      block.rows.push(cells);
      block.lines.push(line);
    }
  }
  return block;
}

/** The cells of an entry; of a command that lends nothing, only the moment and the command. */
function readEntry(text: string): string[] | null {
  const found = entry.exec(text);
  if (found === null) return null;
  const [all, year, month, day, hour, minute, second, command = ''] = found as unknown as string[];
  const cells = [`${year ?? ''}-${month ?? ''}-${day ?? ''} ${hour ?? ''}:${minute ?? ''}:${second ?? ''}`, command, '', '', '', '', '', ''];
  if (!circulation.has(command)) return cells;
  for (const part of text.slice((all ?? '').length).split('^')) {
    const at = (codes as readonly string[]).indexOf(part.slice(0, 2));
    if (at >= 0) cells[at + 2] = part.slice(2).trim();
  }
  return cells;
}
