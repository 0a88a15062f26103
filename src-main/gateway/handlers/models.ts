import type { Handlers } from '#contract/calls.ts';
import { deliver, forSpreadsheet } from '#services/deliveries.ts';
import { advise } from '#services/advice.ts';
import type { Library } from '#services/library.ts';
import { writeListsFile } from '#services/lists-file.ts';
import * as lists from '#services/reading-lists.ts';
import * as training from '#services/training.ts';
import { whatIf } from '#services/what-if.ts';

export const modelHandlers = (library: Library) => ({
  'training:advise': (choice) => advise(library, choice),
  'training:start': (choice) => ({ jobId: training.startTraining(library, choice) }),
  'training:curve': ({ jobId }) => training.curve(jobId),
  'models:list': () => training.models(library),
  'models:delete': async ({ modelId }) => { await training.removeModel(library, modelId); return null; },
  'evaluations:start': (choice) => ({ jobId: training.startEvaluation(library, choice) }),
  'evaluations:list': () => training.evaluations(library),
  'evaluations:show': ({ evaluationId }) => training.evaluation(library, evaluationId),
  'lists:make': (request) => ({ jobId: lists.startLists(library, request) }),
  'lists:list': (query) => lists.list(library, query),
  'lists:show': ({ listIds }) => lists.show(library, listIds),
  'lists:for-patron': (query) => lists.forPatron(library, query),
  'lists:what-if': (entry) => whatIf(library, entry),
  'lists:export': ({ modelId, listIds }) => {
    const { target } = training.requireModel(library, modelId);
    return deliver(library, `${target.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.csv`, (path) =>
      writeListsFile(library, modelId, listIds === undefined ? 'all' : { listIds }, path, forSpreadsheet(library)));
  },
}) satisfies Partial<Handlers>;
