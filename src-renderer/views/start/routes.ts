import type { RouteRecordRaw } from 'vue-router';

export const startRoutes: readonly RouteRecordRaw[] = [
  { path: '/start', name: 'start', component: () => import('./StartView.vue') },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./NotFoundView.vue') },
];
