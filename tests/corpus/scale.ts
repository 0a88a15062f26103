import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ImportBatch } from '#contract/imports.ts';
import { megabytes } from '../bench/tools/process-memory.ts';
import { CommandLine } from './command-line.ts';
import type { Corpus } from './corpus.ts';
import { addsUp } from './import-check.ts';

const file = 'fixtures/scale/cornell_circ_trans_randomised.tsv.gz';
/** As the manifest counts them, without the two lines of comment above. */
const rows = 947_971;
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** The dump names no patrons; the copy counts them through, as many as such a library has. */
const patrons = 40_000;

/** The largest dump at hand: how fast it is read. It has comments for a header, no patrons and two-digit years; a copy with all three is read too. */
export const scale: Corpus = {
  name: 'fixtures/scale',
  needs: [file],
  async run({ data, folder, report }) {
    const path = join(data, file);
    const line = new CommandLine(folder);
    const asItLies = await line.must<{ imports: ImportBatch[] }>(['import', path], 120_000);
    const found = asItLies.document.imports[0]!;
    report.check(scale.name, 'as it lies, without a header or patrons', found.profile === 'voyager' && addsUp(found) && found.rows === rows && found.rejected === 0,
      `${found.profile ?? 'not recognised'}: ${found.rows} rows, ${found.rejected} refused, ${asItLies.seconds.toFixed(1)} s`, `voyager: ${rows} rows, none refused`);

    const copy = join(folder, 'loans.tsv');
    await pipeline(Readable.from(withColumns(path)), createWriteStream(copy));
    const { document, seconds, peakBytes } = await line.must<{ imports: ImportBatch[] }>(['import', copy, '--kind', 'loans']);
    const batch = document.imports[0]!;
    report.check(scale.name, 'a copy with header, patrons and years', addsUp(batch) && batch.rows > 0 && batch.rejected === 0, `${batch.rows} rows, ${batch.rejected} refused`, 'none refused');
    report.note(scale.name, 'import speed', `${Math.round(batch.rows / seconds)} rows/s (${seconds.toFixed(1)} s, ${megabytes(peakBytes)})`);
  },
};

async function* withColumns(path: string): AsyncGenerator<string, void, undefined> {
  let lines = 'patron_id\ttitle_id\tloan_at\n';
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
    const [, , title, date] = line.split('\t');
    const [day, month = '', year] = date?.split('-') ?? [];
    if (title === undefined || year === undefined) continue;
    count += 1;
    lines += `${count % patrons}\t${title}\t${Number(year) < 50 ? '20' : '19'}${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day}\n`;
    if (lines.length > 1 << 16) { yield lines; lines = ''; }
  }
  yield lines;
}
