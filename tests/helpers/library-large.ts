import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WritableDB } from '#catalog/database.ts';
import { openCatalog, type OpenCatalog } from '#catalog/open.ts';
import { indexText } from '#catalog/search-text.ts';
import { pinyinWords } from '#text/pinyin-search.ts';
import { authorKey, sortKey } from '#text/sort-key.ts';
import { temporaryFolder } from './library-folders.ts';

const english = 'the history of and stories a garden winter house river stone letters night summer island world guide art science music silver children years secret mountain king road sea green last first street shadow light bird fire little great lost'.split(' ');
const chinese = '红楼梦中国历史深入理解计算机系统人民文学小说故事山河天地春秋大学数据结构算法设计与分析现代汉语词典世界通史绘本'.split('');
const authors = ['Smith, Anna', '曹雪芹', 'García Márquez, Gabriel', 'Descartes, René', 'Øyvind Hansen', '刘慈欣', 'O’Brien, Flann', 'Stephenson, Neal'];

/** Always the same numbers from 0 to 1. */
export function sameNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A title of common words and one of its own; one in three is Chinese. */
function titleWords(at: number, next: () => number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() ** 2 * from.length)]!; // the first words are much the commonest
  if (at % 3 === 0) return Array.from({ length: 4 + Math.floor(next() * 6) }, () => pick(chinese)).join('');
  return `${Array.from({ length: 3 + Math.floor(next() * 5) }, () => pick(english)).join(' ')} ${(at % 40_000).toString(36)}q`;
}

export interface LargeSizes { readonly titles: number; readonly patrons: number; readonly loansPerPatron: number }

/** A catalogue filled straight through SQL. */
export function largeCatalog({ titles, patrons, loansPerPatron }: LargeSizes, folder = join(temporaryFolder(), 'catalog')): OpenCatalog {
  mkdirSync(dirname(folder), { recursive: true });
  const catalog = openCatalog(folder);
  const { db } = catalog;
  db.pragma('synchronous = OFF');
  const next = sameNumbers(7);
  fillTitles(db, titles, next);
  db.transaction(() => {
    db.exec("INSERT INTO branch (id, code) VALUES (1, 'MAIN'), (2, 'EAST'), (3, 'WEST')");
    const patron = db.prepare('INSERT INTO patron (id, external_id) VALUES (?, ?)');
    const loan = db.prepare('INSERT OR IGNORE INTO loan (patron_id, title_id, branch_id, loaned_at) VALUES (?, ?, ?, ?)');
    for (let at = 1; at <= patrons; at += 1) {
      patron.run(at, `P${String(at).padStart(7, '0')}`);
      for (let n = 0; n < loansPerPatron; n += 1) loan.run(at, 1 + Math.floor(next() ** 3 * titles), 1 + Math.floor(next() * 3), 1_600_000_000 + Math.floor(next() * 1e8));
    }
    db.exec('INSERT INTO loan_time SELECT loaned_at, id FROM loan ORDER BY loaned_at, id');
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('synchronous = NORMAL');
  return catalog;
}

function fillTitles(db: WritableDB, count: number, next: () => number): void {
  const title = db.prepare('INSERT INTO title (id, external_id, title, author, material, language, class_mark, subjects, isbns, sort_key, author_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const search = db.prepare('INSERT INTO title_search (rowid, title, author, subjects, series, numbers) VALUES (?, ?, ?, ?, ?, ?)');
  const read = db.prepare('INSERT INTO title_pinyin (rowid, words) VALUES (?, ?)');
  const materials = ['book', 'film', 'music'];
  db.transaction(() => {
    for (let at = 1; at <= count; at += 1) {
      const words = at === 4242 ? '深入理解计算机系统 Gormenghast' : titleWords(at, next);
      const author = authors[at % authors.length]!;
      const subjects = at % 3 === 0 ? '文学名著; 历史小说' : 'Fiction; English history';
      const language = at % 3 === 0 ? 'chi' : 'eng';
      const isbn = `978${at % 3 === 0 ? '7' : at % 5 === 0 ? '3' : String(at % 2)}${String((at * 7919) % 1e9).padStart(9, '0')}`;
      title.run(at, `T${String(at)}`, words, author, materials[Math.floor(next() * 3)], language, at % 3 === 0 ? 'I242.4' : '823.91', subjects, isbn, sortKey(words, language), authorKey(author));
      search.run(at, indexText(words), indexText(author), indexText(subjects), '', indexText(`T${String(at)} ${isbn}`));
      const pinyin = pinyinWords(`${words} ${author}`);
      if (pinyin.length > 0) read.run(at, pinyin.join(' '));
    }
  })();
}

/** Removes a large catalogue at once instead of at the end of the tests. */
export function dropCatalog(catalog: OpenCatalog): void {
  catalog.close();
  rmSync(catalog.folder, { recursive: true, force: true });
}
