import type { Advice, AdviceLine, ClassLink, SourceAdvice } from '#contract/advice.ts';
import { runTask } from '#jobs/worker-process.ts';
import type { Library } from './library.ts';
import { newestQuestion } from './newest-question.ts';
import { isSensitiveClass, isSensitiveText } from './sensitive.ts';
import { namesOf, type DomainChoice } from './training.ts';

const newest = newestQuestion();

/**
 * What can be known before a training: counts and small fits in a worker process, beside the jobs. A new question stops the one before.
 * @throws AppError as `namesOf` does, cancelled (another was asked for, or the catalogue was closed), worker-died
 */
export async function advise(library: Library, choice: DomainChoice): Promise<Advice> {
  namesOf(library, choice);
  const { mapId, targetId } = choice;
  return newest(library, async (signal) => {
    const outcome = await runTask(library.environment.launchWorker, { type: 'advise', folder: library.folder, mapId, targetId, sourceIds: [...new Set(choice.sourceIds)] }, signal, () => undefined);
    if (outcome.type !== 'advised') throw new Error(`a question for advice was answered with ${outcome.type}`);
    const advice = readable(outcome.advice);
    return library.environment.settings.all.sharedScreen ? discreet(advice) : advice;
  });
}

/** Class marks as they stand on labels; the engine knows them in small letters. */
const onLabel = (word: string | number | undefined): string => String(word ?? '').toUpperCase();

export const readableLinks = (themes: Advice['themes'], links: readonly ClassLink[]): readonly ClassLink[] =>
  (themes === 'class' ? links.map((link) => ({ ...link, source: onLabel(link.source), target: onLabel(link.target) })) : links);

function readable(advice: Advice): Advice {
  if (advice.themes !== 'class') return advice;
  return {
    ...advice,
    sources: advice.sources.map((source) => withLinks(source, readableLinks(advice.themes, source.links))),
    lines: advice.lines.map((line) => (line.code === 'signal' ? { ...line, values: { ...line.values, from: onLabel(line.values['from']), to: onLabel(line.values['to']) } } : line)),
  };
}

const withLinks = (source: SourceAdvice, links: readonly ClassLink[]): SourceAdvice => ({ ...source, links, link: links[0] ?? null });

/** The advice without links to or from a sensitive class: for a screen others may look on. */
const discreet = (advice: Advice): Advice =>
  ({ ...advice, sources: advice.sources.map((source) => withLinks(source, discreetLinks(source.links))), lines: discreetLines(advice.lines) });

const isSensitive = (...words: (string | number | undefined)[]): boolean => words.some((word) => typeof word === 'string' && (isSensitiveText(word) || isSensitiveClass(word)));

/** Those that neither come from a sensitive class nor lead to one. */
export const discreetLinks = (links: readonly ClassLink[]): readonly ClassLink[] => links.filter((link) => !isSensitive(link.source, link.target));
export const discreetLines = (lines: readonly AdviceLine[]): readonly AdviceLine[] => lines.filter(({ code, values }) => code !== 'signal' || !isSensitive(values['from'], values['to']));
