import { recommend } from '#engine/recommend.ts';
import { trainRecommender } from '#engine/recommender.ts';
import type { PatronHistory, ProblemInput } from '#engine/data/problem.ts';
import { loadState, saveState } from '#engine/state.ts';
import { noticingSupply } from '#worker/devices/noticing-supply.ts';
import type { Bench } from '../bench.ts';
import { openFastKernels } from './fast-kernels.ts';
import { largeLibrary } from './large-library.ts';
import { secondsOf } from '../tools/measure.ts';

const THREADS = 2;
/** Patrons whose lists are made from the stored model. */
const LISTS = 200;

/** A whole training, all candidates and the gate included, and lists from the model it stores. */
export const wholeTraining: Bench = {
  name: 'engine-training',
  about: 'a whole training of a large library, and one patron’s list from its model',
  async run({ quick }) {
    const share = quick ? 0.02 : 1;
    const size = { patrons: 100_000 * share, targetTitles: 300_000 * share, sourceTitles: 200_000 * share, targetLoans: 3_000_000 * share, sourceLoans: 2_000_000 * share };
    const input = largeLibrary(size, 1);
    const kernels = await openFastKernels(THREADS, noticingSupply('auto'));
    let lastMs = performance.now();
    let stillMs = 0;
    let value = -1;
    const onProgress = (progress: { readonly value: number; readonly step: string }): void => {
      const now = performance.now();
      stillMs = Math.max(stillMs, now - lastMs);
      lastMs = now;
      if (progress.value - value > 0.01) {
        value = progress.value;
        process.stderr.write(`${progress.step} ${Math.round(100 * value)} % `);
      }
    };
    let made: Awaited<ReturnType<typeof trainRecommender>> | null = null;
    const seconds = await secondsOf(async () => { made = await trainRecommender(input, { seed: 1, kernels, onProgress }); });
    await kernels.close();
    const peakMb = process.resourceUsage().maxRSS / 1024;
    const model = loadState(saveState(made!));
    const histories = historiesOf(input, LISTS);
    recommend(model, histories[0]!, 10); // the first list also makes the orders that all lists share
    const lists: number[] = [];
    for (const history of histories) lists.push(1000 * await secondsOf(() => recommend(model, history, 10)));
    const what = `${size.patrons} patrons, ${size.targetTitles + size.sourceTitles} titles, ${size.targetLoans + size.sourceLoans} loans`;
    return [
      { what: `whole training, ${what}`, unit: 's', values: [seconds], ...(!quick && { bar: 900 }) },
      { what: 'its peak memory', unit: 'MB', values: [peakMb], ...(!quick && { bar: 4096 }) },
      { what: 'longest time without a sign of progress', unit: 's', values: [stillMs / 1000], bar: 2 },
      { what: 'one list with reasons from the stored model', unit: 'ms', values: lists, bar: 50 },
    ];
  },
};

/** The histories of the first patrons with loans in both domains. */
function historiesOf({ target, sources, patronGroup }: ProblemInput, count: number): PatronHistory[] {
  const known = new Set(target.patrons.subarray(0, 100_000));
  const chosen = [...new Set(sources[0]!.patrons.subarray(0, 100_000))].filter((patron) => known.has(patron)).slice(0, count);
  const loansOf = ({ patrons, titles, days }: ProblemInput['target']) => {
    const events = new Map(chosen.map((patron): [number, number[]] => [patron, []]));
    patrons.forEach((patron, event) => events.get(patron)?.push(event));
    return (patron: number) => {
      const own = Uint32Array.from(events.get(patron)!);
      return { columns: own.map((event) => titles[event]!), days: Int32Array.from(own, (event) => days[event]!) };
    };
  };
  const [ofTarget, ofSource] = [loansOf(target), loansOf(sources[0]!)];
  return chosen.map((patron) => ({ target: ofTarget(patron), sources: [ofSource(patron)], group: patronGroup[patron]! }));
}
