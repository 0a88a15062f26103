import type { RouteRecordRaw } from 'vue-router';

const numberOf = (value: unknown): number | null => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : null);

export const trainingRoutes: readonly RouteRecordRaw[] = [
  { path: '/training', name: 'training', component: () => import('./TrainingView.vue'), props: (route) => ({ shownModel: numberOf(route.query['model']) }) },
  { path: '/training/evaluations', name: 'evaluations', component: () => import('./EvaluationsView.vue'), props: (route) => ({ shownEvaluation: numberOf(route.query['evaluation']) }) },
];
