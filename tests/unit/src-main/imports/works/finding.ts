import { WorkFinder, type FoundWorks } from '#imports/works/clusters.ts';
import { packKeys } from '#imports/works/packed-keys.ts';
import type { WorkRecord } from '#contract/records.ts';
import { workKeys } from '#imports/works/work-keys.ts';

export const record = (title: string, author = '', more: Partial<WorkRecord> = {}): WorkRecord =>
  ({ originalTitle: '', material: '', publisher: '', series: '', seriesNumber: '', volume: '', isbns: '', ...more, title, author });

export function foundWorks(records: readonly WorkRecord[]): FoundWorks {
  const finder = new WorkFinder();
  for (const one of records) finder.add(packKeys(workKeys(one)));
  const steps = finder.find();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The works of several titles, as the places of the titles. */
export function joined(records: readonly WorkRecord[]): number[][] {
  const works = Map.groupBy(foundWorks(records).workOf.entries(), ([, work]) => work);
  works.delete(0);
  return [...works.values()].map((members) => members.map(([title]) => title)).filter((members) => members.length > 1);
}

/** Are all of these one work? */
export const areOne = (...records: WorkRecord[]): boolean => joined(records).some((work) => work.length === records.length);
/** Is none of these joined to another? */
export const areApart = (...records: WorkRecord[]): boolean => joined(records).length === 0;
