import type { MethodDefinition } from '../models/method.ts';
import { loadPatronRows, patronRows } from '../models/patron-rows.ts';
import { fittedUserKnn, userKnnAlternatives, userKnnGrid } from '../models/target-user-knn.ts';

const SOURCE_WEIGHTS = [1, 0];

/**
 * Patron neighbours over the loans of all domains: "patrons who borrow the same films borrow these books". A reader without target loans
 * finds hers by source loans alone; at sourceWeight 0 it is the target-only method (engine notes 1.3.1).
 */
export const crossUserKnn: MethodDefinition = {
  id: 'cross-user-knn',
  twin: 'target-user-knn',
  effort: 2,
  grid: SOURCE_WEIGHTS.flatMap((sourceWeight) => userKnnGrid.map((setting) => ({ ...setting, sourceWeight }))),
  alternatives: userKnnAlternatives.map((setting) => ({ ...setting, sourceWeight: 1 })),
  async fit({ data, pacer }, settings) {
    if (pacer.due()) await pacer.pause(); // rows may be there already
    const rows = await patronRows(data, true, pacer);
    return settings.map((setting) => fittedUserKnn('cross-user-knn', rows, setting));
  },
  load: (state, settings) => fittedUserKnn('cross-user-knn', loadPatronRows(state), settings),
};
