import { AppError } from '#contract/errors.ts';
import type { DomainId, JobId, ListId } from '#contract/ids.ts';
import type { NamedRequest, SuggestRequest } from '#contract/list-calls.ts';
import type { ListWishes } from '#contract/list-wishes.ts';
import type { SuggestedList } from '#contract/lists.ts';
import type { ListQuestion } from '#contract/worker-messages.ts';
import { transaction } from '#catalog/database.ts';
import { entriesAsShown } from '#catalog/repositories/list-entries.ts';
import { domainName } from '#catalog/repositories/domains.ts';
import { keptTitles, listSource, namedListId, putNamedList, type NamedIdentity, type NamedSource } from '#catalog/repositories/named-lists.ts';
import { isoTime, nowSeconds } from '#catalog/repositories/times.ts';
import type { Library } from '../library.ts';
import { startLists } from '../reading-lists.ts';
import { fitForScreen } from '../shared-screen.ts';
import { requireModel } from '../training.ts';
import { keepInMind } from './unsaved-lists.ts';
import { askList, forgetListAnswers, type ListBasis } from './list-answers.ts';

export type { NamedIdentity };
type Request = NamedRequest | SuggestRequest;

const basisOf = (request: Request): ListBasis => ('modelId' in request ? { modelId: request.modelId } : { targetId: request.targetId });

/** The domain a list's titles are of. @throws AppError model-not-found, domain-not-found */
function targetOf(library: Library, request: Request): { readonly id: DomainId; readonly name: string; readonly sources: readonly string[] } {
  if ('modelId' in request) {
    const { targetId, target, sources } = requireModel(library, request.modelId);
    return { id: targetId, name: target, sources: sources.map(({ name }) => name) };
  }
  const name = domainName(library.db, request.targetId);
  if (name === null) throw new AppError('domain-not-found', { domain: request.targetId, map: '' });
  return { id: request.targetId, name, sources: [] };
}

function questionOf(request: Request, kept: Pick<Extract<ListQuestion, { kind: 'general' }>, 'refused' | 'pinned'>): ListQuestion {
  const { wishes } = request;
  switch (request.kind) {
    case 'desk': return { kind: 'desk', liked: request.liked, wishes };
    case 'group': return { kind: 'joint', group: request.group, patrons: [], wishes, ...kept };
    case 'club': return { kind: 'joint', group: null, patrons: request.patrons, wishes, ...kept };
    case 'shelf': return { kind: 'general', fallback: null, subject: request.subject, group: null, patronId: null, wishes, ...kept };
    case 'fallback': return { kind: 'general', fallback: request.fallback, subject: null, group: request.group, patronId: request.patronId, wishes, ...kept };
  }
}

const nothingKept = { refused: [], pinned: [] };
const nameOf = (request: Request): string => (request.kind === 'group' ? request.group : request.kind === 'fallback' ? request.group ?? '' : request.kind === 'desk' ? '' : request.name);

/** A list at once, stored nowhere but kept in mind for a while, so that it can be saved as a file. @throws AppError model-not-found, domain-not-found, model-file-damaged, model-outdated, worker-died, cancelled */
export async function suggest(library: Library, request: SuggestRequest): Promise<SuggestedList> {
  const { name: target, sources } = targetOf(library, request);
  const { entries, guard, shortfall } = await askList(library, basisOf(request), questionOf(request, nothingKept));
  const list = {
    kind: request.kind, name: nameOf(request), fallback: request.kind === 'fallback' ? request.fallback : null, target, sources, madeAt: isoTime(nowSeconds()),
    wishes: request.wishes, guard, shortfall, entries: entriesAsShown(library.db, entries, request.wishes.branch),
  };
  return { ...fitForScreen(library, list), unsavedId: keepInMind(library, list) };
}

/** Makes a list for several readers or for nobody in particular and keeps it under its name, as a job. */
export function startNamedList(library: Library, request: NamedRequest): JobId {
  const { id: targetId, name: target } = targetOf(library, request);
  return library.start('lists', target, async ({ signal, report }) => {
    report('loading', 0);
    const identity: NamedIdentity = { kind: request.kind, name: nameOf(request), fallback: request.kind === 'fallback' ? request.fallback : null, targetId };
    const source: NamedSource = {
      modelId: 'modelId' in request ? request.modelId : null, subject: request.kind === 'shelf' ? request.subject : null,
      group: request.kind === 'group' || request.kind === 'fallback' ? request.group : null, patrons: request.kind === 'club' ? request.patrons : [],
    };
    signal.addEventListener('abort', forgetListAnswers, { once: true });
    const list = await askList(library, basisOf(request), questionOf(request, keptTitles(library.db, namedListId(library.db, identity))));
    signal.throwIfAborted();
    const listId = transaction(library.db, () => putNamedList(library.db, identity, source, request.wishes, list));
    library.changed('lists');
    return { lists: 1, listId };
  });
}

/** The list that is kept under a name. @throws AppError list-not-found */
export function requireNamedList(library: Library, identity: NamedIdentity): ListId {
  const id = namedListId(library.db, identity);
  if (id === null) throw new AppError('list-not-found');
  return id;
}

/** Makes a stored list anew; what is pinned stays, and what is refused stays away. @throws AppError list-not-found, model-not-found */
export function remake(library: Library, listId: ListId, wished: ListWishes | undefined): JobId {
  const source = listSource(library.db, listId);
  if (source === null) throw new AppError('list-not-found');
  const { kind, name, fallback, targetId, modelId, subject, group, patrons, patronId } = source;
  const wishes = wished ?? source.wishes;
  if (wishes === undefined && modelId === null) throw new AppError('list-not-found');
  if (kind === 'patron') return startLists(library, { modelId: modelId!, patrons: [patronId!], ...(wishes && { wishes }) });
  if (wishes === undefined) throw new AppError('list-not-found');
  if (kind === 'fallback') return startNamedList(library, { kind, fallback: fallback!, targetId, group, patronId: null, wishes });
  if (kind === 'shelf') return startNamedList(library, { kind, name, subject: subject!, targetId, wishes });
  if (modelId === null) throw new AppError('model-not-found');
  if (kind === 'group') return startNamedList(library, { kind, group: group!, modelId, wishes });
  return startNamedList(library, { kind: 'club', name, patrons: [...patrons], modelId, wishes });
}
