import { createPinia } from 'pinia';
import { createApp, watch } from 'vue';
import App from './App.vue';
import { i18n, setLanguage } from './locales/index.ts';
import { fetchScreens, router } from './router.ts';
import { useChanges } from './stores/changes.ts';
import { useJobs } from './stores/jobs.ts';
import { useProgram } from './stores/program.ts';
import { useSettings } from './stores/settings.ts';
import './theme/theme.css';

const app = createApp(App).use(createPinia());

const settings = useSettings();
const program = useProgram();
const jobs = useJobs();
const changes = useChanges();

changes.follow();
jobs.follow();
// a call that fails here is made again by the shell when the connection comes back
await Promise.allSettled([settings.load(), program.load(), jobs.load()]);
watch(() => settings.language, setLanguage, { immediate: true });

app.use(i18n).use(router);
// so that the first screen is not taken for a change of screens, which moves the focus
await router.isReady().catch(() => undefined);
app.mount('#app');
fetchScreens();
