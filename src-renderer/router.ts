import { createRouter, createWebHashHistory } from 'vue-router';
import { whenIdle } from './composables/when-idle.ts';
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

/** Fetches the code of all screens, one after the other whenever the page has nothing to do, so that none is waited for when it is opened first. */
export function fetchScreens(): void {
  const fetches = router.getRoutes().flatMap(({ components }) => Object.values(components ?? {})).filter((screen): screen is () => Promise<unknown> => typeof screen === 'function');
  const next = (): void => {
    const fetchOne = fetches.shift();
    if (fetchOne !== undefined) whenIdle(() => { void fetchOne().then(next, () => {}); }); // what fails here is told when the screen is opened
  };
  next();
}
