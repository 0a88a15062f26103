import { resolve } from 'node:path';
import { fill, sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { findDomains } from '#services/domains.ts';
import type { Library } from '#services/library.ts';
import { saveLists, type SaveChoice } from '#services/list-output/save-lists.ts';
import { startLists } from '#services/reading-lists.ts';
import { newestModel } from '#services/training.ts';
import { requireWritable } from '#services/whole-file.ts';
import type { ModelId, PatronId } from '#contract/ids.ts';
import type { Command } from './command.ts';
import { fileOptions, patronsOf, saveChoiceOf, whomOptions } from './list-files.ts';
import { readWishes, wishOptions } from './read-wishes.ts';
import { resultOf, type Answer } from './terminal.ts';
import { readArguments, required, usageError, whole } from './usage.ts';

/**
 * `lists --target NAME (--patron ID… | --patrons-file FILE | --all) --out FILE`: makes lists with the newest model of that target and saves them;
 * `lists export` saves those that are there.
 */
export const listsCommand: Command = async (library, words, { language }) => {
  const { values, positionals } = readArguments(words, {
    target: { type: 'string' }, map: { type: 'string' }, top: { type: 'string' }, out: { type: 'string' }, ...whomOptions, ...fileOptions, ...wishOptions, resume: { type: 'boolean' },
  }, ['patron', 'title-language', 'material', 'audience']);
  const isExport = positionals[0] === 'export';
  if (positionals.length > (isExport ? 1 : 0)) throw usageError(`Unknown words: ${positionals.join(' ')}.`);
  const isMaking = ['top', 'resume', ...Object.keys(wishOptions)].filter((name) => (values as Readonly<Record<string, unknown>>)[name] !== undefined);
  if (isExport && isMaking.length > 0) throw usageError(`--${isMaking[0]!} is for lists that are made.`);
  const target = required(values.target, 'target');
  const out = resolve(required(values.out, 'out'));
  const wishes = { ...readWishes(values), length: whole(values.top, 'top', 10, 1, 100) };
  if (values.resume === true && values.all !== true) throw usageError('--resume goes on with the lists for everybody: say --all too.');
  const choice = saveChoiceOf(values, out, language);
  const patrons = await patronsOf(library, values);
  const { targetId } = findDomains(library, values.map, target, []);
  const model = newestModel(library, targetId);
  await requireWritable(out);
  if (!isExport) resultOf(await library.jobs.ended(startLists(library, { modelId: model.id, patrons, wishes, resume: values.resume === true })));
  return save(library, model.id, patrons, choice, out, language);
};

async function save(library: Library, modelId: ModelId, patrons: 'all' | readonly PatronId[], choice: SaveChoice, out: string, language: Language): Promise<Answer> {
  const lists = await saveLists(library, { modelId, ...(patrons !== 'all' && { patrons }) }, choice, out);
  return { document: { lists, file: out, format: choice.format, model: modelId }, text: `${fill(sentences[language].terminal.lists, { lists, file: out })}\n` };
}
