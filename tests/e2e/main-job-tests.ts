import { afterAll, beforeAll, test } from 'vitest';
import type { App } from './app.ts';
import { MainJob } from './main-job.ts';

/** A librarian's day, from the first export to a printed list and back, wherever the program runs. */
export function testMainJob(start: () => Promise<App & { readonly home: string; close(): Promise<void> }>): void {
  let app: Awaited<ReturnType<typeof start>>;
  let job: MainJob;
  beforeAll(async () => {
    app = await start();
    job = new MainJob(app, app.home);
  });
  afterAll(() => app.close());

  test('files of three kinds are imported, foreign headers are mapped, bad rows come back', () => job.importFiles());
  test('two domains are drawn in the editor and share readers', () => job.drawDomains());
  test('training shows its curve and ends with intervals', () => job.train());
  test('lists are made, explained, printed and saved', () => job.makeLists());
  test('the patron page shows the history by domain and the list', () => job.lookAtPatron());
  test('an import is undone after a look at what will go', () => job.undoImport());
}
