import type { Spread } from '#contract/insights.ts';

const steps = 20;

/**
 * How counts spread over titles: a Lorenz curve read from the most used title down.
 * @param counts of each title; titles without any count among the titles
 * @param titles how many titles there are
 */
export function spreadOf(counts: Uint32Array, titles: number): Spread {
  const used = counts.filter((count) => count > 0).sort().reverse();
  const total = used.reduce((sum, count) => sum + count, 0);
  const curve = new Array<number>(steps + 1).fill(total === 0 ? 0 : 1);
  let [sum, half, fourFifths, next] = [0, 0, 0, 0];
  const mark = (rank: number): void => { while (next <= steps && rank >= Math.round((next * titles) / steps)) curve[next++] = total === 0 ? 0 : sum / total; };
  mark(0);
  used.forEach((count, at) => {
    sum += count;
    if (half === 0 && sum * 2 >= total) half = at + 1;
    if (fourFifths === 0 && sum * 5 >= total * 4) fourFifths = at + 1;
    mark(at + 1);
  });
  return { total, titles: used.length, half, fourFifths, curve };
}
