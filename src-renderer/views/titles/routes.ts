import type { RouteRecordRaw } from 'vue-router';

const list = (path: string, name: string, kind: string): RouteRecordRaw => ({ path, name, component: () => import('./CatalogueView.vue'), props: { kind } });

export const titlesRoutes: readonly RouteRecordRaw[] = [
  list('/titles', 'titles', 'titles'), list('/titles/copies', 'copies', 'copies'), list('/titles/loans', 'loans', 'loans'),
  { path: '/titles/:id(\\d+)', name: 'title', component: () => import('./TitleView.vue'), props: (route) => ({ id: Number(route.params['id']) }) },
];
