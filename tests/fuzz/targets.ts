import type { FuzzTarget } from './target.ts';
import { archive } from './targets/archive.ts';
import { delimited } from './targets/delimited.ts';
import { json } from './targets/json.ts';
import { marc } from './targets/marc.ts';
import { spreadsheet } from './targets/spreadsheet.ts';
import { symphony } from './targets/symphony.ts';
import { xml } from './targets/xml.ts';

/** What `npm run fuzz` can try: one reader of files a line. */
export const targets: readonly FuzzTarget[] = [archive, delimited, json, marc, spreadsheet, symphony, xml];
