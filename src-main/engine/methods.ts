import type { Kernels } from './kernels/kernels.ts';
import { blend, targetBlend } from './fusion/blend.ts';
import type { MethodDefinition, MethodId } from './models/method.ts';
import { popularity } from './models/popularity.ts';
import { pureSvd } from './models/pure-svd.ts';
import { segmentPopularity } from './models/segment-popularity.ts';
import { targetClass } from './models/target-class.ts';
import { targetContent } from './models/target-content.ts';
import { targetIals } from './models/target-ials.ts';
import { targetKnn } from './models/target-knn.ts';
import { targetUserKnn } from './models/target-user-knn.ts';
import { targetTower, transferTower } from './neural/towers.ts';
import { ease } from './ridge/ease.ts';
import { jointRidge } from './ridge/joint-ridge.ts';
import { targetRidge } from './ridge/target-ridge.ts';
import { crossRules } from './rules/cross-rules.ts';
import { targetRules } from './rules/target-rules.ts';
import { commonSpace } from './transfer/common-space.ts';
import { crossClass } from './transfer/cross-class.ts';
import { crossContent } from './transfer/cross-content.ts';
import { crossKnn } from './transfer/cross-knn.ts';
import { crossUserKnn } from './transfer/cross-user-knn.ts';
import { jointIals } from './transfer/joint-ials.ts';
import { procrustes } from './transfer/procrustes.ts';
import { sourceRidge } from './transfer/source-ridge.ts';
import { transferIals } from './transfer/transfer-ials.ts';

/** Every method of the engine, the simpler before the more complex: ties in a choice go to the earlier one. */
export const methods: readonly MethodDefinition[] = [
  popularity,
  segmentPopularity,
  targetClass,
  crossClass,
  targetContent,
  crossContent,
  targetRules,
  crossRules,
  targetUserKnn,
  crossUserKnn,
  targetKnn,
  crossKnn,
  pureSvd,
  commonSpace,
  targetRidge,
  ease,
  jointRidge,
  sourceRidge,
  targetIals,
  jointIals,
  procrustes,
  transferIals,
  targetTower,
  transferTower,
  targetBlend,
  blend,
];

/** The methods that may be put to use. */
export const competing: readonly MethodDefinition[] = methods.filter((method) => method.competes !== false);

/** Those of the methods that can run on what the kernels offer. */
export function runnable(all: readonly MethodDefinition[], kernels: Kernels): readonly MethodDefinition[] {
  return all.filter((method) => method.needs !== 'device' || kernels.devices !== null);
}

/** The method of that id. */
export function methodOf(id: MethodId): MethodDefinition {
  const found = methods.find((method) => method.id === id);
  if (!found) throw new Error(`method-unknown: ${id}`);
  return found;
}
