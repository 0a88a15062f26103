import { AppError } from '#contract/errors.ts';
import type { Library } from './library.ts';

/**
 * Questions of which only the newest counts: asking stops the one before, as a page that has changed its choice no longer wants that answer.
 * Closing the catalogue stops it too. The one that is stopped throws AppError cancelled, if its work heeds the signal.
 */
export function newestQuestion(): <Answer>(library: Library, ask: (signal: AbortSignal) => Promise<Answer>) => Promise<Answer> {
  let stopLast: (() => void) | null = null;
  return async (library, ask) => {
    stopLast?.();
    const abort = new AbortController();
    const stop = (): void => abort.abort(new AppError('cancelled'));
    stopLast = stop;
    library.closing.addEventListener('abort', stop);
    try {
      return await ask(abort.signal);
    } finally {
      library.closing.removeEventListener('abort', stop);
      if (stopLast === stop) stopLast = null;
    }
  };
}
