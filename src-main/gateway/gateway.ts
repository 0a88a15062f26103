import { callArguments, type CallArgument, type CallName, type Handlers } from '#contract/calls.ts';
import { AppError, errorReply, type Reply } from '#contract/errors.ts';
import type { Library } from '#services/library.ts';
import { CallClock } from './call-clock.ts';
import { correctionHandlers } from './handlers/corrections.ts';
import { deskHandlers } from './handlers/desk.ts';
import { domainHandlers } from './handlers/domains.ts';
import { importHandlers } from './handlers/imports.ts';
import { insightsHandlers } from './handlers/insights.ts';
import { listOutputHandlers } from './handlers/list-output.ts';
import { listHandlers } from './handlers/lists.ts';
import { modelHandlers } from './handlers/models.ts';
import { programHandlers } from './handlers/program.ts';
import { recordListHandlers } from './handlers/record-lists.ts';
import { recordHandlers } from './handlers/records.ts';

/** Calls that write to the catalogue: while a worker process writes, they wait for their turn. */
const writing: ReadonlySet<CallName> = new Set<CallName>([
  'catalog:demo', 'imports:start', 'imports:review', 'imports:resume', 'imports:undo', 'imports:save-mapping', 'imports:forget-mapping', 'domains:save', 'domains:count', 'domains:delete', 'domains:restore', 'domains:compare',
  'training:start', 'models:delete', 'evaluations:start', 'lists:make', 'lists:make-named', 'lists:remake', 'lists:edit', 'lists:undo', 'lists:delete', 'lists:forget-interrupted', 'lists:save-schedule', 'lists:end-schedule', 'lists:settle-missed', 'jobs:cancel', 'insights:make',
  'desk:scan', 'desk:renew', 'desk:return', 'desk:place-hold', 'desk:cancel-hold', 'desk:block', 'desk:lift-block', 'desk:add-patron', 'desk:add-copy', 'desk:undo', 'desk:end-anonymous', 'desk:save-rules',
  'corrections:edit', 'corrections:create', 'corrections:undo', 'corrections:merge', 'corrections:bulk-preview', 'corrections:bulk', 'corrections:erase', 'records:export', 'records:save-view', 'records:forget-view',
]);

/** Answers one call of a page: name check, parsing, handler, and the reply as plain data. Never throws. */
export type Gateway = (name: unknown, argument: unknown) => Promise<Reply<unknown>>;

/**
 * The gateway to an open library. Every call is timed by `clock`.
 * @param barred calls that this host answers elsewhere and never from a page
 */
export function createGateway(library: Library, clock: CallClock, barred: readonly CallName[] = []): Gateway {
  const handlers: Handlers = {
    ...programHandlers(library), ...recordHandlers(library), ...recordListHandlers(library), ...correctionHandlers(library), ...importHandlers(library), ...domainHandlers(library), ...modelHandlers(library), ...listHandlers(library), ...insightsHandlers(library), ...deskHandlers(library),
    ...programHandlers(library), ...recordHandlers(library), ...importHandlers(library), ...domainHandlers(library), ...modelHandlers(library), ...listOutputHandlers(library), ...deskHandlers(library),
    ...programHandlers(library), ...recordHandlers(library), ...importHandlers(library), ...domainHandlers(library), ...modelHandlers(library), ...listHandlers(library), ...deskHandlers(library),
  };
  const isCall = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(callArguments, name);
  return async (name, argument) => {
    if (!isCall(name)) return failure(new AppError('unknown-call'));
    if (barred.includes(name)) return failure(new AppError('not-allowed'));
    const parsed = callArguments[name].safeParse(argument ?? {});
    if (!parsed.success) return failure(new AppError('invalid-argument', { place: parsed.error.issues[0]?.path.join('.') || name }));
    const giveBack = writing.has(name) ? await library.turns.take() : undefined;
    try {
      const handler = handlers[name] as (argument: CallArgument<CallName>) => unknown;
      const answer = clock.time(name, () => handler(parsed.data as CallArgument<CallName>));
      return { ok: true, data: await answer };
    } catch (error) {
      const reply = errorReply(library.explained(error));
      if (reply.code === 'internal') library.environment.noteBug(name, error);
      return { ok: false, error: reply };
    } finally {
      giveBack?.();
    }
  };
}

const failure = (error: AppError): Reply<never> => ({ ok: false, error: errorReply(error) });
