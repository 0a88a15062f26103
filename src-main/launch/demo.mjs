import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled } from './installed.mjs';
import { nodeProgram } from './node-program.mjs';
import { inRoot } from './places.mjs';
import { runProcess } from './run-process.mjs';
import { inWords } from './say.mjs';

// npm run demo: the main job of the program in a terminal, on the demo library, in a folder that is deleted afterwards.
await ensureInstalled();
await ensureBuilt();
const { parse } = await import('csv-parse/sync');
const [node, ...options] = nodeProgram();
const folder = mkdtempSync(join(tmpdir(), 'shelfbridge-demo-'));
const demo = (name) => inRoot('resources', 'demo', name);
const rows = (bytes) => parse(bytes, { columns: true, bom: true });
const records = (kind) => rows(gunzipSync(readFileSync(demo(`${kind}.csv.gz`))));
const print = (line = '') => process.stdout.write(`${line}\n`);
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

await command('import', demo('titles.csv.gz'), demo('patrons.csv.gz'), demo('loans.csv.gz'));
await command('domains', 'apply', demo('domains.json'));
await command('train', '--target', 'books', '--source', 'films', '--source', 'music');
const file = join(folder, 'lists.csv');
const consenting = new Set(records('patrons').filter(({ consent }) => consent === 'yes').map(({ patron_id: id }) => id));
const patrons = threePatrons(records('loans').filter(({ patron_id: id }) => consenting.has(id)));
await command('lists', '--target', 'books', ...patrons.flatMap(({ id }) => ['--patron', id]), '--top', '5', '--out', file);
const entries = rows(readFileSync(file));
for (const { id, books, others } of patrons) {
  print();
  print(inWords(`Books for patron ${id}, who has borrowed ${books} books and ${others} films and records:`, `为读者 ${id} 推荐的图书（已借图书 ${books} 次、影片和音乐 ${others} 次）：`));
  for (const entry of entries) {
    if (entry.patron_id !== id) continue;
    print(`  ${entry.rank.padStart(2)}. ${entry.title}${entry.author === '' ? '' : ` – ${entry.author}`}`);
    print(`      ${entry.reason}`);
  }
}

/** Shows a command as it would be typed, and runs it. */
async function command(...words) {
  print();
  print(`$ shelfbridge ${words.map((word) => word.replace(inRoot(), '.').replace(folder, '…')).join(' ')}`);
  const env = { ...process.env, SHELFBRIDGE_HOME: folder }; // the user's own settings stay as they are
  const { code } = await runProcess(node, [...options, inRoot('out', 'main', 'cli.js'), ...words, '--catalog', join(folder, 'catalog')], { env });
  if (code !== 0) process.exit(code);
}

/** Three readers who agreed to personal lists and borrow films and music: one without a book, one with a few, one with many. */
function threePatrons(loans) {
  const counts = new Map();
  for (const { patron_id: id, material_type: material } of loans) {
    const count = counts.get(id) ?? { id, books: 0, others: 0 };
    counts.set(id, count);
    count[material === 'book' ? 'books' : 'others'] += 1;
  }
  const patrons = [...counts.values()].sort((a, b) => b.others - a.others || a.id.localeCompare(b.id));
  return [({ books }) => books === 0, ({ books }) => books >= 1 && books <= 3, ({ books }) => books >= 20]
    .map((fits) => patrons.find(fits)).filter((patron) => patron !== undefined);
}
