import type { PatronId, TitleId } from '#contract/ids.ts';
import type { ListWishes } from '#contract/list-wishes.ts';
import type { ComposedList, MadeEntry } from '#contract/worker-messages.ts';
import { ageFacts } from '#catalog/repositories/list-facts.ts';
import type { Guard } from '#engine/lists/age-guard.ts';
import { jointRanking, type JointTitle, type Voice } from '#engine/lists/joint-ranking.ts';
import type { PatronHistory } from '#engine/data/problem.ts';
import { betterHalf, explained, rankTitles, type RankedTitles } from '#engine/recommend.ts';
import { historyOf } from '../patron-history.ts';
import { compose } from './compose.ts';
import { composedList, sharesOf, type ListMaker } from './list-maker.ts';
import { factsOfPatron, factsOfTitles, type ReaderFacts } from './reader-facts.ts';

export interface JointOrder {
  readonly patrons: readonly PatronId[];
  readonly wishes: ListWishes;
  /** Of a club no title is kept that anybody has read; of a group none that more than a tenth have. */
  readonly isClub: boolean;
  readonly refused: readonly TitleId[];
  readonly pinned: readonly TitleId[];
  readonly spares: number;
}

/** Titles of each member that count. */
const depth = 200;
/** Members whose half of the catalogue is asked for; beyond, the average alone counts. */
const mostVetoes = 60;
/** Fans whose reasons are looked into for the shares of the sources. */
const askedFans = 5;

/** A list for several readers by the average without misery. Members who refused personal lists are left out of the reckoning. */
export function jointList(maker: ListMaker, order: JointOrder, onMember: () => void = () => undefined): ComposedList {
  const { wishes } = order;
  const members = order.patrons.filter((id) => ageFacts(maker.db, id)?.refused === false);
  const facts = jointFacts(maker, members, order);
  const mask = maker.masks(wishes)(facts.guard);
  const out = mask.out.slice();
  for (const place of facts.refusedPlaces) out[place] = 1;
  if (!wishes.rereading) for (const place of facts.readPlaces) out[place] = 1;
  for (const id of order.pinned) { const place = maker.stock.placeOf.get(id); if (place !== undefined) out[place] = 1; }
  const open = out.subarray(0, maker.model.targetTitles);
  const vetoes = order.isClub && members.length <= mostVetoes;
  const rankings: RankedTitles[] = [];
  const voices = members.map((id): Voice => {
    const history: PatronHistory = historyOf(maker.db, id, maker.domains);
    const ranked = rankTitles(maker.model, history, depth, { exclude: open, keepRead: wishes.rereading });
    rankings.push(ranked);
    onMember();
    return { columns: ranked.columns, acceptable: vetoes ? betterHalf(maker.model, history, open) : null };
  });
  const joint = jointRanking(voices);
  const made = compose(maker, { wishes, facts, mask, rank: (k) => joint.slice(0, k).map(({ column }) => column), pinned: order.pinned, spares: order.spares });
  const byColumn = new Map(joint.map((title) => [title.column, title]));
  return { ...composedList(made, facts, ({ column, slot }) => jointEntry(maker, column, slot, byColumn.get(column) ?? ofSeries(maker, column, joint), rankings)), members: members.length };
}

function jointEntry(maker: ListMaker, column: number, slot: MadeEntry['slot'], title: JointTitle | undefined, rankings: readonly RankedTitles[]): MadeEntry {
  const titleId = maker.stock.titles[column]! as TitleId;
  if (title === undefined) return { titleId, slot, score: 0, method: 'popularity', sourceShare: 0, kind: slot === 'new' ? 'new' : 'popular', because: [], shares: [] };
  const fans = rankings.filter(({ columns }) => columns.includes(title.column)).slice(0, askedFans).map((ranked) => explained(maker.model, ranked, title.column));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const sourceShares = maker.model.sources.map((_, source) => mean(fans.map((fan) => fan.sourceShares[source]!)));
  return {
    titleId, slot, score: title.score, method: fans[0]?.method ?? 'popularity', sourceShare: mean(fans.map((fan) => fan.sourceShare)), kind: slot === 'new' ? 'new' : 'members',
    because: [], shares: sharesOf({ sourceShares }, maker.domains), suits: { members: title.fans, of: rankings.length },
  };
}

/** A first volume stands for the later one that suits the members. */
function ofSeries({ stock }: ListMaker, column: number, joint: readonly JointTitle[]): JointTitle | undefined {
  const series = stock.seriesOf.get(column)?.series;
  return series === undefined ? undefined : joint.find((title) => stock.seriesOf.get(title.column)?.series === series);
}

/** What all members together have read, as far as it keeps titles off the list. Nobody's loan is named to the others, so none is familiar. */
function jointFacts({ db, stock }: ListMaker, members: readonly PatronId[], { wishes, isClub, refused }: JointOrder): ReaderFacts {
  const readers = members.map((id) => factsOfPatron(db, stock, id, wishes.ageGuard));
  const counts = new Map<number, number>();
  for (const { readPlaces } of readers) for (const place of readPlaces) counts.set(place, (counts.get(place) ?? 0) + 1);
  const most = isClub ? 0 : Math.floor(members.length / 10);
  const readPlaces = new Set([...counts].filter(([, readBy]) => readBy > most).map(([place]) => place));
  return { ...factsOfTitles(stock, [], refused, strictest(readers.map(({ guard }) => guard))), readPlaces };
}

/** The guard of a group: that of its youngest; ages nobody knows count only where nobody is known to be grown up. */
function strictest(guards: readonly Guard[]): Guard {
  const order: readonly Guard[] = ['off', 'child', 'teen', 'adult', 'unknown-age'];
  return order.find((guard) => guards.includes(guard)) ?? 'unknown-age';
}

