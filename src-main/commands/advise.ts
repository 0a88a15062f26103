import type { Advice } from '#contract/advice.ts';
import { fill, sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { advise } from '#services/advice.ts';
import { findDomains } from '#services/domains.ts';
import type { Command } from './command.ts';
import { table } from './terminal.ts';
import { readArguments, required } from './usage.ts';

/** `advise --target NAME --source NAME…` */
export const adviseCommand: Command = async (library, words, { language }) => {
  const { values } = readArguments(words, { target: { type: 'string' }, source: { type: 'string', multiple: true }, map: { type: 'string' } }, ['source']);
  const advice = await advise(library, findDomains(library, values.map, required(values.target, 'target'), values.source ?? []));
  return { document: { advice }, text: adviceText(advice, language) };
};

function adviceText({ sources, lines }: Advice, language: Language): string {
  const shown = (value: number | null): string => value?.toFixed(3) ?? '–';
  const { advice, column } = sentences[language];
  return lines.map(({ code, values }) => `${fill(advice[code], values)}\n`).join('')
    + `\n${table([column.source, column.loans, column.sharedPatrons, column.sharedWorks, column.classDivergence, column.proxyDistance, column.information], sources.map((source) =>
      [source.name, source.loans, source.sharedPatrons, source.sharedWorks, shown(source.classDivergence), shown(source.proxyDistance), shown(source.link?.bits ?? null)]))}`;
}
