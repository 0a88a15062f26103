import type { Bench } from '../bench.ts';
import { denseRidge } from './dense-ridge.ts';
import { factors128, factors64, factorsExact } from './factors.ts';
import { ridge } from './ridge.ts';
import { topTwenty } from './top-twenty.ts';
import { towerStepBench } from './tower-step.ts';
import { wholeTraining } from './whole-training.ts';

/** What the engine has to show: one file a bench, one line here. `npm run bench -- engine` runs them all. */
export const engineBenches: readonly Bench[] = [factors64, factors128, factorsExact, topTwenty, ridge, denseRidge, towerStepBench, wholeTraining];
