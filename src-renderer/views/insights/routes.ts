import type { RouteRecordRaw } from 'vue-router';

export const insightsRoutes: readonly RouteRecordRaw[] = [{ path: '/insights', name: 'insights', component: () => import('./InsightsView.vue') }];
