import type { Handlers } from '#contract/calls.ts';
import { sentences } from '#contract/sentences/sentences.ts';
import { deliver, fileNamePart } from '#services/deliveries.ts';
import type { Library } from '#services/library.ts';
import { codesOf } from '#services/list-output/codes.ts';
import { saveLists } from '#services/list-output/save-lists.ts';
import { sheetsOf } from '#services/list-output/sheets.ts';
import { inMind } from '#services/lists/unsaved-lists.ts';
import { requireModel } from '#services/training.ts';

export const listOutputHandlers = (library: Library) => ({
  'list-output:sheets': ({ listIds, ...choice }) => sheetsOf(library, listIds, choice),
  'list-output:codes': async ({ titleIds }) => [...await codesOf(library, titleIds)].map(([titleId, code]) => ({ titleId, code })),
  'list-output:save': ({ lists, ...choice }) => {
    const { language } = library;
    const name = 'modelId' in lists ? requireModel(library, lists.modelId).target : sentences[language].listColumn.lists;
    const choiceOf = 'unsavedId' in lists ? { unsaved: inMind(library, lists.unsavedId) } : lists;
    return deliver(library, `${fileNamePart(name)}.${choice.format}`, (path) => saveLists(library, choiceOf, { ...choice, language }, path));
  },
}) satisfies Partial<Handlers>;
