import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { seededRandom } from '#engine/matrix/random.ts';

const header = 'issue_id,borrowernumber,itemnumber,date_due,branchcode,returndate,lastreneweddate,renewals,auto_renew,auto_renew_error,timestamp,issuedate,onsite_checkout,note,notedate\n';

/** A made-up export of Koha's table old_issues, column for column, in the order of the loans over five years: a patron for every 30, a copy for every 6. */
export function writeKohaFile(path: string, loans: number, seed = 1): Promise<void> {
  return pipeline(Readable.from(lines(loans, seededRandom(seed))), createWriteStream(path));
}

function* lines(loans: number, random: () => number): Generator<string> {
  const patrons = Math.ceil(loans / 30);
  const copies = Math.ceil(loans / 6);
  const start = Date.UTC(2019, 0, 1, 9);
  const stepMs = (5 * 365 * 86_400_000) / loans;
  let text = header;
  for (let n = 0; n < loans; n += 1) {
    const lent = start + n * stepMs;
    const at = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
    const back = at(lent + random() * 28 * 86_400_000);
    const renewals = random() < 0.2 ? 1 + Math.floor(random() * 3) : 0;
    text += `${n + 1},${1 + Math.floor(random() ** 1.5 * patrons)},${1 + Math.floor(random() ** 2 * copies)},${at(lent + 28 * 86_400_000).slice(0, 10)} 23:59:00,`
      + `${['MAIN', 'EAST', 'WEST', 'NORTH'][n % 4]!},${back},${renewals > 0 ? at(lent + 14 * 86_400_000) : ''},${renewals},0,,${back},${at(lent)},0,,\n`;
    if (text.length > 1 << 16) { yield text; text = ''; }
  }
  yield text;
}
