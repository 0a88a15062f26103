import type { Handlers } from '#contract/calls.ts';
import { advise } from '#services/advice.ts';
import type { Library } from '#services/library.ts';
import * as training from '#services/training.ts';

export const modelHandlers = (library: Library) => ({
  'training:advise': (choice) => advise(library, choice),
  'training:start': (choice) => ({ jobId: training.startTraining(library, choice) }),
  'training:curve': ({ jobId }) => training.curve(jobId),
  'models:list': () => training.models(library),
  'models:delete': async ({ modelId }) => { await training.removeModel(library, modelId); return null; },
  'evaluations:start': (choice) => ({ jobId: training.startEvaluation(library, choice) }),
  'evaluations:list': () => training.evaluations(library),
  'evaluations:show': ({ evaluationId }) => training.evaluation(library, evaluationId),
}) satisfies Partial<Handlers>;
