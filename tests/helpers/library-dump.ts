import type { ReadableDB } from '#catalog/database.ts';

const queries = {
  patrons: `SELECT patron.external_id, patron_group.code AS "group", birth_year, branch.code AS home, consent, expires_on, refuses_history FROM patron
    LEFT JOIN patron_group ON patron_group.id = patron.group_id LEFT JOIN branch ON branch.id = patron.home_branch_id ORDER BY 1`,
  titles: `SELECT external_id, title, author, material, language, collection, class_mark, subjects, audience, year, publisher, series, series_number, isbns, original_title, original_language, volume, call_number, sort_key FROM title ORDER BY 1`,
  items: `SELECT barcode, item.external_id AS number, title.external_id AS title, branch.code AS branch, item.call_number FROM item JOIN title ON title.id = item.title_id LEFT JOIN branch ON branch.id = item.branch_id ORDER BY 1, 2`,
  loans: `SELECT loan.external_id, patron.external_id AS patron, title.external_id AS title, item.barcode, item.external_id AS number, branch.code AS branch, loaned_at, due_at, returned_at, renewals
    FROM loan LEFT JOIN patron ON patron.id = loan.patron_id JOIN title ON title.id = loan.title_id LEFT JOIN item ON item.id = loan.item_id
    LEFT JOIN branch ON branch.id = loan.branch_id ORDER BY patron, loaned_at, title, barcode, number, loan.external_id`,
  counts: `SELECT title.external_id AS title, period, branch.code AS branch, loans FROM title_count JOIN title ON title.id = title_count.title_id
    LEFT JOIN branch ON branch.id = title_count.branch_id ORDER BY 1, 2, 3`,
  domains: `SELECT domain_map.name AS map, domain.name, domain.titles, domain.loans, domain.patrons FROM domain JOIN domain_map ON domain_map.id = domain.map_id ORDER BY 1, 2`,
} as const;

export type Dump = Readonly<Record<keyof typeof queries | 'search', readonly unknown[]>>;

/** Everything the catalogue knows of the library, by the library's own numbers: equal dumps are equal catalogues. */
export function dump(db: ReadableDB): Dump {
  const of = (name: keyof typeof queries): unknown[] => db.prepare(queries[name]).all();
  return { patrons: of('patrons'), titles: of('titles'), items: of('items'), loans: of('loans'), counts: of('counts'), domains: of('domains'), search: searchIndex(db) };
}

/** Every word of the two search indexes and the title it stands in. */
function searchIndex(db: ReadableDB): unknown[] {
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, title_search, instance)');
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.pinyin_words USING fts5vocab(main, title_pinyin, instance)');
  const pinyin = db.prepare('SELECT title.external_id AS title, term FROM temp.pinyin_words LEFT JOIN title ON title.id = pinyin_words.doc ORDER BY 1, 2').all();
  return [...pinyin, ...db.prepare(`SELECT title.external_id AS title, term, col, "offset" FROM temp.search_words LEFT JOIN title ON title.id = search_words.doc ORDER BY 1, 3, 4`).all()];
}
