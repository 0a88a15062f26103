import type { TitleId } from '#contract/ids.ts';
import type { LeftOutBy, ListWishes, Shortfall } from '#contract/list-wishes.ts';
import type { ListSlot } from '#contract/lists.ts';
import { nearest, type Tokens } from '#engine/lists/likeness.ts';
import { reRank, type Candidate } from '#engine/lists/re-rank.ts';
import { nextVolume } from '#engine/lists/series-order.ts';
import type { Mask } from './masks.ts';
import type { ReaderFacts } from './reader-facts.ts';
import type { RecordAtHand } from './records-at-hand.ts';
import type { Stock } from './stock.ts';

/** What is needed to make lists of a stock. */
export interface Workshop {
  readonly stock: Stock;
  readonly records: (ids: readonly number[]) => RecordAtHand[];
  /** New titles of the stock, the newest first. */
  readonly newPlaces: readonly number[];
}

/** A title that has come onto a list. `after`: the volume it follows. `like`: the read title that a new one is most like. */
export interface Pick extends Candidate {
  readonly author: string;
  readonly slot: ListSlot;
  readonly after?: TitleId;
  readonly like?: TitleId;
}

export interface Composed {
  readonly picks: readonly Pick[];
  readonly spares: readonly Pick[];
  readonly shortfall: Shortfall | null;
}

export interface Order {
  readonly wishes: ListWishes;
  readonly facts: ReaderFacts;
  readonly mask: Mask;
  /** The best `k` places that are not marked in the mask, best first; fewer when there are no more. */
  readonly rank: (k: number, out: Uint8Array) => ArrayLike<number>;
  /** Row ids that stand on the list already, whatever is wished. */
  readonly pinned: readonly TitleId[];
  readonly spares: number;
}

/** Candidates at first; where they do not fill the list, four times as many are looked at, and so on. */
const fewest = 50;
const forSurprise = 200;
/** Where so many do not fill it, no more would: authors and series are used up. */
const mostCandidates = 3200;
/** Of a series that was begun longer ago than this before the latest loan, the next volume is no matter of course. */
const begunWithin = 3 * 365 * 86_400;
/** Loans that say what is familiar. */
const familiarLoans = 30;
/** New titles looked at. */
const newCandidates = 300;

/** Makes a list: next volumes first, then the re-ranked candidates, then new titles in the places kept for them; all under the same conditions. */
export function compose(shop: Workshop, order: Order): Composed {
  const { stock } = shop;
  const { wishes, facts } = order;
  const out = order.mask.out.slice();
  const shut = (places: Iterable<number>): void => { for (const place of places) out[place] = 1; };
  shut(facts.refusedPlaces);
  if (!wishes.rereading) shut(facts.readPlaces);
  const pinned = order.pinned.flatMap((id) => { const place = stock.placeOf.get(id); return place === undefined ? [] : [place]; });
  shut(pinned);
  const given = picksOf(shop, pinned, 'ranked');
  const length = Math.max(0, wishes.length - order.pinned.length);
  const familiar = wishes.surprise > 0 || wishes.newTitles > 0 ? tokensRead(shop, facts) : [];
  const lost = new Map<LeftOutBy, Set<number>>();
  const admits = admission(shop, order, lost);
  const ranking = { surprise: wishes.surprise, familiar, admits };

  const next = reRank(nextVolumes(shop, facts, out), given, Math.ceil(length / 2), { ...ranking, surprise: 0 });
  const fresh = newTitles(shop, facts, familiar, out, [...given, ...next], Math.min(wishes.newTitles, length - next.length), wishes.perSeries, admits);
  const before = [...given, ...next, ...fresh];
  const wanted = length - next.length - fresh.length;
  let ranked: Pick[] = [];
  for (let k = wishes.surprise > 0 ? forSurprise : Math.max(fewest, 3 * length); ; k *= 4) {
    const places = Array.from(order.rank(k, out));
    ranked = reRank(picksOf(shop, inSeriesOrder(shop, facts, places, out), 'ranked'), before, wanted + order.spares, ranking);
    if (ranked.length >= wanted + order.spares || places.length < k || k >= mostCandidates) break;
  }
  const picks = [...next, ...ranked.slice(0, wanted), ...fresh];
  return { picks, spares: ranked.slice(wanted), shortfall: picks.length < length ? shortfall(order, picks.length, lost) : null };
}

function picksOf({ stock, records }: Workshop, places: readonly number[], slot: ListSlot): Pick[] {
  const found = records(places.map((place) => stock.titles[place]!));
  return places.map((column, at) => ({ column, slot, ...found[at]! }));
}

const tokensRead = ({ records }: Workshop, { read }: ReaderFacts): Tokens[] => records(read.slice(0, familiarLoans).map(({ id }) => id)).map(({ tokens }) => tokens);

