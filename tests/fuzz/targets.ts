import type { FuzzTarget } from './target.ts';
import { marc } from './targets/marc.ts';

/** What `npm run fuzz` can try: one reader of files a line. */
export const targets: readonly FuzzTarget[] = [marc];
