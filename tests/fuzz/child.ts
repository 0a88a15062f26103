import { join } from 'node:path';
import { inputOf } from './mutate.ts';
import { targets } from './targets.ts';
import { watchTime } from './watch-time.ts';

/** What the child says: before each try its number, at the end of each how much memory it holds, and a failure in full. */
export type ChildMessage = { readonly begun: number } | { readonly ended: number; readonly bytes: number } | { readonly failed: number; readonly stack: string };

// child.ts NAME SEED FIRST FOLDER: tries one input after the other until it is ended.
const [name, seed, first, folder] = process.argv.slice(2);
const target = targets.find((each) => each.name === name);
if (target === undefined || folder === undefined) throw new Error('child.ts NAME SEED FIRST FOLDER');
const seeds = target.seeds();
const say = (message: ChildMessage): void => void process.send?.(message);
const watch = watchTime();
process.once('disconnect', () => process.exit(0));

for (let number = Number(first); ; number += 1) {
  const bytes = inputOf(target, seeds, Number(seed), number);
  say({ begun: number });
  watch(true);
  try {
    await target.run(join(folder, 'input'), bytes);
  } catch (error) {
    say({ failed: number, stack: error instanceof Error ? error.stack ?? error.message : String(error) });
  }
  watch(false);
  say({ ended: number, bytes: process.memoryUsage.rss() });
  await new Promise((resolve) => void setImmediate(resolve)); // let the messages out
}
