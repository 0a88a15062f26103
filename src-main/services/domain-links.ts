import type { LinkKind } from '#contract/domain-relations.ts';
import type { DomainId, TitleId } from '#contract/ids.ts';
import { adaptationsAfter } from '#catalog/repositories/works.ts';
import type { LinkSample } from '#catalog/repositories/domain-relations.ts';
import type { RuledTitle } from '#catalog/repositories/assignments.ts';
import { fold } from '#imports/works/fold.ts';
import { languageCode } from '#imports/works/language-code.ts';
import { inSlices } from '#jobs/slices.ts';
import type { Library } from './library.ts';
import { SpreadSamples } from './spread-samples.ts';

/** Samples kept of each kind of link between two domains. */
const mostSamples = 8;

interface Member { readonly domainId: DomainId; readonly titleId: TitleId; readonly language: string | null }
interface Links { works: number; translations: number; adaptations: number; series: number; readonly samples: ReadonlyMap<LinkKind, SpreadSamples<LinkSample>> }
export type PairLinks = Omit<Links, 'samples'> & { readonly samples: readonly LinkSample[] };

/** Counts works, stories and series that two domains of a map share, while its titles are sorted into them. */
export class LinkCounter {
  readonly #works = new Map<number, Member[]>();
  readonly #series = new Map<string, Map<DomainId, TitleId>>();
  readonly #pairs = new Map<string, Links>();

  /** `domains`: where the title belongs; several where the map goes by branch. */
  add({ id, workId, series, language }: RuledTitle, domains: readonly DomainId[]): void {
    for (const domainId of domains) {
      if (workId !== null || domains.length > 1) push(this.#works, workId ?? id, { domainId, titleId: id, language: language && languageCode(language) });
      if (series === null) continue;
      const name = fold(series);
      const known = this.#series.get(name) ?? new Map<DomainId, TitleId>();
      this.#series.set(name, known);
      if (!known.has(domainId)) known.set(domainId, id);
    }
  }

  /** The links of every pair that has some, by `a b` with a < b; in slices. */
  async finish(library: Library, signal?: AbortSignal): Promise<Map<string, PairLinks>> {
    await eachOf([...this.#works], ([work, members]) => this.#addWork(work, members), signal);
    let after: readonly [number, number] = [0, 0];
    await inSlices((limit) => {
      const found = adaptationsAfter(library.db, after, limit);
      for (const [a, b] of found) this.#addAdaptation(a, b);
      after = found.at(-1) ?? after;
      return found.length;
    }, signal);
    let number = 0;
    await eachOf([...this.#series.values()], (domains) => {
      number += 1;
      eachPair([...domains], ([a, titleA], [b, titleB]) => this.#count(a, b, 'series', number, titleA, titleB));
    }, signal);
    return new Map([...this.#pairs].map(([key, { samples, ...counts }]) => [key, { ...counts, samples: [...samples.values()].flatMap(({ list }) => list) }]));
  }

  #addWork(work: number, members: readonly Member[]): void {
    const byDomain = new Map<DomainId, Member[]>();
    for (const member of members) push(byDomain, member.domainId, member);
    eachPair([...byDomain], ([a, ofA], [b, ofB]) => {
      const languages = new Set(ofB.map(({ language }) => language));
      const translated = ofA.find(({ language }) => language !== null && [...languages].some((other) => other !== null && other !== language));
      const translation = translated && ofB.find(({ language }) => language !== null && language !== translated.language);
      if (translated && translation) this.#count(a, b, 'translation', work, translated.titleId, translation.titleId);
      else this.#count(a, b, 'work', work, ofA[0]!.titleId, ofB[0]!.titleId);
    });
  }

  #addAdaptation(work: number, other: number): void {
    const seen = new Set<string>();
    for (const one of this.#works.get(work) ?? []) {
      for (const two of this.#works.get(other) ?? []) {
        if (one.domainId === two.domainId || seen.has(`${one.domainId} ${two.domainId}`)) continue;
        seen.add(`${one.domainId} ${two.domainId}`);
        this.#count(one.domainId, two.domainId, 'adaptation', work, one.titleId, two.titleId);
      }
    }
  }

  #count(one: DomainId, two: DomainId, kind: LinkKind, id: number, titleOne: TitleId, titleTwo: TitleId): void {
    const [a, b, titleA, titleB] = one < two ? [one, two, titleOne, titleTwo] : [two, one, titleTwo, titleOne];
    const links = this.#pairs.get(`${a} ${b}`) ?? { works: 0, translations: 0, adaptations: 0, series: 0, samples: new Map((['translation', 'work', 'adaptation', 'series'] as const).map((one) => [one, new SpreadSamples<LinkSample>(mostSamples)])) };
    this.#pairs.set(`${a} ${b}`, links);
    if (kind === 'work' || kind === 'translation') links.works += 1;
    if (kind === 'translation') links.translations += 1;
    if (kind === 'adaptation') links.adaptations += 1;
    if (kind === 'series') links.series += 1;
    links.samples.get(kind)!.add(id, () => ({ kind, a: titleA, b: titleB }));
  }
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function eachPair<Thing>(things: readonly Thing[], look: (one: Thing, two: Thing) => void): void {
  for (const [i, one] of things.entries()) for (const two of things.slice(i + 1)) look(one, two);
}

async function eachOf<Thing>(things: readonly Thing[], look: (thing: Thing) => void, signal?: AbortSignal): Promise<void> {
  let done = 0;
  await inSlices((limit) => {
    const slice = things.slice(done, done + limit);
    slice.forEach(look);
    done += slice.length;
    return slice.length;
  }, signal);
}
