import { usualWishes } from '#contract/list-wishes.ts';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { modelFile } from '#catalog/folder.ts';
import { recommend } from '#engine/recommend.ts';
import type { DomainLoans, DomainHistory, PatronHistory } from '#engine/data/problem.ts';
import type { TrainedRecommender } from '#engine/trained.ts';
import type { Library } from '#services/library.ts';
import { startLists } from '#services/reading-lists.ts';
import { newestModel, requireModel, startTraining } from '#services/training.ts';
import { loadProblem } from '#worker/load-problem.ts';
import { readModelFile } from '#worker/model-file.ts';
import type { Bench, BenchRun } from './bench.ts';
import { secondsOf } from './tools/measure.ts';
import { booksFromFilms, ended, openBench, preparedLibrary } from './tools/program.ts';

/** Lists for everyone, made, sent and stored; beside the engine alone on the same histories, which is the most that is to be had. */
export const lists: Bench = {
  name: 'lists',
  about: 'reading lists for every patron, made and stored, beside the engine alone',
  async run(run) {
    const { library } = await openBench(await trainedLibrary(run));
    const choice = booksFromFilms(library);
    const model = requireModel(library, newestModel(library, choice.targetId).id);
    const { model: trained } = readModelFile(modelFile(library.folder, model.fileName));
    const histories = historiesOf(library, choice);
    const own: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      let made = 0;
      const seconds = await secondsOf(async () => { made = (await ended(library, startLists(library, { modelId: model.id, patrons: 'all', wishes: usualWishes }))).result?.lists ?? 0; });
      own.push(made / seconds);
      peer.push(alone(trained, histories));
    }
    await library.close();
    return [{ what: `lists for ${histories.length} patrons`, unit: 'lists/s', isRate: true, values: own, peer: { name: 'engine alone', values: peer } }];
  },
};

async function trainedLibrary(run: BenchRun): Promise<string> {
  const trained = join(run.shared, 'trained');
  if (existsSync(trained)) {
    cpSync(trained, join(run.folder, 'own'), { recursive: true });
    return join(run.folder, 'own');
  }
  const folder = await preparedLibrary(run, 'own');
  const { library } = await openBench(folder);
  await ended(library, startTraining(library, { ...booksFromFilms(library), seed: 1 }));
  await library.close();
  return folder;
}

/** What the worker reads patron by patron, read in one go. */
function historiesOf(library: Library, { targetId, sourceIds }: ReturnType<typeof booksFromFilms>): PatronHistory[] {
  const { input, patronIds } = loadProblem(library.db, targetId, sourceIds.map((id) => ({ id, name: '' })), null, new AbortController().signal);
  const [target, ...sources] = [input.target, ...input.sources].map((loans) => byPatron(loans, patronIds.length));
  return Array.from(patronIds, (_, patron) => ({ target: target![patron]!, sources: sources.map((source) => source[patron]!), group: input.patronGroup[patron] ?? 0 }));
}

function byPatron({ patrons, titles, days }: DomainLoans, count: number): DomainHistory[] {
  const found = Array.from({ length: count }, (): { columns: number[]; days: number[] } => ({ columns: [], days: [] }));
  patrons.forEach((patron, at) => { found[patron]!.columns.push(titles[at]!); found[patron]!.days.push(days[at]!); });
  return found.map((own) => ({ columns: Uint32Array.from(own.columns), days: Int32Array.from(own.days) }));
}

function alone(model: TrainedRecommender, histories: readonly PatronHistory[]): number {
  const some = histories.slice(0, 1000);
  const startedAt = performance.now();
  for (const history of some) recommend(model, history, 10);
  return some.length / ((performance.now() - startedAt) / 1000);
}
