import type { Library } from '#services/library.ts';
import type { Answer, Terminal } from './terminal.ts';

/** One verb: reads its own words, works on the open library and answers. */
export type Command = (library: Library, words: readonly string[], terminal: Terminal) => Promise<Answer>;
