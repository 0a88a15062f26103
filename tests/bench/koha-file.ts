import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { seededRandom } from '#engine/matrix/random.ts';

const header = 'issue_id,borrowernumber,biblionumber,barcode,issuedate,date_due,returndate,branchcode,renewals_count,itype\n';

/** A made-up loans file with the columns of Koha's old_issues report, in the order of the loans: a patron for every 30, a title for every 12. */
export function writeKohaFile(path: string, loans: number, seed = 1): Promise<void> {
  return pipeline(Readable.from(lines(loans, seededRandom(seed))), createWriteStream(path));
}

function* lines(loans: number, random: () => number): Generator<string> {
  const patrons = Math.ceil(loans / 30);
  const titles = Math.ceil(loans / 12);
  const start = Date.UTC(2022, 0, 1, 9);
  const stepMs = (3 * 365 * 86_400_000) / loans;
  let text = header;
  for (let n = 0; n < loans; n += 1) {
    const title = Math.floor(random() ** 2 * titles);
    const lent = start + n * stepMs;
    const text1 = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
    const back = random() < 0.98 ? text1(lent + random() * 28 * 86_400_000) : '';
    text += `${n + 1},${1 + Math.floor(random() * patrons)},${title + 1},${39_000_000_000_000 + title * 4 + Math.floor(random() * 4)},${text1(lent)},`
      + `${text1(lent + 28 * 86_400_000)},${back},${['MAIN', 'EAST', 'WEST'][n % 3]!},${Math.floor(random() * 3)},BK\n`;
    if (text.length > 1 << 16) { yield text; text = ''; }
  }
  yield text;
}
