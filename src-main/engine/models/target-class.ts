import { classModel, loadClassModel } from './class-model.ts';
import { classBasis, classTables } from './class-tables.ts';
import type { MethodDefinition } from './method.ts';

/** Settings of the class methods: readers' worth of what everybody borrows that is mixed in, and the say of the branch. */
export const classGrid = [
  { smoothing: 20, branch: 0 },
  { smoothing: 100, branch: 0 },
  { smoothing: 20, branch: 0.25 },
] as const;

/** What readers of the classes borrow that the reader has borrowed in the target (engine notes 4.1, M0): by class, audience and branch. */
export const targetClass: MethodDefinition = {
  id: 'target-class',
  twin: null,
  effort: 2,
  grid: classGrid,
  async fit(context, settings) {
    const basis = await classBasis(context, false, false);
    return settings.map((setting) => classModel('target-class', classTables(basis, setting['smoothing'] ?? 20), setting));
  },
  load: (state, settings) => loadClassModel('target-class', state, settings),
};
