import type { ContestantId, MethodId } from '#contract/training.ts';

/** Families of methods in the order of a table, the simple ones first; each has a name in both languages. */
export const methodFamilies = [
  { id: 'inUse', methods: ['chosen', 'without-transfer'] },
  { id: 'popular', methods: ['popularity', 'segment-popularity', 'target-class', 'cross-class'] },
  { id: 'content', methods: ['target-content', 'cross-content'] },
  { id: 'rules', methods: ['target-rules', 'cross-rules'] },
  { id: 'neighbours', methods: ['target-user-knn', 'cross-user-knn', 'target-knn', 'cross-knn'] },
  { id: 'linked', methods: ['target-ridge', 'ease', 'joint-ridge', 'source-ridge'] },
  { id: 'factors', methods: ['pure-svd', 'common-space', 'target-ials', 'joint-ials', 'procrustes', 'transfer-ials'] },
  { id: 'neural', methods: ['target-tower', 'transfer-tower'] },
  { id: 'blend', methods: ['target-blend', 'blend'] },
] as const satisfies readonly { readonly id: string; readonly methods: readonly ContestantId[] }[];
export type MethodFamily = (typeof methodFamilies)[number]['id'];

const order: readonly ContestantId[] = methodFamilies.flatMap(({ methods }) => methods as readonly ContestantId[]);

/** The family a method belongs to. */
export const familyOf = (method: ContestantId): MethodFamily => methodFamilies.find(({ methods }) => (methods as readonly ContestantId[]).includes(method))?.id ?? 'inUse';

/** Rows of methods in the order of the families. */
export const inFamilyOrder = <Row extends { readonly method: ContestantId }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method));

/** Whether a method is only there to be compared with, among those whose costs were measured. */
export const isReference = (method: ContestantId, costs: readonly { readonly method: MethodId; readonly competes: boolean }[]): boolean =>
  costs.some((cost) => cost.method === method && !cost.competes);
