import { stackedLoans, stackedOffset } from '../data/stacked.ts';
import { rowsBetween } from '../matrix/sparse.ts';
import { neighbourBlocks, type NeighbourBlock, type NeighbourSettings } from './neighbours.ts';
import { similarities } from './similarity.ts';
import type { FitContext, MethodId, Settings } from './method.ts';
import { percentages } from '../progress.ts';

/** The grid both neighbour methods choose from (engine notes 4.3): shrunk cosines, then shares of a title's patrons. */
export const knnGrid: readonly (NeighbourSettings & Settings)[] = [
  { neighbours: 200, shrink: 10, fame: 0.5, breadth: 0 },
  { neighbours: 50, shrink: 0, fame: 0.5, breadth: 0 },
  { neighbours: 200, shrink: 10, fame: 0, breadth: 0 },
  { neighbours: 200, shrink: 10, fame: 0, breadth: 0.25 },
  { neighbours: 200, shrink: 10, fame: 0, breadth: 0.5 },
];

/** The similarities beside the cosine, for whoever asks for them. */
export const knnAlternatives: readonly Settings[] = [
  { neighbours: 200, shrink: 10, similarity: similarities.pearson },
  { neighbours: 200, shrink: 10, similarity: similarities.euclid },
];

/**
 * The neighbour blocks of one history domain for several settings, taken from the context where they are already made.
 * With `joint` 1 a target title's neighbours are the best of all domains together, counted over every patron of the target;
 * otherwise each domain has a list of its own, counted over the patrons it shares with the target.
 */
export async function blocksFor(context: FitContext, domain: 'target' | number, settings: readonly Settings[]): Promise<NeighbourBlock[]> {
  for (const joint of [false, true]) {
    const wanted = settings.filter((setting) => (setting['joint'] === 1) === joint && !context.blocks.has(keyOf(domain, setting)));
    const missing = [...new Map(wanted.map((setting) => [keyOf(domain, setting), setting])).values()];
    if (missing.length > 0) await (joint ? addJoint(context, missing) : addOwn(context, domain, missing));
  }
  return settings.map((setting) => context.blocks.get(keyOf(domain, setting))!);
}

async function addOwn(context: FitContext, domain: 'target' | number, settings: readonly Settings[]): Promise<void> {
  const from = domain === 'target' ? context.data.target : context.data.sources[domain]!;
  const made = await neighbourBlocks(from, context.data.target, settings.map(neighbourSettings), context.pacer, from === context.data.target, teller(context, domain === 'target' ? 'target-knn' : 'cross-knn'));
  settings.forEach((setting, m) => context.blocks.set(keyOf(domain, setting), made[m]!));
}

async function addJoint(context: FitContext, settings: readonly Settings[]): Promise<void> {
  const { data, pacer } = context;
  const made = await neighbourBlocks(await stackedLoans(data, pacer), data.target, settings.map(neighbourSettings), pacer, true, teller(context, 'cross-knn'));
  for (const [m, setting] of settings.entries()) {
    context.blocks.set(keyOf('target', setting), rowsBetween(made[m]!, 0, data.target.columnCount));
    data.sources.forEach((_, s) => context.blocks.set(keyOf(s, setting), rowsBetween(made[m]!, stackedOffset(data, s), stackedOffset(data, s + 1))));
    if (pacer.due()) await pacer.pause();
  }
}

function teller(context: FitContext, method: MethodId): (share: number) => void {
  return percentages(1, (epoch) => context.report({ method, epoch, epochs: 100 }));
}

function neighbourSettings(setting: Settings): NeighbourSettings {
  return {
    neighbours: setting['neighbours'] ?? 200, shrink: setting['shrink'] ?? 10, fame: setting['fame'] ?? 0.5, breadth: setting['breadth'] ?? 0,
    similarity: setting['similarity'] ?? similarities.cosine,
  };
}

function keyOf(domain: 'target' | number, setting: Settings): string {
  const { neighbours, shrink, fame, breadth, similarity } = neighbourSettings(setting);
  return [domain, neighbours, shrink, fame, breadth, similarity, setting['joint'] ?? 0].join(':');
}
