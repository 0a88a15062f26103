/** A smaller library takes a balanced part of the lists: each material and language in its share, creators kept whole. */
import { hashText } from './random.ts';
import { languageKind, type TitleRecord } from './title-record.ts';

export function chooseTitles(records: readonly TitleRecord[], count: number): readonly TitleRecord[] {
  if (count >= records.length) return records;
  const strata = new Map<string, TitleRecord[]>();
  for (const record of records) {
    const key = `${record.material}-${String(languageKind(record.language))}`;
    const stratum = strata.get(key);
    if (stratum === undefined) strata.set(key, [record]);
    else stratum.push(record);
  }
  const chosen = new Set<TitleRecord>();
  let passed = 0;
  for (const key of [...strata.keys()].sort()) {
    const stratum = strata.get(key) ?? [];
    const before = Math.round((passed * count) / records.length);
    passed += stratum.length;
    const quota = Math.round((passed * count) / records.length) - before;
    for (const record of inOrderOfCreators(stratum).slice(0, quota)) chosen.add(record);
  }
  return records.filter((record) => chosen.has(record));
}

function inOrderOfCreators(stratum: readonly TitleRecord[]): TitleRecord[] {
  const place = new Map(stratum.map((record) => [record.creator, hashText(record.creator, 5)]));
  return [...stratum].sort((left, right) =>
    (place.get(left.creator) ?? 0) - (place.get(right.creator) ?? 0) || left.id - right.id);
}
