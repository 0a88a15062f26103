import type { Gain } from '#contract/domain-relations.ts';
import type { Evaluation } from '#contract/evaluations.ts';
import type { MapId } from '#contract/ids.ts';
import type { PairedDifference, SegmentResult } from '#contract/training.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { mapDomains } from '#catalog/repositories/domains.ts';
import { evaluationsOfMap, modelsOfMap } from '#catalog/repositories/models.ts';
import { isoTime } from '#catalog/repositories/times.ts';

/** What transfer gained, from every evaluation and training on record for a map, the newest first. @param changedAt when its rules were last written, seconds; null: long ago */
export function gainsOf(db: ReadableDB, mapId: MapId, changedAt: number | null): Gain[] {
  const domains = mapDomains(db, mapId);
  const idOf = new Map(domains.map(({ id, name }) => [name.toLowerCase(), id]));
  const before = (at: string): boolean => changedAt !== null && at < isoTime(changedAt);
  const evaluated = evaluationsOfMap(db, mapId).flatMap((evaluation: Evaluation): Gain[] => {
    const targetId = idOf.get(evaluation.target.toLowerCase());
    const sourceIds = evaluation.sources.flatMap((name) => idOf.get(name.toLowerCase()) ?? []);
    const measured = measuredIn(evaluation.segments);
    if (targetId === undefined || sourceIds.length === 0 || sourceIds.length < evaluation.sources.length || measured === null) return [];
    return [{ targetId, sourceIds, ...measured, origin: { kind: 'evaluation', id: evaluation.id, protocol: evaluation.protocol }, at: evaluation.madeAt, outdated: before(evaluation.madeAt) }];
  });
  const trained = modelsOfMap(db, mapId).flatMap((model): Gain[] => {
    const measured = measuredIn(model.summary.segments);
    if (model.sources.length === 0 || measured === null) return [];
    return [{ targetId: model.targetId, sourceIds: model.sources.map(({ id }) => id), ...measured, origin: { kind: 'training', id: model.id }, at: model.trainedAt, outdated: model.stale || before(model.trainedAt) }];
  });
  return [...evaluated, ...trained].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** What the program uses against the best it could use without transfer, over all held-out patrons; null: not compared. */
function measuredIn(segments: readonly SegmentResult[]): Pick<Gain, 'difference' | 'verdict' | 'patrons' | 'helped' | 'hurt'> | null {
  const all = segments.find(({ segment }) => segment === 'all');
  const found = all?.differences.find(({ method, against }: PairedDifference) => method === 'chosen' && against === 'without-transfer');
  if (all === undefined || found === undefined || all.patrons === 0) return null;
  const { difference, verdict, helped, hurt } = found;
  return { difference, verdict, patrons: all.patrons, helped, hurt };
}
