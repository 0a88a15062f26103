import type { HadLoan } from '#contract/corrections.ts';
import type { PatronId, TitleId } from '#contract/ids.ts';
import { row, rows, type ReadableDB } from '../database.ts';
import { isoTime, isoTimeOrNull } from './times.ts';

interface Kin { readonly titleId: TitleId; readonly relation: HadLoan['relation'] }

/**
 * The titles that are the same to a reader: this one; other editions and formats of the work; other volumes of a set, which have the same title and author but a volume
 * of their own; the same story in another medium.
 */
const kinSql = `
  WITH asked (id) AS (VALUES (?))
  SELECT id AS titleId, 'same' AS relation FROM title WHERE id = (SELECT id FROM asked)
  UNION ALL SELECT id, 'edition' FROM title WHERE work_id = (SELECT work_id FROM title WHERE id = (SELECT id FROM asked)) AND id <> (SELECT id FROM asked)
  UNION ALL SELECT other.id, 'volume' FROM title AS one JOIN title AS other ON other.sort_key = one.sort_key AND other.id <> one.id
    WHERE one.id = (SELECT id FROM asked) AND one.title <> '' AND other.author = one.author AND coalesce(other.volume, '') <> coalesce(one.volume, '') AND coalesce(other.material, '') = coalesce(one.material, '')
  UNION ALL SELECT id, 'adaptation' FROM title WHERE work_id IN (
    SELECT b FROM work_link WHERE a = (SELECT work_id FROM title WHERE id = (SELECT id FROM asked)) UNION ALL SELECT a FROM work_link WHERE b = (SELECT work_id FROM title WHERE id = (SELECT id FROM asked)))`;

export const hadLoansSql = `
  SELECT loan.title_id AS titleId, title.title, title.material, title.language, title.volume, title.year, loaned_at AS loanedAt, returned_at AS returnedAt
  FROM loan JOIN title ON title.id = loan.title_id WHERE loan.patron_id = ? AND +loan.title_id IN (SELECT value FROM json_each(?)) ORDER BY loaned_at DESC LIMIT 20`;

type Found = Omit<HadLoan, 'relation' | 'loanedAt' | 'returnedAt'> & { loanedAt: number; returnedAt: number | null };

/** The loans with which a patron has had a work: this title, or another edition, volume or telling of it; the newest first. */
export function hadLoans(db: ReadableDB, patronId: PatronId, titleId: TitleId): HadLoan[] {
  const kin = new Map<TitleId, HadLoan['relation']>();
  for (const one of rows<Kin>(db, kinSql, titleId)) if (!kin.has(one.titleId)) kin.set(one.titleId, one.relation);
  return rows<Found>(db, hadLoansSql, patronId, JSON.stringify([...kin.keys()])).map(({ loanedAt, returnedAt, ...loan }) =>
    ({ ...loan, relation: kin.get(loan.titleId)!, loanedAt: isoTime(loanedAt), returnedAt: isoTimeOrNull(returnedAt) }));
}

/** What some titles are called, in their order. */
export const titlesNamed = (db: ReadableDB, ids: readonly number[]): { titleId: TitleId; title: string; author: string }[] =>
  rows(db, 'SELECT title.id AS titleId, title.title, title.author FROM json_each(?) AS wanted JOIN title ON title.id = wanted.value ORDER BY wanted.key', JSON.stringify(ids));

/** The title that a copy with this barcode or number is of. */
export const titleOfCopy = (db: ReadableDB, number: string): TitleId | null =>
  row<{ id: TitleId }>(db, 'SELECT title_id AS id FROM item WHERE barcode = ? UNION ALL SELECT title_id FROM item WHERE external_id = ?', number, number)?.id ?? null;
