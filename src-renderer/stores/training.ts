import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { call, CallError, onEvent } from '#page/api/client.ts';
import type { Advice } from '#contract/advice.ts';
import type { CallInput } from '#contract/calls.ts';
import type { Evaluation } from '#contract/evaluations.ts';
import type { EvaluationId, JobId, ModelId } from '#contract/ids.ts';
import type { TrainingPoint } from '#contract/training.ts';

/** Live curves by job, and the evaluations there have been. */
export const useTraining = defineStore('training', () => {
  const curves = ref(new Map<JobId, readonly TrainingPoint[]>());
  const evaluations = shallowRef<readonly Evaluation[]>([]);
  const evaluationsLoaded = ref(false);

  const pointsOf = (jobId: JobId): readonly TrainingPoint[] => curves.value.get(jobId) ?? [];
  onEvent('training:point', (point) => { curves.value.set(point.jobId, [...pointsOf(point.jobId), point]); });

  /** The points there were before this page began to listen. */
  async function loadCurve(jobId: JobId): Promise<void> {
    const points = await call('training:curve', { jobId });
    if (points.length > pointsOf(jobId).length) curves.value.set(jobId, points);
  }
  async function loadEvaluations(): Promise<void> {
    evaluations.value = [...await call('evaluations:list', {})].sort((a, b) => b.id - a.id);
    evaluationsLoaded.value = true;
  }
  /** With all its figures, which the list leaves out. */
  const showEvaluation = (evaluationId: EvaluationId): Promise<Evaluation> => call('evaluations:show', { evaluationId });
  const train = async (choice: CallInput<'training:start'>): Promise<JobId> => (await call('training:start', choice)).jobId;
  const evaluate = async (choice: CallInput<'evaluations:start'>): Promise<JobId> => (await call('evaluations:start', choice)).jobId;
  /** What can be known before training; null where another question came in between. */
  const advise = (choice: CallInput<'training:advise'>): Promise<Advice | null> => call('training:advise', choice).catch((error: unknown) => {
    if (error instanceof CallError && error.code === 'cancelled') return null;
    throw error;
  });
  const removeModel = async (modelId: ModelId): Promise<void> => { await call('models:delete', { modelId }); };

  return { curves, evaluations, evaluationsLoaded, pointsOf, loadCurve, loadEvaluations, showEvaluation, train, evaluate, advise, removeModel };
});
