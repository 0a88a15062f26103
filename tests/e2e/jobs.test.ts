import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type BrowserApp } from './app.ts';
import { childrenOf } from './host-process.ts';
import { inPage, longTasks, watchLongTasks } from './in-page.ts';
import { JobPanel } from './page-models/job-panel.ts';
import { Navigation } from './page-models/navigation.ts';
import { PatronsScreen } from './page-models/patrons.ts';
import { StartScreen } from './page-models/start.ts';
import { TrainingScreen } from './page-models/training.ts';
import { makeMap } from './prepared.ts';

/** Long enough for a loaded machine to be told from a page that hangs. */
const longestTaskMs = 200;
const longestSearchMs = 500;
const longestCancelMs = 2000;

let app: BrowserApp;
let panel: JobPanel;
beforeAll(async () => {
  app = await startApp({ expected: [/worker|SIGKILL/i] });
  await new StartScreen(app).demo(); // its training takes half a minute
  await makeMap(app, { books: 'Books', films: 'Films', music: 'Music' }, 'By format');
  panel = new JobPanel(app);
});
afterAll(() => app.close());

async function train(): Promise<TrainingScreen> {
  await new Navigation(app).to('training');
  const training = new TrainingScreen(app);
  await training.train.click();
  await training.progress().waitFor();
  return training;
}

test('the page stays responsive while a training runs', async () => {
  await train();
  await new Navigation(app).to('patrons');
  await inPage(app.page, watchLongTasks);
  const patrons = new PatronsScreen(app);
  const searches: number[] = [];
  for (const text of ['0100', '01000', '010003', '0100', '010007']) {
    const answered = app.page.waitForResponse((response) => response.url().endsWith('/call') && (response.request().postData() ?? '').includes(`"text":"${text}"`));
    const began = performance.now();
    await patrons.search.fill(text);
    await answered;
    searches.push(Math.round(performance.now() - began));
  }
  await panel.open();
  await panel.status('training', 'running').waitFor();
  const tasks = await inPage<number[]>(app.page, longTasks);
  const { longestCall } = await app.call('program:info', {});
  console.log(`while training: patron searches answered after ${searches.join(', ')} ms (150 of them the pause for typing); tasks over 50 ms in the page: ${tasks.join(', ') || 'none'}; longest call of the program ${longestCall.name} ${longestCall.elapsedMs} ms`);
  expect(Math.max(...searches)).toBeLessThan(longestSearchMs);
  expect(Math.max(0, ...tasks)).toBeLessThan(longestTaskMs);
});

test('a running training is cancelled from the job panel', async () => {
  await panel.open();
  await panel.status('training', 'running').waitFor();
  const began = performance.now();
  await panel.cancel('training').click();
  await panel.status('training', 'cancelled').waitFor();
  const elapsedMs = Math.round(performance.now() - began);
  console.log(`a training was cancelled within ${elapsedMs} ms`);
  expect(elapsedMs).toBeLessThan(longestCancelMs);
  expect(await app.call('models:list', {})).toEqual([]);
  await panel.close();
});

test('a training whose process dies is a failed job with its sentence, and the next one runs', async (context) => {
  const children = childrenOf(app.host.pid);
  if (children === null) {
    console.log('skipped: processes are found in /proc, which this system does not have');
    context.skip();
    return;
  }
  await train();
  await expect.poll(() => childrenOf(app.host.pid)?.length).toBe(1);
  const [worker] = childrenOf(app.host.pid) ?? [];
  if (worker === undefined) throw new Error('The worker ended by itself.');
  process.kill(worker, 'SIGKILL');
  await panel.open();
  await panel.status('training', 'failed').waitFor();
  await panel.jobs('training').first().getByText(app.words.pattern('shared.error.worker-died')).waitFor();
  await train();
  await panel.cancel('training').click();
  await panel.status('training', 'cancelled').waitFor();
});

test('a job goes on while the page is loaded again', async () => {
  await train();
  await app.page.reload();
  await panel.open();
  await panel.status('training', 'running').waitFor();
  await panel.cancel('training').click();
  await panel.status('training', 'cancelled').waitFor();
});
