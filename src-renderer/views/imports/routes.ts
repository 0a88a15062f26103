import type { RouteRecordRaw } from 'vue-router';

export const importsRoutes: readonly RouteRecordRaw[] = [
  { path: '/imports', name: 'imports', component: () => import('./ImportsView.vue') },
];
