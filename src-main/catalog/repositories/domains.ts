import type { Domain, DomainMap, DomainMapFile, DomainRule } from '#contract/domains.ts';
import type { DomainId, MapId } from '#contract/ids.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import type { LinkSample } from './domain-relations.ts';
import { isoTimeOrNull, nowSeconds } from './times.ts';

/** Every map with its domains, rules and counts, by name. */
export function listMaps(db: ReadableDB): DomainMap[] {
  const maps = rows<{ id: MapId; name: string; counted: 0 | 1; settling: 0 | 1; linksAt: number | null; unassignedTitles: number; unassignedLoans: number }>(db, `
    SELECT id, name, counted, unassigned_titles AS unassignedTitles, unassigned_loans AS unassignedLoans, CASE links_changed WHEN 1 THEN counted_at END AS linksAt,
      EXISTS (SELECT 1 FROM domain_due_patron WHERE map_id = domain_map.id) OR EXISTS (SELECT 1 FROM domain_due_title WHERE map_id = domain_map.id) AS settling
    FROM domain_map ORDER BY name`);
  return maps.map((map) => ({
    id: map.id, name: map.name, counted: map.counted === 1, settling: map.settling === 1, linksAsOf: isoTimeOrNull(map.linksAt),
    unassigned: { titles: map.unassignedTitles, loans: map.unassignedLoans },
    domains: mapDomains(db, map.id),
    shared: rows(db, 'SELECT domain_pair.a, domain_pair.b, domain_pair.patrons FROM domain_pair JOIN domain ON domain.id = domain_pair.a WHERE domain.map_id = ? AND domain_pair.patrons > 0 ORDER BY a, b', map.id),
  }));
}

/** The domains of a map in their order. */
export function mapDomains(db: ReadableDB, mapId: MapId): Domain[] {
  return rows<{ id: DomainId; name: string; titles: number; loans: number; patrons: number }>(db,
    'SELECT id, name, titles, loans, patrons FROM domain WHERE map_id = ? ORDER BY position', mapId)
    .map(({ id, name, ...counts }) => ({ id, name, counts, any: domainRules(db, id) }));
}

const domainRules = (db: ReadableDB, id: DomainId): DomainRule[] =>
  rows<{ conditions: string }>(db, 'SELECT conditions FROM domain_rule WHERE domain_id = ? ORDER BY position', id)
    .map(({ conditions }) => JSON.parse(conditions) as DomainRule);

/** The name of a domain; null where it is gone. */
export const domainName = (db: ReadableDB, id: DomainId): string | null => row<{ name: string }>(db, 'SELECT name FROM domain WHERE id = ?', id)?.name ?? null;

export const mapNamed = (db: ReadableDB, name: string): MapId | null =>
  row<{ id: MapId }>(db, 'SELECT id FROM domain_map WHERE name = ?', name)?.id ?? null;

/**
 * Writes a map as its file says. A domain that keeps its name keeps its id, so that models and lists made for it stay; evaluations go with a new name.
 * The map's assignments and counts are out of date afterwards.
 */
export function putMap(db: WritableDB, mapId: MapId | null, file: DomainMapFile): MapId {
  const byBranch = Number(file.domains.some((domain) => domain.any.some((rule) => rule.branch !== undefined)));
  const id = mapId ?? (write(db, 'INSERT INTO domain_map (name) VALUES (?)', file.map).id as MapId);
  write(db, 'UPDATE evaluation SET map = ? WHERE map = (SELECT name FROM domain_map WHERE id = ?)', file.map, id);
  write(db, 'UPDATE domain_map SET name = ?, by_branch = ?, counted = 0, compared = 0, changed_at = ? WHERE id = ?', file.map, byBranch, nowSeconds(), id);
  const before = mapDomains(db, id);
  const names = new Set(file.domains.map((domain) => domain.name.toLowerCase()));
  for (const gone of before.filter((domain) => !names.has(domain.name.toLowerCase()))) write(db, 'DELETE FROM domain WHERE id = ?', gone.id);
  file.domains.forEach((domain, position) => {
    const kept = before.find((old) => old.name.toLowerCase() === domain.name.toLowerCase());
    const domainId = kept?.id ?? write(db, 'INSERT INTO domain (map_id, position, name) VALUES (?, ?, ?)', id, position, domain.name).id;
    write(db, 'UPDATE domain SET position = ?, name = ? WHERE id = ?', position, domain.name, domainId);
    write(db, 'DELETE FROM domain_rule WHERE domain_id = ?', domainId);
    domain.any.forEach((rule, place) => write(db, 'INSERT INTO domain_rule (domain_id, position, conditions) VALUES (?, ?, ?)', domainId, place, JSON.stringify(rule)));
  });
  return id;
}

