import type { RouteRecordRaw } from 'vue-router';

const numberOf = (value: unknown): number | null => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : null);
const numbersOf = (value: unknown): number[] => (typeof value === 'string' ? value.split(',').map(Number).filter((id) => Number.isInteger(id) && id > 0) : []);

export const listsRoutes: readonly RouteRecordRaw[] = [
  { path: '/lists', name: 'lists', component: () => import('./ListsView.vue'), props: (route) => ({ forPatron: numberOf(route.query['patron']), withModel: numberOf(route.query['model']) }) },
  { path: '/lists/print', name: 'lists-print', component: () => import('./PrintView.vue'), props: (route) => ({ ids: numbersOf(route.query['ids']) }) },
  { path: '/lists/print/unsaved', name: 'lists-print-unsaved', component: () => import('./PrintView.vue'), props: { ids: [], unsaved: true } },
  { path: '/lists/desk', name: 'lists-desk', component: () => import('./DeskListView.vue') },
  { path: '/lists/:id(\\d+)', name: 'list', component: () => import('./ListView.vue'), props: (route) => ({ id: Number(route.params['id']) }) },
];
