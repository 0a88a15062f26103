import type { DomainRule, MapPreview, SampleTitle } from '#contract/domains.ts';
import type { DomainId } from '#contract/ids.ts';
import type { RuledTitle } from '#catalog/repositories/assignments.ts';
import { assignmentsOf } from './domain-assigning.ts';
import { everyTitle } from './every-title.ts';
import type { Library } from './library.ts';
import { newestQuestion } from './newest-question.ts';
import { fits, needOf, readyRule } from './rule-matching.ts';
import { RuleSuggestions } from './rule-suggestions.ts';
import { SpreadSamples } from './spread-samples.ts';

const mostSamples = 6;

const newest = newestQuestion();

/**
 * What the domains of a map would take in, in slices; the map need not be saved. A new question stops the one before.
 * @param rules the rules of each domain, in order
 * @throws AppError cancelled (another was asked for, or the catalogue was closed)
 */
export function previewMap(library: Library, rules: readonly (readonly DomainRule[])[]): Promise<MapPreview> {
  return newest(library, (signal) => count(library, rules, signal));
}

async function count(library: Library, rules: readonly (readonly DomainRule[])[], signal: AbortSignal): Promise<MapPreview> {
  const need = needOf(rules.flat());
  const domains = rules.map((any, place) => ({ domain: { id: place as DomainId }, ready: any.map(readyRule) }));
  const found = domains.map(() => ({ fits: 0, titles: 0, samples: new SpreadSamples<SampleTitle>(mostSamples) }));
  const rest = { titles: 0, samples: new SpreadSamples<SampleTitle>(mostSamples) };
  const suggestions = new RuleSuggestions();
  await everyTitle(library, need, (title) => {
    domains.forEach(({ ready }, place) => { if (fits(title, ready)) found[place]!.fits += 1; });
    const taken = new Set(assignmentsOf(title, domains, need.branches).map(({ domainId }) => domainId as number));
    for (const place of taken) {
      found[place]!.titles += 1;
      addSample(found[place]!.samples, title);
    }
    if (taken.size > 0) return;
    rest.titles += 1;
    addSample(rest.samples, title);
    suggestions.add(title);
  }, signal);
  return {
    domains: found.map(({ samples, ...counts }) => ({ ...counts, samples: samples.list })),
    unassigned: { titles: rest.titles, bare: suggestions.bare, samples: rest.samples.list, suggestions: await suggestions.best(library, signal) },
  };
}

function addSample(samples: SpreadSamples<SampleTitle>, { id, title, author }: RuledTitle): void {
  if (title !== '') samples.add(id, () => ({ id, title, author }));
}
