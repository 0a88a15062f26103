import { describe } from 'vitest';
import { languages } from '#contract/settings.ts';
import { whyNoElectron } from '../helpers/electron-app.ts';
import { startDesktop } from './desktop-app.ts';
import { testMainJob } from './main-job-tests.ts';

const reason = whyNoElectron();
if (reason !== null) console.log(`The librarian's day in the desktop window is skipped: ${reason}.`);

describe.skipIf(reason !== null).each(languages)('in the desktop window, %s', (language) => testMainJob(() => startDesktop({ language })));
