import type { RouteRecordRaw } from 'vue-router';

export const listsRoutes: readonly RouteRecordRaw[] = [
  { path: '/lists', name: 'lists', component: () => import('./ListsView.vue') },
];
