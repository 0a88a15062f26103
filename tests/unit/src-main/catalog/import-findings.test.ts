import { afterEach, expect, it } from 'vitest';
import { openCatalog, type OpenCatalog } from '#catalog/open.ts';
import { cardFindings } from '#catalog/repositories/import-findings.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const open: OpenCatalog[] = [];
afterEach(() => { for (const catalog of open.splice(0)) catalog.close(); });

/** What is found where card n has `loansOf[n]` loans, each of another title. */
function found(loansOf: readonly number[], titleOf: (card: number, n: number) => number = (card, n) => card * 10_000 + n): ReturnType<typeof cardFindings> {
  const catalog = openCatalog(temporaryFolder());
  open.push(catalog);
  const { db } = catalog;
  db.pragma('foreign_keys = OFF');
  const [patron, loan] = [db.prepare('INSERT INTO patron (id, external_id) VALUES (?, ?)'), db.prepare('INSERT INTO loan (patron_id, title_id, loaned_at) VALUES (?, ?, ?)')];
  db.transaction(() => {
    for (const [card, loans] of loansOf.entries()) {
      patron.run(card + 1, `C${card}`);
      for (let n = 0; n < loans; n += 1) loan.run(card + 1, titleOf(card, n), 1_700_000_000 + n * 86_400);
    }
  })();
  return cardFindings(db);
}

const readers = (count: number): number[] => Array.from({ length: count }, (_, n) => 5 + (n % 30));

it('finds the one card that stands for all forgotten patrons, however small the export', () => {
  expect(found([...readers(60), 900]).bulkBorrowers).toMatchObject([{ patronId: 'C60', loans: 900 }]);
  expect(found([...readers(2000), 26_000]).bulkBorrowers).toMatchObject([{ patronId: 'C2000', loans: 26_000 }]);
});

it('takes no keen reader for such a card', () => {
  expect(found([...readers(60), 150]).bulkBorrowers).toEqual([]);
  expect(found([...readers(2000), 400]).bulkBorrowers).toEqual([]);
  expect(found([3]).bulkBorrowers).toEqual([]);
});

it('counts pairs of cards with the same loans, from three loans on', () => {
  expect(found([4, 4, 2, 2, 7], (card, n) => (card < 4 ? n : 100 + n)).duplicateCards).toBe(1);
});
