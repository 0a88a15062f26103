import type { RouteRecordRaw } from 'vue-router';

export const domainsRoutes: readonly RouteRecordRaw[] = [
  { path: '/domains', name: 'domains', component: () => import('./DomainsView.vue') },
];
