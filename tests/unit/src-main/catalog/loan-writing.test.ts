import { afterEach, describe, expect, it } from 'vitest';
import { openCatalog, type OpenCatalog } from '#catalog/open.ts';
import type { LoanColumns } from '#catalog/repositories/loan-columns.ts';
import { LoanIdFinder, type LoanIds } from '#catalog/repositories/loan-ids.ts';
import { placeLoans } from '#catalog/repositories/loan-times.ts';
import { LoanWriter, type LoanRows } from '#catalog/repositories/loan-writing.ts';
import { encodeLoans } from '#worker/importing/encode-loans.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const open: OpenCatalog[] = [];
afterEach(() => { for (const catalog of open.splice(0)) catalog.close(); });

function catalogWithBatch(): OpenCatalog['db'] {
  const catalog = openCatalog(temporaryFolder());
  open.push(catalog);
  catalog.db.exec(`
    INSERT INTO import_batch (id, first_of_job, kind, file_name, status, header, mapping, started_at, first_loan) VALUES (1, 1, 'loans', 'loans.csv', 'running', '[]', '{}', 0, 1);
    INSERT INTO patron (id, external_id, batch_id) SELECT value, 'P' || value, 1 FROM json_each('[1,2,3,4,5,6,7]');
    INSERT INTO title (id, external_id, batch_id) SELECT value, 'T' || value, 1 FROM json_each('[1,2,3,4,5,6,7]');`);
  return catalog.db;
}

/** Loans in which every ninth says the loan before it once more, with a return. */
function rowsWithRepeats(count: number): LoanRows {
  const at = (n: number): number => (n % 9 === 8 ? n - 1 : n);
  const numbers = Array.from({ length: count }, (_, n) => at(n));
  return {
    count, loanIds: null, patrons: Int32Array.from(numbers, (n) => n % 8), titles: Int32Array.from(numbers, (n) => 1 + (n % 7)), items: new Int32Array(count), branches: new Int32Array(count),
    loanedAt: Float64Array.from(numbers, (n) => 1_600_000_000 - n * 3600), dueAt: new Float64Array(count).fill(Number.NaN),
    returnedAt: Float64Array.from(numbers, (n, place) => (n === place ? Number.NaN : 1_700_000_000)), renewals: new Int32Array(count).fill(-1),
  };
}

describe('writing loans in groups', () => {
  it('tells of each what writing them one by one tells, and leaves the same loans', () => {
    const loans = rowsWithRepeats(300);
    const [grouped, single] = [catalogWithBatch(), catalogWithBatch()];
    const told: [number, string][] = [];
    new LoanWriter(grouped, 1, false).writeAll(loans, 0, loans.count, (at, outcome) => told.push([at, outcome]));
    const writer = new LoanWriter(single, 1, false);
    const expected = Array.from({ length: loans.count }, (_, at) => [at, writer.write(loans, at)]);
    expect(told).toEqual(expected);
    expect(new Set(told.map(([, outcome]) => outcome))).toEqual(new Set(['added', 'updated']));
    const all = 'SELECT * FROM loan ORDER BY id';
    expect(grouped.prepare(all).all()).toEqual(single.prepare(all).all());
  });

  it('counts those of a patron who refuses, and adds the others of their group', () => {
    const loans = rowsWithRepeats(100);
    loans.patrons[10] = -2;
    const db = catalogWithBatch();
    const told: string[] = [];
    new LoanWriter(db, 1, false).writeAll(loans, 0, loans.count, (_, outcome) => told.push(outcome));
    expect(told[10]).toBe('refused');
    expect(told.filter((outcome) => outcome === 'added')).toHaveLength(db.prepare('SELECT count(*) FROM loan').pluck().get() as number);
  });

  it('puts them where they belong by time, whether begun again or not', () => {
    const db = catalogWithBatch();
    new LoanWriter(db, 1, false).writeAll(rowsWithRepeats(300), 0, 300, () => {});
    const placing = placeLoans(db, 1 as never);
    for (let n = 0; n < 3; n += 1) placing.next(); // it stops in the middle
    expect(db.prepare('SELECT count(*) FROM loan_time').pluck().get()).toBe(64);
    expect([...placeLoans(db, 1 as never)].length).toBeGreaterThan(1);
    expect(db.prepare('SELECT loaned_at, loan_id FROM loan_time').all()).toEqual(db.prepare('SELECT loaned_at, id AS loan_id FROM loan ORDER BY loaned_at').all());
  });
});

