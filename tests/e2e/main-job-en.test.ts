import { afterAll, beforeAll, test } from 'vitest';
import { startApp, type BrowserApp } from './app.ts';
import { MainJob } from './main-job.ts';

let app: BrowserApp;
let job: MainJob;
beforeAll(async () => {
  app = await startApp({ language: 'en' });
  job = new MainJob(app, app.home);
});
afterAll(() => app.close());

test('files of three kinds are imported, foreign headers are mapped, bad rows come back', () => job.importFiles());
test('two domains are drawn in the editor and share readers', () => job.drawDomains());
test('training shows its curve and ends with intervals', () => job.train());
test('lists are made, explained, printed and saved', () => job.makeLists());
test('the patron page shows the history by domain and the list', () => job.lookAtPatron());
test('an import is undone after a look at what will go', () => job.undoImport());
