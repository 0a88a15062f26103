import type { DomainEvidence, DomainLink, DomainRelations } from '#contract/domain-relations.ts';
import { AppError } from '#contract/errors.ts';
import type { DomainId, MapId } from '#contract/ids.ts';
import { linkedTitles, mapState, pairRelations, storedPair, type LinkSample, type StoredRelatedness } from '#catalog/repositories/domain-relations.ts';
import { mapDomains } from '#catalog/repositories/domains.ts';
import { linesOf } from '#engine/transfer/advisor.ts';
import { discreetLines, discreetLinks, readableLinks } from './advice.ts';
import { gainsOf } from './domain-gains.ts';
import type { Library } from './library.ts';

/** What any two domains of a map have to do with each other, and what transfer between them gained; all of it stored before. @throws AppError map-not-found */
export function relations(library: Library, mapId: MapId): DomainRelations {
  const { db } = library;
  const state = mapState(db, mapId);
  if (state === null) throw new AppError('map-not-found', { map: mapId });
  const pairs = pairRelations(db, mapId);
  return {
    pairs, gains: gainsOf(db, mapId, state.changedAt),
    compared: state.compared === 1 ? 'current' : pairs.some(({ relatedness }) => relatedness !== null) ? 'outdated' : 'never',
  };
}

/** All that is known of a source and a target, from what is stored. @throws AppError map-not-found, domain-not-found */
export function evidence(library: Library, { mapId, sourceId, targetId }: { readonly mapId: MapId; readonly sourceId: DomainId; readonly targetId: DomainId }): DomainEvidence {
  const { db } = library;
  if (mapState(db, mapId) === null) throw new AppError('map-not-found', { map: mapId });
  const domains = mapDomains(db, mapId);
  const source = domains.find(({ id }) => id === sourceId);
  if (source === undefined || !domains.some(({ id }) => id === targetId)) throw new AppError('domain-not-found', { domain: source === undefined ? sourceId : targetId, map: mapId });
  const isSourceLower = sourceId < targetId;
  const stored = storedPair(db, isSourceLower ? sourceId : targetId, isSourceLower ? targetId : sourceId);
  const { sharedScreen } = library.environment.settings.all;
  const classLinks = readableLinks(stored?.relatedness?.themes ?? null, linksFrom(stored?.relatedness ?? null, isSourceLower));
  const lines = stored?.relatedness ? adviceOf(stored.relatedness, source.name, isSourceLower, classLinks) : [];
  return {
    lines: sharedScreen ? discreetLines(lines) : lines,
    classLinks: sharedScreen ? discreetLinks(classLinks) : classLinks,
    links: linksOf(library, stored?.samples ?? [], isSourceLower),
  };
}

/** Links of classes from the source to the target. */
const linksFrom = (known: StoredRelatedness | null, isSourceLower: boolean): StoredRelatedness['links'] =>
  (isSourceLower ? known?.links : known?.links.map((link) => ({ ...link, source: link.target, target: link.source }))) ?? [];

function adviceOf(known: StoredRelatedness, name: string, isSourceLower: boolean, links: StoredRelatedness['links']): DomainEvidence['lines'] {
  const { classDivergence, proxyDistance, sharedPatrons, sharedWorks, themes } = known;
  const [targetLoans, sharedWorkLoans] = isSourceLower ? [known.loansB, known.workLoansB] : [known.loansA, known.workLoansA];
  return linesOf({ targetLoans, themes, sources: [{ name, sharedPatrons, sharedWorks, sharedWorkLoans, classDivergence, proxyDistance, link: links[0] ?? null }], oracle: null });
}

function linksOf(library: Library, samples: readonly LinkSample[], isSourceLower: boolean): DomainLink[] {
  const titles = linkedTitles(library.db, samples.flatMap(({ a, b }) => [a, b]));
  return samples.flatMap(({ kind, a, b }) => {
    const [source, target] = [titles.get(isSourceLower ? a : b), titles.get(isSourceLower ? b : a)];
    if (source === undefined || target === undefined) return [];
    return [{ kind, source: sideOf(source), target: sideOf(target), series: kind === 'series' ? target.series : null }];
  });
}

const sideOf = ({ series: _series, ...title }: DomainLink['source'] & { series: string | null }): DomainLink['source'] => title;
