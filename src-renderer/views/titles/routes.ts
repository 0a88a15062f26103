import type { RouteRecordRaw } from 'vue-router';

export const titlesRoutes: readonly RouteRecordRaw[] = [
  { path: '/titles', name: 'titles', component: () => import('./TitlesView.vue') },
  { path: '/titles/:id(\\d+)', name: 'title', component: () => import('./TitleView.vue'), props: (route) => ({ id: Number(route.params['id']) }) },
];
