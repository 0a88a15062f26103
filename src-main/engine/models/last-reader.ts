import type { Reader } from '../data/reader.ts';

/** The same work, done once for questions about one reader that follow each other; of others nothing is kept. What it answers is not to be changed. */
export function ofLastReader<T>(work: (reader: Reader) => T): (reader: Reader) => T {
  let last: { readonly reader: Reader; readonly answer: T } | null = null;
  return (reader) => {
    if (last?.reader !== reader) last = { reader, answer: work(reader) };
    return last.answer;
  };
}
