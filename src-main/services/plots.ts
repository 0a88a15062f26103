import type { CallArgument } from '#contract/calls.ts';
import type { Delivery } from '#contract/files.ts';
import { deliver } from './deliveries.ts';
import type { Library } from './library.ts';
import { writeCsv } from './sheets/csv-file.ts';
import { writeWhole } from './whole-file.ts';

/** Hands a plot that the page has drawn, or its table, to the user as a file. @throws AppError file-unwritable, disk-full */
export function savePlot(library: Library, plot: CallArgument<'plots:save'>): Promise<Delivery> {
  const name = `${plot.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.${plot.kind}`;
  return deliver(library, name, async (path) => {
    if (plot.kind === 'csv') {
      const [headings = [], ...rows] = plot.content;
      const columns = headings.map((heading, at) => ({ heading: String(heading), kind: typeof rows[0]?.[at] === 'number' ? 'number' as const : 'text' as const }));
      await writeCsv(path, { columns, rows }, { forSpreadsheet: true });
    } else await writeWhole(path, once(plot.kind === 'png' ? Buffer.from(plot.content, 'base64') : plot.content));
  });
}

async function* once(piece: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield await Promise.resolve(piece);
}
