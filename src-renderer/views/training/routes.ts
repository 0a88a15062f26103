import type { RouteRecordRaw } from 'vue-router';

export const trainingRoutes: readonly RouteRecordRaw[] = [
  { path: '/training', name: 'training', component: () => import('./TrainingView.vue') },
];
