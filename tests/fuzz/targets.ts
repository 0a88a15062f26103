import type { FuzzTarget } from './target.ts';
import { archive } from './targets/archive.ts';
import { marc } from './targets/marc.ts';
import { spreadsheet } from './targets/spreadsheet.ts';

/** What `npm run fuzz` can try: one reader of files a line. */
export const targets: readonly FuzzTarget[] = [archive, marc, spreadsheet];
