import type { Handlers } from '#contract/calls.ts';
import type { Library } from '#services/library.ts';
import { editList, undoList } from '#services/lists/edit-list.ts';
import { getReady } from '#services/lists/list-answers.ts';
import { endSchedule, saveSchedule, schedules, settleMissed } from '#services/lists/list-schedule.ts';
import { remake, startNamedList, suggest } from '#services/lists/named-lists.ts';
import * as lists from '#services/reading-lists.ts';
import { whatIf } from '#services/what-if.ts';

export const listHandlers = (library: Library) => ({
  'lists:make-named': (request) => ({ jobId: startNamedList(library, request) }),
  'lists:remake': ({ listId, wishes }) => ({ jobId: remake(library, listId, wishes) }),
  'lists:suggest': (request) => suggest(library, request),
  'lists:get-ready': ({ modelId }) => { getReady(library, { modelId }); return null; },
  'lists:edit': ({ listId, edit }) => editList(library, listId, edit),
  'lists:undo': ({ listId }) => undoList(library, listId),
  'lists:delete': ({ listIds }) => { lists.remove(library, listIds); return null; },
  'lists:choices': ({ targetId }) => lists.choices(library, targetId),
  'lists:interrupted': () => lists.interrupted(library),
  'lists:forget-interrupted': ({ modelId }) => { lists.forgetInterrupted(library, modelId); return null; },
  'lists:schedules': () => schedules(library),
  'lists:save-schedule': (schedule) => { saveSchedule(library, schedule); return null; },
  'lists:end-schedule': ({ targetId }) => { endSchedule(library, targetId); return null; },
  'lists:settle-missed': ({ targetId, make }) => ({ jobId: settleMissed(library, targetId, make) }),
  'lists:make': (request) => ({ jobId: lists.startLists(library, request) }),
  'lists:list': (query) => lists.list(library, query),
  'lists:show': ({ listIds }) => lists.show(library, listIds),
  'lists:for-patron': (query) => lists.forPatron(library, query),
  'lists:what-if': (entry) => whatIf(library, entry),
}) satisfies Partial<Handlers>;
