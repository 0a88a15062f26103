import { availableParallelism } from 'node:os';

/** What one run of the program may need. */
const bytesEach = 1.2 * 2 ** 30;

/** How many runs may go side by side: two where there are two cores and the memory for them. */
export const lanes = (): number => Math.max(1, Math.min(2, availableParallelism(), Math.floor(process.availableMemory() / bytesEach)));

/** Does the tasks in their order, a few at a time. The lane is a number below `width`. */
export async function sideBySide<T>(tasks: readonly T[], width: number, work: (task: T, lane: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: width }, async (_, lane) => {
    while (next < tasks.length) await work(tasks[next++]!, lane);
  }));
}
