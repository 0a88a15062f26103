import type { RouteRecordRaw } from 'vue-router';

export const patronsRoutes: readonly RouteRecordRaw[] = [
  { path: '/patrons', name: 'patrons', component: () => import('./PatronsView.vue') },
  { path: '/patrons/:id(\\d+)', name: 'patron', component: () => import('./PatronView.vue'), props: (route) => ({ id: Number(route.params['id']) }) },
];
