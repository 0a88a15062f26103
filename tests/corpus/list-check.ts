import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Report } from './report.ts';
import { tableRows } from './tables.ts';

const header = 'patron_id,rank,title_id,title,author,score,model,source_share,reason';
const length = 10;

interface ListFiles { readonly report: Report; readonly corpus: string; readonly out: string; readonly items: string; readonly loans: string; readonly made: number }

/** The written lists against the library's own two files, read without the program. */
export async function checkLists({ report, corpus, out, items, loans, made }: ListFiles): Promise<void> {
  const german = new Set<string>();
  for await (const row of tableRows(items)) if (row['lang_isbn'] === 'de') german.add(row['item_id']!);
  const borrowed = new Map<string, Set<string>>();
  for await (const { patron_id: patron, item_id: item } of tableRows(loans)) borrowed.set(patron!, (borrowed.get(patron!) ?? new Set()).add(item!));

  const listed = new Map<string, string[]>();
  const wrong = { rank: 0, borrowed: 0, foreign: 0, share: 0 };
  for await (const row of tableRows(out)) {
    const { patron_id: patron, title_id: title } = row;
    const list = listed.get(patron!) ?? [];
    listed.set(patron!, list);
    list.push(title!);
    if (row['rank'] !== String(list.length)) wrong.rank += 1;
    if (borrowed.get(patron!)?.has(title!)) wrong.borrowed += 1;
    if (!german.has(title!)) wrong.foreign += 1;
    const share = Number(row['source_share']);
    if (!(share >= 0 && share <= 1) || !Number.isFinite(Number(row['score'])) || row['reason'] === '') wrong.share += 1;
  }
  const full = [...borrowed.keys()].filter((patron) => listed.get(patron)?.length === length).length;
  const repeats = [...listed.values()].filter((list) => new Set(list).size !== list.length).length;
  const first = await firstLine(out);
  report.check(corpus, 'header of the lists file', first === header, first === header ? 'exact' : first, header);
  report.check(corpus, 'patrons with a list of 10', full === borrowed.size && listed.size === full && made === full, `${full} of ${borrowed.size}`, 'all, and no others');
  report.check(corpus, 'titles the patron had borrowed', wrong.borrowed === 0, String(wrong.borrowed), 'none');
  report.check(corpus, 'titles outside the target', wrong.foreign === 0, String(wrong.foreign), 'none');
  report.check(corpus, 'ranks out of order, titles twice', wrong.rank + repeats === 0, `${wrong.rank}, ${repeats}`, 'none');
  report.check(corpus, 'rows without score, share or reason', wrong.share === 0, String(wrong.share), 'none');
}

/** The first line, without the byte order mark that a spreadsheet's file may have. */
async function firstLine(path: string): Promise<string> {
  const lines = createInterface({ input: createReadStream(path, 'utf8') });
  for await (const line of lines) return line.replace(/^\uFEFF/, '');
  return '';
}
