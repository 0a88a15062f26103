import type { MethodDefinition, FittedMethod, Settings } from './method.ts';
import { writeSums } from './neighbour-sum.ts';
import { PatronNeighbours, patronNeighbourSettings } from './patron-neighbours.ts';
import { loadPatronRows, patronRows, savePatronRows, type PatronRows } from './patron-rows.ts';
import { similarities } from './similarity.ts';

/** The grid of both patron-neighbour methods: every title alike, then titles few have borrowed weighing more. */
export const userKnnGrid: readonly Settings[] = [
  { neighbours: 200, shrink: 2, fame: 0 },
  { neighbours: 200, shrink: 0, fame: 0.5 },
];

/** The similarities beside the cosine, for whoever asks for them. */
export const userKnnAlternatives: readonly Settings[] = [
  { neighbours: 200, shrink: 2, fame: 0, similarity: similarities.pearson },
  { neighbours: 200, shrink: 2, fame: 0, similarity: similarities.euclid },
];

/** Patrons with similar target loans vote with theirs (engine notes 1.3.1; GroupLens, Resnick et al. 1994). Stores training histories: see `PatronRows`. */
export const targetUserKnn: MethodDefinition = {
  id: 'target-user-knn',
  twin: null,
  effort: 2,
  grid: userKnnGrid,
  alternatives: userKnnAlternatives,
  async fit({ data, pacer }, settings) {
    if (pacer.due()) await pacer.pause(); // rows may be there already
    const rows = await patronRows(data, false, pacer);
    return settings.map((setting) => fittedUserKnn('target-user-knn', rows, setting));
  },
  load: (state, settings) => fittedUserKnn('target-user-knn', loadPatronRows(state), settings),
};

/** A patron-neighbour method over its rows. */
export function fittedUserKnn(id: FittedMethod['id'], rows: PatronRows, settings: Settings): FittedMethod {
  let search: PatronNeighbours | null = null;
  const neighbours = () => (search ??= new PatronNeighbours(rows, patronNeighbourSettings(settings)));
  return {
    id,
    settings,
    score(reader, out) {
      let spoke = false;
      writeSums(out, (sums) => { spoke = neighbours().gather(reader, sums); });
      return spoke;
    },
    gather(reader, sums) {
      neighbours().gather(reader, sums);
    },
    explain: (reader, column) => ({ ...neighbours().terms(reader, column), base: 0 }),
    save: () => savePatronRows(rows),
  };
}
