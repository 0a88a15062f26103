import { startApp } from './app.ts';
import { testMainJob } from './main-job-tests.ts';

testMainJob(() => startApp({ language: 'en' }));
