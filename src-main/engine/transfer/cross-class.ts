import { classModel, loadClassModel } from '../models/class-model.ts';
import { classBasis, classTables, type ClassBasis } from '../models/class-tables.ts';
import type { FittedMethod, MethodDefinition } from '../models/method.ts';
import { classGrid } from '../models/target-class.ts';

/**
 * What readers of a class of a source borrow in the target (engine notes 4.1, M0): few numbers from many loans, so that it speaks where
 * single titles have too few readers. A source loan has `sourceWeight` of a target loan's say; `similar` 1 counts a
 * source reader by likeness to the readers of the target (instance weighting).
 */
export const crossClass: MethodDefinition = {
  id: 'cross-class',
  twin: 'target-class',
  effort: 3,
  grid: [
    ...classGrid.map((setting) => ({ ...setting, sourceWeight: 1 })),
    { ...classGrid[0], sourceWeight: 1, similar: 1 },
    { ...classGrid[0], sourceWeight: 0.25 },
    { ...classGrid[0], sourceWeight: 0 },
  ],
  async fit(context, settings) {
    const bases = new Map<boolean, ClassBasis>();
    const made: FittedMethod[] = [];
    for (const setting of settings) {
      const similar = setting['similar'] === 1;
      const basis = bases.get(similar) ?? await classBasis(context, true, similar);
      bases.set(similar, basis);
      made.push(classModel('cross-class', classTables(basis, setting['smoothing'] ?? 20), setting));
    }
    return made;
  },
  load: (state, settings) => loadClassModel('cross-class', state, settings),
};
