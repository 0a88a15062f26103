import type { RouteRecordRaw } from 'vue-router';

export const importsRoutes: readonly RouteRecordRaw[] = [
  { path: '/imports', name: 'imports', component: () => import('./ImportsView.vue') },
  { path: '/imports/:id(\\d+)', name: 'import-report', component: () => import('./ReportView.vue'), props: (route) => ({ id: Number(route.params['id']) }) },
];
