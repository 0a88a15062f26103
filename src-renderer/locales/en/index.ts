import { common } from './common.ts';
import { layout } from './layout.ts';
import { start } from './start.ts';
import { desk } from './desk.ts';
import { patrons } from './patrons.ts';
import { titles } from './titles.ts';
import { imports } from './imports.ts';
import { domains } from './domains.ts';
import { evaluation } from './evaluation.ts';
import { training } from './training.ts';
import { lists } from './lists.ts';
import { insights } from './insights.ts';
import { records } from './records.ts';
import { settings } from './settings.ts';

export const en = { common, layout, start, desk, patrons, titles, imports, domains, training, evaluation, lists, records, insights, settings };
