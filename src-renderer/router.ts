import { createRouter, createWebHashHistory } from 'vue-router';
import { useProgram } from './stores/program.ts';
import { deskRoutes } from './views/desk/routes.ts';
import { domainsRoutes } from './views/domains/routes.ts';
import { importsRoutes } from './views/imports/routes.ts';
import { insightsRoutes } from './views/insights/routes.ts';
import { listsRoutes } from './views/lists/routes.ts';
import { patronsRoutes } from './views/patrons/routes.ts';
import { settingsRoutes } from './views/settings/routes.ts';
import { startRoutes } from './views/start/routes.ts';
import { titlesRoutes } from './views/titles/routes.ts';
import { trainingRoutes } from './views/training/routes.ts';

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: () => (useProgram().isEmpty ? '/start' : '/desk') },
    ...startRoutes, ...deskRoutes, ...patronsRoutes, ...titlesRoutes, ...importsRoutes, ...domainsRoutes, ...trainingRoutes, ...listsRoutes, ...insightsRoutes, ...settingsRoutes,
  ],
});
