import { resolve } from 'node:path';
import { fill, sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { findDomains } from '#services/domains.ts';
import type { Library } from '#services/library.ts';
import type { ListChoice } from '#services/list-output/chosen-lists.ts';
import { saveLists, type SaveChoice } from '#services/list-output/save-lists.ts';
import { requireNamedList, startNamedList, suggest } from '#services/lists/named-lists.ts';
import { startLists } from '#services/reading-lists.ts';
import { newestModel } from '#services/training.ts';
import { requireWritable } from '#services/whole-file.ts';
import type { ListId, ModelId } from '#contract/ids.ts';
import type { Command } from './command.ts';
import { fileOptions, patronsOf, saveChoiceOf, whomOptions } from './list-files.ts';
import { identityOf, kindOf, kindOptions, requestOf } from './list-kinds.ts';
import { readWishes, wishOptions } from './read-wishes.ts';
import { resultOf, type Answer } from './terminal.ts';
import { readArguments, required, usageError, whole } from './usage.ts';

/**
 * `lists --target NAME WHOM --out FILE`: makes lists and saves them. WHOM: patrons, each with a list of their own; or one list for a group, a book club or a
 * shelf, a general one, or one by liked titles, which is stored nowhere. `lists export` saves those that are there.
 */
export const listsCommand: Command = async (library, words, { language }) => {
  const { values, positionals } = readArguments(words, {
    target: { type: 'string' }, map: { type: 'string' }, top: { type: 'string' }, out: { type: 'string' }, ...whomOptions, ...kindOptions, ...fileOptions, ...wishOptions, resume: { type: 'boolean' },
  }, ['patron', 'liked', 'title-language', 'material', 'audience']);
  const isExport = positionals[0] === 'export';
  if (positionals.length > (isExport ? 1 : 0)) throw usageError(`Unknown words: ${positionals.join(' ')}.`);
  const isMaking = ['top', 'resume', ...Object.keys(wishOptions)].filter((name) => (values as Readonly<Record<string, unknown>>)[name] !== undefined);
  if (isExport && isMaking.length > 0) throw usageError(`--${isMaking[0]!} is for lists that are made.`);
  const target = required(values.target, 'target');
  const out = resolve(required(values.out, 'out'));
  const wishes = { ...readWishes(values), length: whole(values.top, 'top', 10, 1, 100) };
  if (values.resume === true && values.all !== true) throw usageError('--resume goes on with the lists for everybody: say --all too.');
  const choice = saveChoiceOf(values, out, language);
  const kind = kindOf(values);
  const patrons = kind === 'patrons' ? await patronsOf(library, values) : null;
  const { targetId } = findDomains(library, values.map, target, []);
  const save = (lists: ListChoice, made: Made): Promise<Answer> => saved(library, lists, choice, out, language, made);
  if (kind !== 'patrons') {
    if (isExport) {
      const listId = requireNamedList(library, identityOf(kind, values, targetId));
      await requireWritable(out);
      return save({ listIds: [listId] }, { list: listId });
    }
    const request = await requestOf(library, kind, values, targetId, wishes);
    const model = 'modelId' in request ? request.modelId : null;
    await requireWritable(out);
    if (request.kind === 'desk') return save({ unsaved: await suggest(library, request) }, { list: null, model });
    const { listId } = resultOf(await library.jobs.ended(startNamedList(library, request)));
    return save({ listIds: [listId!] }, { list: listId!, model });
  }
  const model = newestModel(library, targetId);
  await requireWritable(out);
  if (!isExport) resultOf(await library.jobs.ended(startLists(library, { modelId: model.id, patrons: patrons!, wishes, resume: values.resume === true })));
  return save({ modelId: model.id, ...(patrons !== 'all' && { patrons: patrons! }) }, { model: model.id });
};

/** What the document says beside the file: the model, and of one list its number. */
interface Made { readonly list?: ListId | null; readonly model?: ModelId | null }

async function saved(library: Library, chosen: ListChoice, choice: SaveChoice, out: string, language: Language, made: Made): Promise<Answer> {
  const lists = await saveLists(library, chosen, choice, out);
  return { document: { lists, file: out, format: choice.format, ...made }, text: `${fill(sentences[language].terminal.lists, { lists, file: out })}\n` };
}
