/** The catalogue in columns: what the lending needs to know of each title, by its place in the catalogue. */
import type { Calendar } from './calendar.ts';
import { normal, streamOf, hashPair, hashText, type Random } from './random.ts';
import { buildShelf, type Shelf } from './shelves.ts';
import { audiences, materials } from './subjects.ts';
import { syntheticTitle } from './synthetic-titles.ts';
import { circleKey, circleOf, circles, matchTastes, storyName } from './taste-match.ts';
import { tastes } from './taste-table.ts';
import { languageKind, languageKinds, placeOf, places, type TitleRecord } from './title-record.ts';

export interface Catalogue {
  readonly count: number;
  /** How many of them come from the title lists; they stand first. */
  readonly listed: number;
  record(at: number): TitleRecord;
  readonly id: Uint32Array;
  readonly material: Uint8Array;
  /** see languageKind */
  readonly language: Uint8Array;
  /** place in `audiences` */
  readonly audience: Uint8Array;
  /** place in `tastes`, 255 for none */
  readonly taste: Uint8Array;
  readonly weight: Float64Array;
  /** The day it came to the library; negative: before the period. */
  readonly arrival: Int32Array;
  readonly creator: Uint32Array;
  /** One key a creator. */
  readonly creators: Shelf;
  /** The next title of the series, -1 for none. */
  readonly following: Int32Array;
  /** The same story in another material, -1 for none. */
  readonly twin: Int32Array;
  /** The copies of title t are copyStart[t] to copyStart[t + 1] - 1. */
  readonly copyStart: Uint32Array;
  /** Keys: see tasteKey. */
  readonly byTaste: Shelf;
  /** How much of a taste is borrowed in a material, less where it has few titles (taste * 3 + material). */
  readonly parts: Float64Array;
  /** Keys: placeOf. */
  readonly byMaterial: Shelf;
  /** Titles that arrive within the period, in that order. */
  readonly newTitles: Uint32Array;
}

export interface CatalogueOptions { readonly titles: number; readonly loans: number; readonly seed: number }

export const tasteKey = (taste: number, material: number, language: number, circle: number): number =>
  (taste * places + placeOf(material, language)) * circles + circle;

export function buildCatalogue(real: readonly TitleRecord[], options: CatalogueOptions, calendar: Calendar): Catalogue {
  const count = options.titles;
  const record = (at: number): TitleRecord => real[at] ?? syntheticTitle(at - real.length, options.seed, calendar.lastYear);
  const columns = {
    id: new Uint32Array(count), material: new Uint8Array(count), language: new Uint8Array(count), audience: new Uint8Array(count), taste: new Uint8Array(count),
    weight: new Float64Array(count), arrival: new Int32Array(count), creator: new Uint32Array(count),
    following: new Int32Array(count).fill(-1), twin: new Int32Array(count).fill(-1),
  };
  const creatorNumbers = new Map<string, number>();
  const creatorWeight: number[] = [];
  const series = new Map<string, { number: number; at: number }[]>();
  const stories = sharedStories(real.slice(0, count));
  const tasteEntries = { keys: new Uint32Array(count * 2), titles: new Uint32Array(count * 2), weights: new Float64Array(count * 2), count: 0 };
  const addTaste = (key: number, title: number, weight: number): void => {
    tasteEntries.keys[tasteEntries.count] = key;
    tasteEntries.titles[tasteEntries.count] = title;
    tasteEntries.weights[tasteEntries.count] = weight;
    tasteEntries.count += 1;
  };
  for (let at = 0; at < count; at += 1) {
    const title = record(at);
    const random = streamOf(hashText(`${title.material}|${title.creator}|${title.title}`, options.seed), 41);
    const material = materials.indexOf(title.material);
    const language = languageKind(title.language);
    const creatorKey = `${title.material}|${title.creator}`;
    let creator = creatorNumbers.get(creatorKey);
    if (creator === undefined) {
      creator = creatorNumbers.size;
      creatorNumbers.set(creatorKey, creator);
      creatorWeight.push(Math.exp(0.5 * normal(streamOf(hashText(creatorKey, options.seed), 43))));
    }
    const weight = popularity(random) * (creatorWeight[creator] ?? 1);
    columns.id[at] = title.id;
    columns.material[at] = material;
    columns.language[at] = language;
    columns.audience[at] = audiences.indexOf(title.audience);
    columns.creator[at] = creator;
    columns.weight[at] = weight;
    columns.arrival[at] = arrivalDay(title.year, calendar, random);
    if (title.seriesNumber !== null) {
      const key = `${creatorKey}|${title.series}`;
      const members = series.get(key);
      if (members === undefined) series.set(key, [{ number: title.seriesNumber, at }]);
      else members.push({ number: title.seriesNumber, at });
    }
    const shared = stories.get(at);
    columns.twin[at] = shared?.twin ?? -1;
    const match = matchTastes(title);
    columns.taste[at] = match.first < 0 ? 255 : match.first;
    const key = circleKey(title, shared?.name ?? '');
    if (match.first >= 0) addTaste(tasteKey(match.first, material, language, circleOf(key, match.first)), at, weight);
    if (match.second >= 0) addTaste(tasteKey(match.second, material, language, circleOf(key, match.second)), at, weight * 0.4);
  }
  linkSeries(series, columns.following);
  const everyTitle = Uint32Array.from({ length: count }, (_, at) => at);
  const place = Uint32Array.from({ length: count }, (_, at) => placeOf(columns.material[at]!, columns.language[at]!));
  const byTaste = buildShelf(tastes.length * places * circles, tasteEntries);
  return {
    ...columns, count, record, byTaste, parts: tasteParts(byTaste), listed: Math.min(count, real.length),
    creators: buildShelf(creatorNumbers.size, { keys: columns.creator, titles: everyTitle, weights: columns.weight, count }),
    byMaterial: buildShelf(places, { keys: place, titles: everyTitle, weights: columns.weight, count }),
    copyStart: countCopies(columns.weight, options.loans, calendar.days),
    newTitles: everyTitle.filter((at) => columns.arrival[at]! >= 0).sort((left, right) => columns.arrival[left]! - columns.arrival[right]! || left - right),
  };
}

