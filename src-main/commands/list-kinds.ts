import { AppError } from '#contract/errors.ts';
import type { DomainId } from '#contract/ids.ts';
import { namedRequest, suggestRequest, type NamedRequest, type SuggestRequest } from '#contract/list-calls.ts';
import type { ListWishes } from '#contract/list-wishes.ts';
import { fallbackKinds } from '#contract/lists.ts';
import type { Library } from '#services/library.ts';
import type { NamedIdentity } from '#services/lists/named-lists.ts';
import { requireTitles } from '#services/records.ts';
import { choices } from '#services/reading-lists.ts';
import { newestModel } from '#services/training.ts';
import { patronsOf, type WhomValues } from './list-files.ts';
import { oneOf, usageError } from './usage.ts';

/** Options that say which list is made, where it is not one for each of some patrons. */
export const kindOptions = {
  group: { type: 'string' }, club: { type: 'string' }, shelf: { type: 'string' }, subject: { type: 'string' }, 'class-mark': { type: 'string' }, general: { type: 'string' }, liked: { type: 'string', multiple: true },
} as const;

export interface KindValues extends WhomValues {
  readonly group?: string | undefined;
  readonly club?: string | undefined;
  readonly shelf?: string | undefined;
  readonly subject?: string | undefined;
  readonly 'class-mark'?: string | undefined;
  readonly general?: string | undefined;
  readonly liked?: readonly string[] | undefined;
}

type DeskRequest = Extract<SuggestRequest, { kind: 'desk' }>;
type Kind = 'patrons' | 'group' | 'club' | 'shelf' | 'general' | 'liked';

/** Which kind of list the options ask for; options of another kind are refused. @throws AppError usage */
export function kindOf(values: KindValues): Kind {
  const said = (['club', 'shelf', 'general', 'liked'] as const).filter((name) => values[name] !== undefined);
  const kind: Kind = said[0] ?? (values.group === undefined ? 'patrons' : 'group');
  const whom = ['patron', 'patrons-file', 'all'] as const;
  const allowed: Readonly<Record<Kind, readonly (keyof KindValues)[]>> = {
    patrons: whom, group: ['group'], club: ['club', 'patron', 'patrons-file'], shelf: ['shelf', 'subject', 'class-mark'], general: ['general', 'group'], liked: ['liked'],
  };
  const other = [...whom, ...Object.keys(kindOptions) as (keyof typeof kindOptions)[]].find((name) => values[name] !== undefined && !allowed[kind].includes(name));
  if (other !== undefined) throw usageError(kind === 'patrons' ? `--${other} goes with --shelf NAME.` : `--${other} does not go with --${kind}.`);
  return kind;
}

/** What is asked for of a list that is not one for each of some patrons. @throws AppError usage, model-not-found, patron-not-found, title-not-found */
export async function requestOf(library: Library, kind: Exclude<Kind, 'patrons'>, values: KindValues, targetId: DomainId, wishes: ListWishes): Promise<NamedRequest | DeskRequest> {
  const model = (): number => newestModel(library, targetId).id;
  switch (kind) {
    case 'group': return checked(namedRequest, { kind, group: groupOf(library, values, targetId), modelId: model(), wishes });
    case 'club': return checked(namedRequest, { kind, name: values.club, patrons: await patronsOf(library, values), modelId: model(), wishes });
    case 'shelf': {
      if (values.subject === undefined && values['class-mark'] === undefined) throw usageError('Say what the shelf is about: --subject WORDS, --class-mark MARK or both.');
      return checked(namedRequest, { kind, name: values.shelf, subject: { text: values.subject, classMark: values['class-mark'] }, targetId, wishes });
    }
    case 'general': {
      const fallback = oneOf(values.general, 'general', fallbackKinds)!;
      if ((fallback === 'popular-in-group') !== (values.group !== undefined)) throw usageError('--general popular-in-group takes --group CODE; the other general lists take none.');
      return checked(namedRequest, { kind: 'fallback', fallback, group: values.group === undefined ? null : groupOf(library, values, targetId), targetId, wishes });
    }
    case 'liked': return checked(suggestRequest, { kind: 'desk', liked: requireTitles(library, values.liked!), modelId: model(), wishes }) as DeskRequest;
  }
}

/** Under what a list of this kind is kept. @throws AppError usage */
export function identityOf(kind: Exclude<Kind, 'patrons'>, values: KindValues, targetId: DomainId): NamedIdentity {
  switch (kind) {
    case 'group': case 'club': case 'shelf': return { kind, name: values[kind]!, fallback: null, targetId };
    case 'general': return { kind: 'fallback', name: values.group ?? '', fallback: oneOf(values.general, 'general', fallbackKinds)!, targetId };
    case 'liked': throw usageError('A list of liked titles is stored nowhere, so it cannot be exported.');
  }
}

/** The group as the catalogue writes it; upper and lower case are the same. @throws AppError usage */
function groupOf(library: Library, { group }: KindValues, targetId: DomainId): string {
  const found = choices(library, targetId).groups.find(({ code }) => code.toLowerCase() === group!.trim().toLowerCase());
  if (found === undefined) throw usageError(`--group: no patron is in the group ${group!}.`);
  return found.code;
}

/** The request, by the same rules as one of the page. */
function checked<T>(parser: { readonly safeParse: (value: unknown) => { readonly success: true; readonly data: T } | { readonly success: false; readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] } } }, request: unknown): T {
  const parsed = parser.safeParse(request);
  if (!parsed.success) throw new AppError('invalid-argument', { place: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
}
