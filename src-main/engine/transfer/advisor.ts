import { buildDatasetPaced, targetPatrons, type Dataset } from '../data/dataset.ts';
import { rowLength, rowsWhere } from '../data/loan-matrix.ts';
import type { ProblemInput } from '../data/problem.ts';
import { themesOf, type Themes } from '../evaluation/themes.ts';
import { fieldInformation, type FieldInformation } from '../models/field-weights.ts';
import { createPacer, type Pacer } from '../pacer.ts';
import { jensenShannon, loanShares, proxyDistance } from './domain-distance.ts';
import { PROVABLE_PATRONS } from './enough-patrons.ts';
import { overlapOf, type Overlap } from './overlap.ts';
import { themeLinks, type ThemeLink } from './theme-links.ts';
import { warmOracle, type WarmOracle } from './warm-oracle.ts';

/** What the diagnostics come to, a kebab-case id each; the sentences are the caller's. */
export type AdviceCode =
  | 'many-shared-patrons' | 'some-shared-patrons' | 'few-shared-patrons' | 'shared-works' | 'records-only' | 'nothing-shared'
  | 'few-target-loans' | 'much-in-common' | 'little-in-common' | 'signal' | 'no-signal' | 'oracle-room' | 'oracle-no-room' | 'no-source' | 'no-records';

