import type { RouteRecordRaw } from 'vue-router';

export const deskRoutes: readonly RouteRecordRaw[] = [
  { path: '/desk', name: 'desk', component: () => import('./DeskView.vue') },
  { path: '/desk/holds', name: 'hold-shelf', component: () => import('./HoldShelf.vue') },
];
