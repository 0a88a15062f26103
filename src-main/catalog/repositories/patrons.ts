import type { MapId, Page, PatronId, DomainId, TitleId } from '#contract/ids.ts';
import type { PatronDetail, PatronLoan, PatronRow } from '#contract/patrons.ts';
import { row, rows, type ReadableDB } from '../database.ts';
import { patronOfCard, survivorCards } from './merged-numbers.ts';
import { pageOf, type Paging } from './paging.ts';
import { isoTime, isoTimeOrNull } from './times.ts';

interface StoredPatron {
  id: number; externalId: string; group: string | null; birthYear: number | null; homeBranch: string | null;
  loanCount: number; lastLoanAt: number | null; consent: 0 | 1 | null; expiresOn: string | null;
}

const columns = `
  patron.id, patron.external_id AS externalId, patron_group.code AS "group", patron.birth_year AS birthYear, branch.code AS homeBranch,
  (SELECT count(*) FROM loan WHERE loan.patron_id = patron.id) AS loanCount,
  (SELECT max(loaned_at) FROM loan WHERE loan.patron_id = patron.id) AS lastLoanAt, patron.consent, patron.expires_on AS expiresOn
  FROM patron LEFT JOIN patron_group ON patron_group.id = patron.group_id LEFT JOIN branch ON branch.id = patron.home_branch_id`;

const patronRow = (stored: StoredPatron): PatronRow => ({
  id: stored.id as PatronId, externalId: stored.externalId, group: stored.group, birthYear: stored.birthYear, homeBranch: stored.homeBranch,
  loanCount: stored.loanCount, lastLoanAt: isoTimeOrNull(stored.lastLoanAt),
});

export const searchPatronsSql = `SELECT ${columns} WHERE patron.external_id >= ? AND patron.external_id < ? AND patron.external_id <> ? ORDER BY patron.external_id LIMIT ?`;

const namedPatronsSql = `SELECT ${columns} WHERE patron.external_id IN (SELECT value FROM json_each(?))`;

/** Patrons whose card number begins with `text`, or a card that was merged with theirs; by card number. */
export function searchPatrons(db: ReadableDB, { text, after, limit }: { text: string } & Paging): Page<PatronRow> {
  const prefix = text.trim();
  const found = rows<StoredPatron>(db, searchPatronsSql, after !== undefined && after > prefix ? after : prefix, `${prefix}\u{10FFFF}`, after ?? '', limit + 1);
  const survivors = survivorCards(db, prefix).filter((card) => after === undefined || card > after);
  if (survivors.length > 0) {
    found.push(...rows<StoredPatron>(db, namedPatronsSql, JSON.stringify(survivors.slice(0, limit + 1))));
    found.sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  }
  return pageOf(found.map(patronRow), limit, (patron) => patron.externalId);
}

/** One patron with the loans in each domain of a map; null where there is no such patron. */
export function showPatron(db: ReadableDB, id: PatronId, mapId: MapId | null): PatronDetail | null {
  const stored = row<StoredPatron>(db, `SELECT ${columns} WHERE patron.id = ?`, id);
  if (stored === undefined) return null;
  const domains = mapId === null ? [] : rows<{ domainId: DomainId; name: string; loanCount: number }>(db, `
    SELECT domain.id AS domainId, domain.name, count(*) AS loanCount
    FROM loan JOIN domain_map ON domain_map.id = ?
    JOIN domain_assignment ON domain_assignment.map_id = domain_map.id AND domain_assignment.title_id = loan.title_id
      AND domain_assignment.branch_id = CASE domain_map.by_branch WHEN 1 THEN coalesce(loan.branch_id, 0) ELSE 0 END
    JOIN domain ON domain.id = domain_assignment.domain_id
    WHERE loan.patron_id = ? GROUP BY domain.id ORDER BY loanCount DESC`, mapId, id);
  return { ...patronRow(stored), consent: stored.consent === null ? null : stored.consent === 1, expiresOn: stored.expiresOn, domains };
}

interface StoredLoan {
  id: number; titleId: TitleId; title: string; author: string; material: string | null; branch: string | null; domain: string | null;
  loanedAt: number; dueAt: number | null; returnedAt: number | null; renewals: number;
}

export const patronLoansSql = `
  SELECT loan.id, title.id AS titleId, title.title, title.author, title.material, branch.code AS branch, domain.name AS domain,
    loan.loaned_at AS loanedAt, loan.due_at AS dueAt, loan.returned_at AS returnedAt, loan.renewals
  FROM loan JOIN title ON title.id = loan.title_id LEFT JOIN branch ON branch.id = loan.branch_id
  LEFT JOIN domain_map ON domain_map.id = ?
  LEFT JOIN domain_assignment ON domain_assignment.map_id = domain_map.id AND domain_assignment.title_id = loan.title_id
    AND domain_assignment.branch_id = CASE domain_map.by_branch WHEN 1 THEN coalesce(loan.branch_id, 0) ELSE 0 END
  LEFT JOIN domain ON domain.id = domain_assignment.domain_id
  WHERE loan.patron_id = ? AND (loan.loaned_at, loan.title_id) < (?, ?)
  ORDER BY loan.loaned_at DESC, loan.title_id DESC LIMIT ?`;

/** A patron's loans, the newest first. */
export function patronLoans(db: ReadableDB, { patronId, mapId, after, limit }: { patronId: PatronId; mapId: MapId | null } & Paging): Page<PatronLoan> {
  const [time, title] = (after ?? '').split(' ').map(Number);
  const found = rows<StoredLoan>(db, patronLoansSql, mapId ?? 0, patronId, after === undefined ? Number.MAX_SAFE_INTEGER : time, title ?? 0, limit + 1);
  const page = pageOf(found, limit, (loan) => `${loan.loanedAt} ${loan.titleId}`);
  return {
    next: page.next,
    rows: page.rows.map(({ id: _id, ...loan }) => ({ ...loan, loanedAt: isoTime(loan.loanedAt), dueAt: isoTimeOrNull(loan.dueAt), returnedAt: isoTimeOrNull(loan.returnedAt) })),
  };
}

/** Row ids of card numbers, in the order asked, also of cards that were merged into others; those that are not there are left out of `ids` and counted. */
export function patronIds(db: ReadableDB, externalIds: readonly string[]): { ids: PatronId[]; missing: number } {
  const ids: PatronId[] = [];
  for (const externalId of externalIds) {
    const found = patronOfCard(db, externalId);
    if (found !== undefined) ids.push(found);
  }
  return { ids, missing: externalIds.length - ids.length };
}

/** Patrons after `after` by row id. */
export function patronIdsAfter(db: ReadableDB, after: number, limit: number): PatronId[] {
  return rows<{ id: PatronId }>(db, 'SELECT id FROM patron WHERE id > ? ORDER BY id LIMIT ?', after, limit).map(({ id }) => id);
}

/** Row ids of the patron's group and home branch (0: none), and whether the patron has refused personal lists. */
export const patronStanding = (db: ReadableDB, id: PatronId): { groupId: number; branchId: number; refused: boolean } => {
  const found = row<{ groupId: number; branchId: number; consent: 0 | 1 | null }>(db, `
    SELECT coalesce(group_id, 0) AS groupId, coalesce(home_branch_id, 0) AS branchId, consent FROM patron WHERE id = ?`, id);
  return { groupId: found?.groupId ?? 0, branchId: found?.branchId ?? 0, refused: found?.consent === 0 };
};
