import type { LinkKind, PairRelation } from '#contract/domain-relations.ts';
import type { SampleTitle } from '#contract/domains.ts';
import type { DomainId, MapId, TitleId } from '#contract/ids.ts';
import type { ComparedPair } from '#contract/worker-messages.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { nowSeconds } from './times.ts';

/** A shared work, story or series by a title in the lower and one in the higher of two domains. */
export interface LinkSample { readonly kind: LinkKind; readonly a: TitleId; readonly b: TitleId }

/** What was measured of how related two domains are. */
export type StoredRelatedness = Omit<ComparedPair, 'a' | 'b'>;

interface StoredPair extends Omit<PairRelation, 'relatedness'> { relatedness: string | null }
const pairColumns = `
  domain_pair.a, domain_pair.b, domain_pair.patrons, a_first AS aFirst, b_first AS bFirst, works, translations, adaptations, series, relatedness
  FROM domain_pair JOIN domain ON domain.id = domain_pair.a`;

/** Every pair of domains of a map of which something is known. */
export const pairRelations = (db: ReadableDB, mapId: MapId): PairRelation[] =>
  rows<StoredPair>(db, `SELECT ${pairColumns} WHERE domain.map_id = ? ORDER BY a, b`, mapId).map(({ relatedness, ...pair }) => {
    const known = relatedness === null ? null : JSON.parse(relatedness) as StoredRelatedness;
    return { ...pair, relatedness: known && { classDivergence: known.classDivergence, proxyDistance: known.proxyDistance } };
  });

/** What is stored of two domains, the lower id first; null: nothing. */
export function storedPair(db: ReadableDB, a: DomainId, b: DomainId): { readonly samples: readonly LinkSample[]; readonly relatedness: StoredRelatedness | null } | null {
  const stored = row<{ samples: string; relatedness: string | null }>(db, 'SELECT samples, relatedness FROM domain_pair WHERE a = ? AND b = ?', a, b);
  return stored === undefined ? null : { samples: JSON.parse(stored.samples) as LinkSample[], relatedness: stored.relatedness === null ? null : JSON.parse(stored.relatedness) as StoredRelatedness };
}

/** When the rules of a map were last written (seconds; null: long ago), and whether its domains have been compared since. */
export const mapState = (db: ReadableDB, mapId: MapId): { changedAt: number | null; compared: 0 | 1 } | null =>
  row(db, 'SELECT changed_at AS changedAt, compared FROM domain_map WHERE id = ?', mapId) ?? null;

/** Stores how related the domains of a map are. */
export function putRelatedness(db: WritableDB, mapId: MapId, found: readonly { readonly a: DomainId; readonly b: DomainId; readonly relatedness: StoredRelatedness }[]): void {
  write(db, 'UPDATE domain_pair SET relatedness = NULL WHERE a IN (SELECT id FROM domain WHERE map_id = ?)', mapId);
  for (const { a, b, relatedness } of found) {
    write(db, 'INSERT INTO domain_pair (a, b, patrons, relatedness) VALUES (?, ?, 0, ?) ON CONFLICT (a, b) DO UPDATE SET relatedness = excluded.relatedness', a, b, JSON.stringify(relatedness));
  }
  write(db, 'UPDATE domain_map SET compared = 1 WHERE id = ?', mapId);
}

interface LinkedTitle extends SampleTitle { readonly language: string | null; readonly material: string | null; readonly series: string | null }

/** These titles by id; ids that are gone are left out. */
export const linkedTitles = (db: ReadableDB, ids: readonly TitleId[]): Map<TitleId, LinkedTitle> =>
  new Map(rows<LinkedTitle>(db, `
    SELECT title.id, title.title, title.author, title.language, title.material, title.series FROM json_each(?) AS wanted JOIN title ON title.id = wanted.value`, JSON.stringify(ids)).map((title) => [title.id, title]));

interface StoredPast { readonly id: number; readonly mapId: MapId | null; readonly kind: 'changed' | 'deleted'; readonly file: string; readonly at: number }
const pastColumns = 'SELECT id, map_id AS mapId, kind, file, at FROM domain_map_past';
const mostPast = 50;

/** Maps as they were, the newest first. */
export const pastMaps = (db: ReadableDB): StoredPast[] => rows(db, `${pastColumns} ORDER BY id DESC`);
export const pastMap = (db: ReadableDB, id: number): StoredPast | null => row(db, `${pastColumns} WHERE id = ?`, id) ?? null;

/** Keeps a map as it is before it is changed or deleted; the fifty newest are kept. */
export function addPastMap(db: WritableDB, mapId: MapId, kind: 'changed' | 'deleted', file: string): void {
  const { id } = write(db, 'INSERT INTO domain_map_past (map_id, kind, file, at) VALUES (?, ?, ?, ?)', mapId, kind, file, nowSeconds());
  write(db, 'DELETE FROM domain_map_past WHERE id <= ?', Number(id) - mostPast);
}

export function removePastMap(db: WritableDB, id: number): void {
  write(db, 'DELETE FROM domain_map_past WHERE id = ?', id);
}