/** Whether a title may stand beside those before it: no work twice, no volume before the one it follows, not too many of one author or series. */
function admission({ stock }: Workshop, { wishes, facts }: Order, lost: Map<LeftOutBy, Set<number>>): (candidate: Pick, before: readonly Pick[]) => boolean {
  const loses = (by: LeftOutBy, { column }: Pick): false => {
    const columns = lost.get(by) ?? new Set();
    lost.set(by, columns.add(column));
    return false;
  };
  return (candidate, before) => {
    const work = stock.workId[candidate.column]!;
    if (before.some(({ column }) => column === candidate.column || (work !== 0 && stock.workId[column] === work))) return false;
    const { perAuthor, perSeries } = wishes;
    if (perAuthor !== null && candidate.author !== '' && before.filter(({ author }) => author === candidate.author).length >= perAuthor) return loses('author', candidate);
    const place = stock.seriesOf.get(candidate.column);
    if (place === undefined) return true;
    const same = before.flatMap(({ column }) => { const other = stock.seriesOf.get(column); return other?.series === place.series ? [other.number] : []; });
    if (perSeries !== null && same.length >= perSeries) return loses('series', candidate);
    const series = stock.series.get(place.series);
    if (series === undefined || !Number.isFinite(place.number)) return true;
    const read = numbersRead(facts, place.series);
    if (wishes.rereading && read.has(place.number)) return true;
    return nextVolume(series, new Set([...read, ...same]))?.number === place.number || loses('series', candidate);
  };
}

/** The next volumes of series that the reader is in the middle of, the latest read first. */
function nextVolumes(shop: Workshop, { series: begun, read }: ReaderFacts, out: Uint8Array): Pick[] {
  const latest = read[0]?.loanedAt ?? 0;
  const recent = [...begun].filter(([, { loanedAt }]) => loanedAt >= latest - begunWithin).sort(([, a], [, b]) => b.loanedAt - a.loanedAt);
  return recent.flatMap(([name, { volumes }]): Pick[] => {
    const next = nextVolume(shop.stock.series.get(name)!, new Set(volumes.keys()));
    const place = next?.columns.find((column) => out[column] === 0);
    if (next === undefined || place === undefined) return [];
    const after = volumes.get(Math.max(...[...volumes.keys()].filter((number) => number < next.number)))!;
    return picksOf(shop, [place], 'series').map((pick) => ({ ...pick, after }));
  });
}

const numbersRead = ({ series }: ReaderFacts, name: string): ReadonlySet<number> => new Set(series.get(name)?.volumes.keys());

/** Candidates with the volume that is due before, or in place of, one that is not. */
function inSeriesOrder({ stock }: Workshop, facts: ReaderFacts, places: readonly number[], out: Uint8Array): number[] {
  const seen = new Set<number>();
  const put = (place: number): number[] => (seen.has(place) ? [] : (seen.add(place), [place]));
  return places.flatMap((place) => {
    const own = stock.seriesOf.get(place);
    const series = own === undefined ? undefined : stock.series.get(own.series);
    if (own === undefined || series === undefined || !Number.isFinite(own.number)) return put(place);
    const due = nextVolume(series, numbersRead(facts, own.series));
    if (due === undefined || due.number === own.number) return put(place);
    const edition = due.columns.find((column) => out[column] === 0);
    return [...(edition === undefined ? [] : put(edition)), ...put(place)];
  });
}

/** The new titles whose records are most like what was read; without loans the newest. */
function newTitles(shop: Workshop, { read }: ReaderFacts, familiar: readonly Tokens[], out: Uint8Array, before: readonly Pick[], count: number, perSeries: number | null, admits: (candidate: Pick, before: readonly Pick[]) => boolean): Pick[] {
  if (count <= 0) return [];
  // they stand last: where a series may have several titles, its first volume must not come after the second
  const isVolume = (place: number): boolean => perSeries !== 1 && shop.stock.series.has(shop.stock.seriesOf.get(place)?.series ?? '');
  const open = shop.newPlaces.filter((place) => out[place] === 0 && !isVolume(place)).slice(0, newCandidates);
  const liked = picksOf(shop, open, 'new').map((pick, at) => ({ pick, at, like: nearest(pick.tokens, familiar) })).sort((a, b) => b.like - a.like || a.at - b.at);
  const chosen = reRank(liked.map(({ pick }) => pick), before, count, { surprise: 0, familiar: [], admits });
  return chosen.map((pick) => {
    const by = familiar.map((tokens, at) => ({ at, like: nearest(pick.tokens, [tokens]) })).sort((a, b) => b.like - a.like)[0];
    return by === undefined || by.like < leastLike ? pick : { ...pick, like: read[by.at]!.id };
  });
}

/** Records less alike than this have nothing in common that is worth telling. */
const leastLike = 0.2;

function shortfall({ mask, facts, wishes, pinned }: Order, found: number, lost: ReadonlyMap<LeftOutBy, ReadonlySet<number>>): Shortfall {
  const counts = new Map(mask.counts);
  if (!wishes.rereading) counts.set('read', [...facts.readPlaces].filter((place) => mask.out[place] === 0).length);
  counts.set('refused', [...facts.refusedPlaces].filter((place) => mask.out[place] === 0 && !facts.readPlaces.has(place)).length);
  for (const [by, columns] of lost) counts.set(by, columns.size);
  return {
    wished: wishes.length, found: found + pinned.length,
    leftOut: [...counts].map(([by, titles]) => ({ by, titles })).filter(({ titles }) => titles > 0).sort((a, b) => b.titles - a.titles),
  };
}
