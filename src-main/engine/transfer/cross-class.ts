import { classModel, loadClassModel } from '../models/class-model.ts';
import { classBasis, classTables } from '../models/class-tables.ts';
import type { MethodDefinition } from '../models/method.ts';
import { classGrid } from '../models/target-class.ts';

/**
 * What readers of a class of a source borrow in the target (engine notes 4.1, M0): few numbers from many loans, so that it speaks where
 * single titles have too few readers. A source loan has `sourceWeight` of a target loan's say.
 */
export const crossClass: MethodDefinition = {
  id: 'cross-class',
  twin: 'target-class',
  effort: 3,
  grid: [
    ...classGrid.map((setting) => ({ ...setting, sourceWeight: 1 })),
    { ...classGrid[0], sourceWeight: 0.25 },
    { ...classGrid[0], sourceWeight: 0 },
  ],
  async fit(context, settings) {
    const basis = await classBasis(context, true);
    return settings.map((setting) => classModel('cross-class', classTables(basis, setting['smoothing'] ?? 20), setting));
  },
  load: (state, settings) => loadClassModel('cross-class', state, settings),
};
