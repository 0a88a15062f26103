import type { PatronId, TitleId } from '#contract/ids.ts';
import type { ListWishes } from '#contract/list-wishes.ts';
import type { FallbackKind, ReasonKind } from '#contract/lists.ts';
import type { ComposedList } from '#contract/worker-messages.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { lentInGroup, loansSince, newestLoan } from '#catalog/repositories/list-facts.ts';
import { titlesAbout } from '#catalog/repositories/titles-about.ts';
import { guardOf, type Guard } from '#engine/lists/age-guard.ts';
import { compose } from './compose.ts';
import { composedList, type Shop } from './list-maker.ts';
import type { Mask } from './masks.ts';
import { factsOfPatron, factsOfTitles } from './reader-facts.ts';

export interface GeneralOrder {
  readonly wishes: ListWishes;
  /** For whom it is, where it is for somebody: her age alone counts. */
  readonly patronId: PatronId | null;
  readonly group: string | null;
  readonly subject: { readonly text: string; readonly classMark: string } | null;
  readonly fallback: FallbackKind | null;
  readonly refused: readonly TitleId[];
  readonly pinned: readonly TitleId[];
  readonly spares: number;
}

const year = 365 * 86_400;
/** Loans of a title counted at most. */
const mostLoans = 10_000;

/** A list that is made of nobody's own loans: popular titles, new ones, or those about a subject, the most borrowed of the last year first. */
export function generalList(db: ReadableDB, shop: Shop, order: GeneralOrder): ComposedList {
  const { stock } = shop;
  const wishes = order.fallback === 'new' ? { ...order.wishes, newTitles: 0 } : order.wishes;
  const facts = factsOfTitles(stock, [], order.refused, guardFor(db, shop, order));
  const ranked = rankedPlaces(db, shop, order);
  const scores = new Map(ranked.map(({ place, score }) => [place, score]));
  const mask = order.subject === null ? shop.masks(wishes)(facts.guard) : about(shop.masks(wishes)(facts.guard), new Set(scores.keys()));
  const rank = (k: number, out: Uint8Array): number[] => ranked.filter(({ place }) => out[place] === 0).slice(0, k).map(({ place }) => place);
  const made = compose(shop, { wishes, facts, mask, rank, pinned: order.pinned, spares: order.spares });
  const kind: ReasonKind = order.subject !== null ? 'subject' : order.fallback === 'popular-in-group' ? 'popular-in-group' : order.fallback === 'new' ? 'new' : 'popular';
  return composedList(made, facts, ({ column, slot }) => ({
    titleId: stock.titles[column]! as TitleId, slot, score: scores.get(column) ?? 0, method: 'popularity', sourceShare: 0, kind: slot === 'new' ? 'new' : kind, because: [], shares: [],
  }));
}

function guardFor(db: ReadableDB, { stock }: Shop, { wishes, patronId, group }: GeneralOrder): Guard {
  if (!wishes.ageGuard) return 'off';
  if (patronId !== null) return factsOfPatron(db, stock, patronId, true).guard;
  return group === null ? 'off' : guardOf({ birthYear: null, group, loansForAdults: 0, loansForOthers: 0 }, 0);
}

/** The mask with everything that is not about the subject; that is what the list is of, and no reason for it to be short. */
function about({ out, counts }: Mask, subject: ReadonlySet<number>): Mask {
  return { out: out.map((value, place) => (subject.has(place) ? value : 1)), counts };
}

function rankedPlaces(db: ReadableDB, { stock, newPlaces }: Shop, { subject, fallback, group }: GeneralOrder): { place: number; score: number }[] {
  if (fallback === 'new') return newPlaces.map((place, at) => ({ place, score: 1 / (at + 1) }));
  const since = newestLoan(db) - year;
  const counts = fallback === 'popular-in-group' && group !== null
    ? lentInGroup(db, group, since).map(({ id, patrons }) => [id, patrons] as const)
    : withLoans(db, subject === null ? Array.from(stock.titles, (id) => id as TitleId) : titlesAbout(db, subject), since, subject !== null);
  return counts.flatMap(([id, score]) => { const place = stock.placeOf.get(id); return place === undefined ? [] : [{ place, score }]; }).sort((a, b) => b.score - a.score || a.place - b.place);
}

/** Titles with their loans; those without are kept where they are about what was asked for. */
function withLoans(db: ReadableDB, ids: readonly TitleId[], since: number, keepAll: boolean): (readonly [TitleId, number])[] {
  const lent = loansSince(db, ids, since, mostLoans);
  return keepAll ? ids.map((id) => [id, lent.get(id) ?? 0] as const) : [...lent];
}
