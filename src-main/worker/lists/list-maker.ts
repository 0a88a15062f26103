import type { DomainId, TitleId } from '#contract/ids.ts';
import type { ListWishes } from '#contract/list-wishes.ts';
import { matchFields, type ReasonKind } from '#contract/lists.ts';
import type { ComposedList, MadeEntry, MadeReason } from '#contract/worker-messages.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { loansSince, newestLoan } from '#catalog/repositories/list-facts.ts';
import type { Reason as LoanReason } from '#engine/explain/reasons.ts';
import { explained, rankTitles, type RankedTitles, type Recommendation } from '#engine/recommend.ts';
import type { PatronHistory } from '#engine/data/problem.ts';
import { readsSources, type Reader } from '#engine/data/reader.ts';
import type { TrainedRecommender } from '#engine/trained.ts';
import type { ModelDomain } from '../patron-history.ts';
import { compose, type Composed, type Order, type Pick, type Workshop } from './compose.ts';
import { wishMasks } from './masks.ts';
import type { ReaderFacts } from './reader-facts.ts';
import { recordsAtHand } from './records-at-hand.ts';
import { readStock } from './stock.ts';

/** A workshop that knows what may stand on a list with these wishes. */
export interface Shop extends Workshop {
  readonly masks: (wishes: ListWishes) => ReturnType<typeof wishMasks>;
}

/** A model with the catalogue's titles at hand. */
export interface ListMaker extends Shop {
  readonly db: ReadableDB;
  readonly model: TrainedRecommender;
  /** Target, then sources. */
  readonly domains: readonly ModelDomain[];
}

/** Reads what lists with a model need of the catalogue; takes a second or two for half a million titles. */
export function listMaker(db: ReadableDB, model: TrainedRecommender, domains: readonly ModelDomain[]): ListMaker {
  return { db, model, domains, ...workshop(db, domains[0]!.id, domains[0]!.titles) };
}

/** What lists of a domain's titles need, with or without a model. */
export function workshop(db: ReadableDB, targetId: DomainId, trained: Int32Array): Shop {
  const stock = readStock(db, targetId, trained);
  return { stock, records: recordsAtHand(db), newPlaces: newPlacesOf(db, stock), masks: (wishes) => wishMasks(db, targetId, stock, wishes) };
}

type Part<T, K extends keyof T> = { readonly [Key in K]: T[Key] };

/** A title lent more often than this is no discovery any more. */
const fewLoans = 2;
/** The newest titles that are looked at. */
const newest = 2000;

/** Titles published in the year of the newest loan or the year before, and lent twice at most; the newest first. */
function newPlacesOf(db: ReadableDB, { year, titles, present }: Workshop['stock']): number[] {
  const thisYear = new Date(newestLoan(db) * 1000).getUTCFullYear();
  const found = Array.from(year.keys()).filter((place) => present[place] === 1 && year[place]! >= thisYear - 1 && year[place]! <= thisYear + 1)
    .sort((a, b) => year[b]! - year[a]! || titles[b]! - titles[a]!).slice(0, newest);
  const lent = loansSince(db, found.map((place) => titles[place]! as TitleId), 0, fewLoans + 1);
  return found.filter((place) => (lent.get(titles[place]! as TitleId) ?? 0) <= fewLoans);
}

/** What a list for one reader is made of. */
export interface ReaderOrder extends Part<Order, 'wishes' | 'pinned' | 'spares'> {
  readonly history: PatronHistory & { readonly group: number };
  readonly facts: ReaderFacts;
}

/** A list for one reader, with the reason for every title. */
export function listFor(maker: ListMaker, { history, facts, wishes, pinned, spares }: ReaderOrder, masks = maker.masks(wishes)): ComposedList {
  let ranked: RankedTitles | undefined;
  const rank: Order['rank'] = (k, out) => {
    ranked = rankTitles(maker.model, history, k, { exclude: out.subarray(0, maker.model.targetTitles), keepRead: wishes.rereading, popularAlone: facts.refusedLists });
    return ranked.columns;
  };
  const mask = masks(facts.guard);
  const made = compose(maker, { wishes, facts, mask, rank, pinned, spares });
  return composedList(made, facts, (pick) => entryOf(maker, pick, ranked!, history.group));
}

export const composedList = ({ picks, spares, shortfall }: Composed, { guard }: ReaderFacts, entry: (pick: Pick) => MadeEntry): ComposedList =>
  ({ guard, shortfall, members: null, entries: picks.map(entry), spares: spares.map(entry) });

function entryOf(maker: ListMaker, pick: Pick, ranked: RankedTitles, group: number): MadeEntry {
  const titleId = maker.stock.titles[pick.column]! as TitleId;
  const plain = pick.column < maker.model.targetTitles ? explained(maker.model, ranked, pick.column) : null;
  const entry: MadeEntry = plain === null
    ? { titleId, slot: pick.slot, score: 0, method: 'popularity', sourceShare: 0, kind: 'new', because: [], shares: [] }
    : { titleId, slot: pick.slot, score: plain.score, method: plain.method, sourceShare: plain.sourceShare, kind: kindOf(plain, group, ranked.reader), because: plain.loans.map((loan) => madeReason(loan, maker.domains)), shares: sharesOf(plain, maker.domains) };
  if (pick.slot === 'series') return { ...entry, kind: 'next-in-series', because: [named(maker, pick.after!, 1)] };
  if (pick.slot !== 'new') return entry;
  return { ...entry, kind: 'new', sourceShare: 0, shares: [], because: pick.like === undefined ? [] : [{ ...named(maker, pick.like, 1), fields: [...matchFields] }] };
}

/** A read title as a reason, with the domain of the model that it is in. */
function named({ domains }: ListMaker, titleId: TitleId, share: number): MadeReason {
  return { titleId, domainId: domains.find(({ placeOf }) => (placeOf[titleId] ?? -1) >= 0)?.id ?? null, share };
}

export const sharesOf = ({ sourceShares }: Part<Recommendation, 'sourceShares'>, domains: readonly ModelDomain[]): MadeEntry['shares'] =>
  sourceShares.map((share, place) => ({ domainId: domains[place + 1]!.id, share })).filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);

/** Fields below this share of a reason are not worth naming, nor are more than two. */
const leastShare = 0.05;
const mostFields = 2;

export function madeReason({ domain, column, share, fields, rule }: LoanReason, domains: readonly ModelDomain[]): MadeReason {
  const of = domains[domain === 'target' ? 0 : domain + 1]!;
  const agreeing = new Set<string>((fields ?? []).filter((one) => one.share >= leastShare).map(({ field }) => (field === 'heading' ? 'subject' : field)));
  const telling = matchFields.filter((field) => agreeing.has(field)).slice(0, mostFields);
  return {
    titleId: of.titles[column]! as TitleId, domainId: of.id, share,
    ...(telling.length > 0 && { fields: telling }), ...(rule && { rule: { support: rule.support, confidence: rule.confidence, lift: rule.lift } }),
  };
}

export function kindOf({ method, loans }: Part<Recommendation, 'method' | 'loans'>, group: number, reader: Reader): ReasonKind {
  if (method === 'popularity' || (method === 'segment-popularity' && group === 0)) return 'popular';
  if (method === 'segment-popularity') return 'popular-in-group';
  if (loans.length > 0) return 'loans';
  return reader.target.length > 0 || readsSources(reader) ? 'readers-like-you' : 'popular'; // nobody borrows like a reader without loans
}