/** Loans of copies that no file describes. */
const ofCopies = (copies: readonly { itemId?: string; itemBarcode?: string }[]): LoanColumns => encodeLoans(copies.map((copy, n) => ({ ...copy, patronId: 'P1', loanedAt: n })));

describe('copies that only loans name', () => {
  it('are made in groups as they are one by one, those that are there already among them', () => {
    const numbers = Array.from({ length: 200 }, (_, n) => ({ itemId: `N${String(n)}` }));
    const db = catalogWithBatch();
    const finder = new LoanIdFinder(db, 1);
    finder.find(ofCopies(numbers.filter((_, n) => n % 50 === 20)));
    const ids = new LoanIdFinder(db, 1).find(ofCopies([...numbers, { itemId: 'N3', itemBarcode: 'B3' }, { itemBarcode: 'N3' }]));
    const rows = db.prepare('SELECT item.id, item.title_id, item.external_id, item.barcode, title.external_id AS title FROM item JOIN title ON title.id = item.title_id').all() as { id: number; title_id: number; external_id: string | null; barcode: string | null; title: string }[];
    const byNumber = new Map(rows.map((row) => [row.external_id, row]));
    expect(rows).toHaveLength(201); // N0 to N199, and the barcode N3
    for (const [n, { itemId }] of numbers.entries()) {
      expect(byNumber.get(itemId)).toMatchObject({ id: ids.items[n], title_id: ids.titles[n], title: `=item:${itemId}` });
    }
    expect(ids.items[200]).toBe(ids.items[3]);
    expect(new Set(ids.items).size).toBe(201);
    expect(db.prepare('SELECT count(*) FROM title').pluck().get()).toBe(7 + 200); // a number and a barcode that read alike have one placeholder
  });
});

describe('what chunks of loans are the first to name', () => {
  const named = (db: OpenCatalog['db']): unknown => [
    db.prepare('SELECT patron.external_id, patron_group.code, birth_year FROM patron LEFT JOIN patron_group ON patron_group.id = group_id ORDER BY 1').all(),
    db.prepare('SELECT item.external_id, barcode, title.external_id AS title, branch.code FROM item JOIN title ON title.id = title_id LEFT JOIN branch ON branch.id = branch_id ORDER BY 1, 2').all(),
    db.prepare('SELECT external_id FROM title ORDER BY 1').all(),
  ];
  const inWords = (db: OpenCatalog['db'], { patrons, titles, items }: LoanIds): unknown => Array.from(patrons, (patron, at) => [
    db.prepare('SELECT external_id FROM patron WHERE id = ?').pluck().get(patron) ?? patron, db.prepare('SELECT external_id FROM title WHERE id = ?').pluck().get(titles[at]),
    db.prepare('SELECT coalesce(external_id, barcode) FROM item WHERE id = ?').pluck().get(items[at]),
  ]);

  it('is made by number as it is one by one', () => {
    const refusing = (): OpenCatalog['db'] => {
      const db = catalogWithBatch();
      db.exec("UPDATE patron SET refuses_history = 1 WHERE id = 3; INSERT INTO merged_number (subject, external_id, row_id) VALUES ('patron', '50', 5)");
      return db;
    };
    const loan = (n: number): Parameters<typeof encodeLoans>[0][number] => ({
      loanedAt: n, patronId: n % 5 === 0 ? `P${String(n % 9)}` : String((n * 7919) % 300), branch: n % 2 === 0 ? 'MAIN' : 'EAST', ...(n % 3 === 0 && { patronGroup: 'adult', birthYear: 1980 }),
      ...(n % 11 === 0 ? { itemBarcode: `B${String(n % 70)}` } : { itemId: n % 4 === 0 ? `N${String(n % 90)}` : String((n * 104_729) % 400) }), ...(n % 13 === 0 && { titleId: `T${String(n % 10)}` }),
    });
    const chunks = Array.from({ length: 6 }, (_, chunk) => encodeLoans(Array.from({ length: 200 }, (_, n) => loan(chunk * 200 + n))));
    const [together, single] = [refusing(), refusing()];
    const [finder, slow] = [new LoanIdFinder(together, 1), new LoanIdFinder(single, 1)];
    expect([...finder.makeNew(chunks)].length).toBeGreaterThan(10); // it stops on the way
    for (const db of [together, single]) expect(db.prepare("SELECT count(*) FROM patron WHERE external_id = '50'").pluck().get()).toBe(0);
    expect(chunks.map((chunk) => inWords(together, finder.find(chunk)))).toEqual(chunks.map((chunk) => inWords(single, slow.find(chunk))));
    expect(named(together)).toEqual(named(single));
  });
});
