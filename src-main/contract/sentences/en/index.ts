import type { Sentences } from '../sentences.ts';
import { devices } from './devices.ts';
import { errors } from './errors.ts';
import { evaluations } from './evaluations.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { lists } from './lists.ts';
import { notices } from './notices.ts';
import { output } from './output.ts';
import { training } from './training.ts';

/** Every sentence that the main process, the command line and the pages share, in English. */
export const en: Sentences = { ...errors, ...imports, ...jobs, ...training, ...notices, ...devices, ...evaluations, ...lists, ...output };