/** Deletes a few of a map's assignments and counts of patrons; 0: there are none left. The map goes after them, as all of them at once would take too long. */
export const deleteSomeAssignments = (db: WritableDB, id: MapId, limit: number): number =>
  write(db, 'DELETE FROM domain_patron WHERE map_id = ? AND patron_id IN (SELECT patron_id FROM domain_patron WHERE map_id = ? LIMIT ?)', id, id, limit).changes +
  write(db, 'DELETE FROM domain_assignment WHERE (map_id, title_id, branch_id) IN (SELECT map_id, title_id, branch_id FROM domain_assignment WHERE map_id = ? LIMIT ?)', id, limit).changes;

export function deleteMap(db: WritableDB, id: MapId): boolean {
  return write(db, 'DELETE FROM domain_map WHERE id = ?', id).changes > 0;
}

/** Marks the counts of every map as out of date: titles or loans have changed. */
export function markUncounted(db: WritableDB): void {
  write(db, 'UPDATE domain_map SET counted = 0, compared = 0');
}

/** What two domains share, as `PairRelation` has it; a < b. */
export interface PairCounts {
  readonly a: DomainId;
  readonly b: DomainId;
  readonly patrons: number;
  readonly aFirst: number;
  readonly bFirst: number;
  readonly works: number;
  readonly translations: number;
  readonly adaptations: number;
  readonly series: number;
  readonly samples: readonly LinkSample[];
}

export interface MapCounts {
  readonly domains: ReadonlyMap<DomainId, { readonly titles: number; readonly loans: number; readonly patrons: number }>;
  readonly pairs: readonly PairCounts[];
  readonly unassigned: { readonly titles: number; readonly loans: number };
}

/** Stores the counts of a map; from now on they are up to date. How related its domains are stays as it was measured. */
export function putCounts(db: WritableDB, mapId: MapId, counts: MapCounts): void {
  write(db, `UPDATE domain_pair SET patrons = 0, a_first = 0, b_first = 0, works = 0, translations = 0, adaptations = 0, series = 0, samples = '[]' WHERE a IN (SELECT id FROM domain WHERE map_id = ?)`, mapId);
  for (const [id, { titles, loans, patrons }] of counts.domains) write(db, 'UPDATE domain SET titles = ?, loans = ?, patrons = ? WHERE id = ?', titles, loans, patrons, id);
  for (const { a, b, patrons, aFirst, bFirst, works, translations, adaptations, series, samples } of counts.pairs) {
    write(db, `
      INSERT INTO domain_pair (a, b, patrons, a_first, b_first, works, translations, adaptations, series, samples) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (a, b) DO UPDATE SET patrons = excluded.patrons, a_first = excluded.a_first, b_first = excluded.b_first, works = excluded.works,
        translations = excluded.translations, adaptations = excluded.adaptations, series = excluded.series, samples = excluded.samples`,
    a, b, patrons, aFirst, bFirst, works, translations, adaptations, series, JSON.stringify(samples));
  }
  write(db, 'DELETE FROM domain_pair WHERE a IN (SELECT id FROM domain WHERE map_id = ?) AND patrons + works + adaptations + series = 0 AND relatedness IS NULL', mapId);
  write(db, 'UPDATE domain_map SET counted = 1, counted_at = ?, unassigned_titles = ?, unassigned_loans = ? WHERE id = ?', nowSeconds(), counts.unassigned.titles, counts.unassigned.loans, mapId);
}