/** Each taste's shares of the materials, less by the root of n / 40 where it has n < 40 titles of a material. */
function tasteParts(byTaste: Shelf): Float64Array {
  const parts = new Float64Array(tastes.length * 3);
  for (const [taste, { materials: shares }] of tastes.entries()) {
    for (let material = 0; material < 3; material += 1) {
      const titles = byTaste.starts[tasteKey(taste, material, languageKinds - 1, circles - 1) + 1]! - byTaste.starts[tasteKey(taste, material, 0, 0)]!;
      parts[taste * 3 + material] = shares[material]! * Math.min(1, Math.sqrt(titles / 40));
    }
  }
  return parts;
}

/** A heavy tail (Pareto, exponent 1.6), cut at 30 times the least. */
const popularity = (random: Random): number => Math.min(30, (1 - random()) ** (-1 / 1.6));

/** A title of the period comes within its year and no earlier than that year; of the older ones 14 % are bought late. */
function arrivalDay(year: number | null, calendar: Calendar, random: Random): number {
  const [late, when] = [random() < 0.14, random()];
  const published = year === null ? -Infinity : calendar.newYear(year);
  if (published > -366) return published + Math.floor(when * 330);
  return late ? Math.floor(when * calendar.days * 0.95) : -1 - Math.floor(when * 3000);
}

/** As many copies as keep a title on loan about a quarter of the time, 1 to 40. */
function countCopies(weight: Float64Array, loans: number, days: number): Uint32Array {
  const total = weight.reduce((sum, value) => sum + value, 0);
  const starts = new Uint32Array(weight.length + 1);
  for (let at = 0; at < weight.length; at += 1) {
    const expected = (loans * weight[at]!) / total;
    starts[at + 1] = starts[at]! + Math.min(40, Math.max(1, Math.ceil((expected * 16) / (days * 0.25))));
  }
  return starts;
}

function linkSeries(series: ReadonlyMap<string, { number: number; at: number }[]>, following: Int32Array): void {
  for (const members of series.values()) {
    members.sort((left, right) => left.number - right.number || left.at - right.at);
    for (let at = 0; at + 1 < members.length; at += 1) {
      if (members[at + 1]!.number > members[at]!.number) following[members[at]!.at] = members[at + 1]!.at;
    }
  }
}

/** For each title whose story also stands in another material: its story name and one such title. */
function sharedStories(real: readonly TitleRecord[]): Map<number, { name: string; twin: number }> {
  const byName = new Map<string, number[]>();
  for (const [at, title] of real.entries()) {
    const name = storyName(title.title);
    if (name !== '') byName.set(name, [...(byName.get(name) ?? []), at]);
  }
  const shared = new Map<number, { name: string; twin: number }>();
  for (const [name, members] of byName) {
    for (const at of members) {
      const others = members.filter((other) => real[other]!.material !== real[at]!.material);
      const twin = others[hashPair(at, 3) % Math.max(1, others.length)];
      if (twin !== undefined) shared.set(at, { name, twin });
    }
  }
  return shared;
}