/** One piece of advice with the values of its sentence. */
export interface AdviceLine {
  readonly code: AdviceCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The diagnostics of one source. */
export interface SourceDiagnostics extends Overlap {
  readonly name: string;
  readonly titles: number;
  readonly loans: number;
  /** Jensen–Shannon divergence of the loans' classes, bits; null without classes. */
  readonly classDivergence: number | null;
  readonly proxyDistance: number | null;
  /** The strongest link between a class of the source and one of the target; null: none, or no classes or too few shared patrons to tell. */
  readonly link: ClassLink | null;
  /** The strongest links, `link` the first of them: what loans in a class of the source tell about the target. */
  readonly links: readonly ClassLink[];
  /** What each field of the records tells of borrowing a title of the source and one of the target, most first; fields that tell nothing are left out. */
  readonly fields: readonly FieldInformation[];
}

/** What the rule table looks at of a source. */
export type AdvisedSource = Pick<SourceDiagnostics, 'name' | 'sharedPatrons' | 'sharedWorks' | 'sharedWorkLoans' | 'classDivergence' | 'proxyDistance' | 'link'>;

/** A class of the source and one of the target by name, with what is known of their readers. */
export interface ClassLink extends Pick<ThemeLink, 'bits' | 'both' | 'times'> {
  readonly source: string;
  readonly target: string;
}

/** What can be known before training; plain data. */
export interface Diagnostics {
  readonly targetTitles: number;
  readonly targetLoans: number;
  readonly targetPatrons: number;
  readonly themes: Themes['field'] | null;
  readonly sources: readonly SourceDiagnostics[];
  readonly oracle: WarmOracle | null;
  readonly lines: readonly AdviceLine[];
}

/** Shared patrons from which joint training has enough to go on. */
const MANY_PATRONS = 1000;
/** Shared works below which they carry nothing. */
const FEWEST_WORKS = 20;
/** Target loans below which only what needs few is worth trying. */
const FEW_LOANS = 5000;
/** Divergence of classes in bits, and proxy A-distance, from which two domains are called unlike, and below which alike. */
const UNLIKE = { divergence: 0.5, distance: 1.8 };
const ALIKE = 0.15;
/** Links told of a source. */
const MOST_LINKS = 20;

/** Counts and small fits that tell, before training, what the sources may be good for (engine notes 1.4.16). Nothing is refused on their account. */
export async function diagnose(input: ProblemInput, { seed, signal }: { readonly seed: number; readonly signal?: AbortSignal }): Promise<Diagnostics> {
  const pacer = createPacer(signal);
  await pacer.pause();
  const data = await buildDatasetPaced(input, pacer);
  const themes = themesOf(data);
  const sources: SourceDiagnostics[] = [];
  for (const [s, { name, titleCount, patrons }] of input.sources.entries()) {
    const links = await linksOf(data, themes, s, pacer);
    const information = await fieldInformation(data, s, seed, pacer);
    sources.push({
      name, titles: titleCount, loans: patrons.length, ...await overlapOf(data, s, pacer), ...await distancesOf(data, themes, s, seed, pacer), link: links[0] ?? null, links,
      fields: information.filter(({ bits }) => bits > 0).sort((a, b) => b.bits - a.bits),
    });
    await pacer.pause();
  }
  const { shared, targetOnly } = targetPatrons(data);
  const facts = {
    targetTitles: input.target.titleCount, targetLoans: input.target.patrons.length, targetPatrons: shared.length + targetOnly.length,
    themes: themes?.field ?? null, sources, oracle: await warmOracle(data, shared, seed, pacer),
  };
  return { ...facts, lines: linesOf(facts) };
}

/** How far apart target and source number `s` are. */
export async function distancesOf(data: Dataset, themes: Themes | null, s: number, seed: number, pacer: Pacer): Promise<Pick<SourceDiagnostics, 'classDivergence' | 'proxyDistance'>> {
  const { target, records } = data;
  const source = data.sources[s]!;
  return {
    classDivergence: themes && jensenShannon(
      await loanShares(target, themes.target, themes.count, pacer), await loanShares(source, themes.sources[s]!, themes.count, pacer),
    ),
    proxyDistance: await proxyDistance(target, records.target, source, records.sources[s]!, seed, pacer),
  };
}

/** The classes of source number `s` and of the target whose readers have to do with each other, the strongest first. */
export async function linksOf(data: Dataset, themes: Themes | null, s: number, pacer: Pacer): Promise<ClassLink[]> {
  const shared = await rowsWhere(data.target, (patron) => rowLength(data.sources[s]!, patron) > 0, pacer);
  if (themes === null || shared.length < PROVABLE_PATRONS) return [];
  const words = data.vocabulary[themes.field];
  const links = await themeLinks(data.target, themes.target, data.sources[s]!, themes.sources[s]!, shared, themes.count, pacer);
  return links.slice(0, MOST_LINKS).map(({ source, target, ...link }) => ({ source: words[source] ?? '', target: words[target] ?? '', ...link }));
}

/** The rule table: what the diagnostics come to. */
export function linesOf({ targetLoans, themes, sources, oracle }: Pick<Diagnostics, 'targetLoans' | 'themes' | 'oracle'> & { readonly sources: readonly AdvisedSource[] }): AdviceLine[] {
  const lines: AdviceLine[] = [];
  const say = (code: AdviceCode, values: AdviceLine['values'] = {}) => lines.push({ code, values });
  if (targetLoans < FEW_LOANS) say('few-target-loans', { loans: targetLoans });
  if (sources.length === 0) say('no-source');
  else if (themes === null) say('no-records');
  for (const { name: source, sharedPatrons, sharedWorks, sharedWorkLoans, classDivergence, proxyDistance: distance, link } of sources) {
    const share = targetLoans > 0 ? Math.round((100 * sharedWorkLoans) / targetLoans) : 0;
    if (sharedPatrons >= MANY_PATRONS) say('many-shared-patrons', { source, patrons: sharedPatrons });
    else if (sharedPatrons >= PROVABLE_PATRONS) say('some-shared-patrons', { source, patrons: sharedPatrons });
    else {
      if (sharedPatrons > 0) say('few-shared-patrons', { source, patrons: sharedPatrons });
      if (sharedWorks >= FEWEST_WORKS) say('shared-works', { source, works: sharedWorks, share });
      else say(classDivergence !== null && classDivergence < 1 ? 'records-only' : 'nothing-shared', { source });
    }
    const isUnlike = (classDivergence ?? 0) >= UNLIKE.divergence || (classDivergence === null && (distance ?? 0) >= UNLIKE.distance);
    if (isUnlike) say('little-in-common', { source, percent: Math.round(100 * (classDivergence ?? (distance ?? 0) / 2)) });
    else if (classDivergence !== null && classDivergence <= ALIKE) say('much-in-common', { source });
    if (link) say('signal', { source, from: link.source, to: link.target });
    else if (themes !== null && sharedPatrons >= PROVABLE_PATRONS) say('no-signal', { source });
  }
  if (oracle) {
    const { patrons, ndcg, popularity, gain, verdict } = oracle;
    say(verdict === 'positive' ? 'oracle-room' : 'oracle-no-room', { patrons, ndcg: ndcg.toFixed(3), popularity: popularity.toFixed(3), gain: signed(gain.mean), low: signed(gain.low), high: signed(gain.high) });
  }
  return lines;
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
