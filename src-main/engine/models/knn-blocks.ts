import { neighbourBlocks, type NeighbourBlock, type NeighbourSettings } from './neighbours.ts';
import type { FitContext, Settings } from './method.ts';

/** The grid both neighbour methods choose from (engine notes 4.3): shrunk cosines, then shares of a title's patrons. */
export const knnGrid: readonly (NeighbourSettings & Settings)[] = [
  { neighbours: 200, shrink: 10, fame: 0.5, breadth: 0 },
  { neighbours: 50, shrink: 0, fame: 0.5, breadth: 0 },
  { neighbours: 200, shrink: 10, fame: 0, breadth: 0 },
  { neighbours: 200, shrink: 10, fame: 0, breadth: 0.25 },
  { neighbours: 200, shrink: 10, fame: 0, breadth: 0.5 },
];

/** The neighbour blocks of one history domain for several settings, taken from the context where they are already made. */
export async function blocksFor(context: FitContext, domain: 'target' | number, settings: readonly Settings[]): Promise<NeighbourBlock[]> {
  const wanted = settings.map((setting): NeighbourSettings => ({
    neighbours: setting['neighbours'] ?? 200, shrink: setting['shrink'] ?? 10, fame: setting['fame'] ?? 0.5, breadth: setting['breadth'] ?? 0,
  }));
  const key = (setting: NeighbourSettings) => [domain, setting.neighbours, setting.shrink, setting.fame, setting.breadth].join(':');
  const missing = new Map(wanted.filter((setting) => !context.blocks.has(key(setting))).map((setting) => [key(setting), setting]));
  if (missing.size > 0) {
    const from = domain === 'target' ? context.data.target : context.data.sources[domain]!;
    const made = await neighbourBlocks(from, context.data.target, [...missing.values()], context.pacer);
    [...missing.keys()].forEach((name, m) => context.blocks.set(name, made[m]!));
  }
  return wanted.map((setting) => context.blocks.get(key(setting))!);
}
