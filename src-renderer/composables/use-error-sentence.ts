import { errorSentence } from '#contract/sentences/sentences.ts';
import type { ErrorReply } from '#contract/errors.ts';
import { useSettings } from '#page/stores/settings.ts';

/** An error as a sentence in the user's language. */
export function useErrorSentence(): (error: ErrorReply) => string {
  const settings = useSettings();
  return (error) => errorSentence(error, settings.language);
}
