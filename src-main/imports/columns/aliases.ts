import { importFields, importKinds, type ImportField, type ImportKind } from '#contract/imports.ts';
import { keysOf } from './normalise.ts';
import { circulationNames } from './names-circulation.ts';
import { patronNames } from './names-patron.ts';
import { titleNames } from './names-title.ts';

/** Headers seen in exports, by field; where several stand in one file the one named first is taken. */
export type Names = Readonly<Partial<Record<ImportField, string>>>;

const everywhere: Names = { ...titleNames, ...patronNames, ...circulationNames };

/** What a header means in one kind of file only. */
const inKind: Readonly<Partial<Record<ImportKind, Names>>> = {
  titles: {
    branch: 'branch, homebranch, branchcode, holdingbranch, owning library, owninglibrary, 分馆, 所在馆, 校区',
    collection: 'collection, collection name, ccode, shelving location, 馆藏, 馆藏类型, 馆藏地, 馆藏地点, 馆藏地名称',
  },
  items: { branch: 'branch, homebranch, branchcode, holdingbranch, circulating library, owning library, location, 分馆, 所在馆, 校区, 馆藏地, 馆藏地点' },
  patrons: {
    home_branch: 'home_branch, branchcode, branch, patron home library, home library, home location, home branch, patron library, 所属馆, 办证馆, 所在馆, 分馆',
    patron_group: `${patronNames.patron_group ?? ''}, type, 类型, 类别`,
  },
  events: { event_type: `${circulationNames.event_type ?? ''}, type`, event_at: `${circulationNames.event_at ?? ''}, datetime, timestamp, date` },
  loans: { loan_at: `${circulationNames.loan_at ?? ''}, datetime, timestamp, date` },
  counts: { year: 'publication year, publicationyear, pub year, year of publication, copyrightdate, copyright date, publication date, pub date, 出版年, 出版年份' },
};

const prepared = (kind: ImportKind): ReadonlyMap<ImportField, readonly string[]> =>
  new Map(importFields[kind].flatMap((field) => {
    const names = inKind[kind]?.[field] ?? everywhere[field];
    return names === undefined ? [] : [[field, keysOf(`${field}, ${names}`)]];
  }));

export const aliases: Readonly<Record<ImportKind, ReadonlyMap<ImportField, readonly string[]>>> =
  Object.fromEntries(importKinds.map((kind) => [kind, prepared(kind)])) as unknown as Record<ImportKind, ReadonlyMap<ImportField, readonly string[]>>;
