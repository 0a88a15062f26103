import type { RouteRecordRaw } from 'vue-router';

export const domainsRoutes: readonly RouteRecordRaw[] = [
  { path: '/domains/relations', name: 'domain-relations', component: () => import('./RelationsView.vue') },
  { path: '/domains', name: 'domains', component: () => import('./DomainsView.vue') },
];
