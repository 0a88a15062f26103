import type { ErrorCode } from '#contract/errors.ts';
import type { ImportKind, ProfileId } from '#contract/imports.ts';

/** What a file is: whose export, of what kind, and how many of its rows may be turned away; or why it is refused. */
export type FixtureExpectation =
  | { readonly profile: ProfileId | null; readonly kind: ImportKind; readonly records: number; readonly rejects: number }
  | { readonly refused: ErrorCode };

const is = (profile: ProfileId | null, kind: ImportKind, records: number, rejects = 0): FixtureExpectation => ({ profile, kind, records, rejects });
const refused = (code: ErrorCode): FixtureExpectation => ({ refused: code });

/** By the file's path below `fixtures`. Records were counted by other means than the program's own: rows by Python's csv, elements by an XML parser. */
export const fixtureExpectations: Readonly<Record<string, FixtureExpectation>> = {
  'csv/real/BX-Users.csv': is(null, 'patrons', 5157),
  'csv/real/ChineseLibraryBookClassification.csv': refused('kind-unknown'),
  'csv/real/librarieswest_issues_summary.csv': refused('file-only-totals'),
  'csv/real/strashun_ledger_1934.csv': refused('dates-ambiguous'), // the first and second of a month, or of two months
  'csv/real/strashun_ledger_1940.csv': is(null, 'loans', 127, 172), // more than half of its rows name no book
  'csv/real/top-500-des-imprimes-les-plus-empruntes-a-la-bibliotheque-de-toulouse.csv': is(null, 'counts', 6015, 1), // one row is empty but for a name
  'csv/real/top-500-des-films-les-plus-empruntes-a-la-bibliotheque-de-toulouse.csv': is(null, 'counts', 6033),
  'csv/real/top-500-des-cds-les-plus-empruntes-a-la-bibliotheque-de-toulouse.csv': is(null, 'counts', 6348),
  'csv/real/bx_items_info_first3000.tsv': is(null, 'titles', 2994, 5), // torn "&amp;" are mended, five rows are torn in another way
  'csv/real/amazon-custom-movies-tv.item.tsv': is(null, 'titles', 4922, 7), // seven films without a title
  'csv/real/evergreen_circulations.csv': is('evergreen-circulation', 'loans', 469, 17), // 17 loans of copies without record and barcode
  'csv/real/koha_items_report.csv': is('koha-report', 'titles', 961),
  'csv/real/swiss_items_first2000.csv': is(null, 'titles', 1999),
  'csv/synthetic/koha_old_issues.csv': is('koha-issues', 'loans', 1500),
  'csv/synthetic/koha_old_issues_semicolon_bom.csv': is('koha-issues', 'loans', 1500),
  'csv/synthetic/koha_old_issues_tab_utf16le.txt': is('koha-issues', 'loans', 1500),
  'csv/synthetic/koha_old_issues_cp1252.csv': is('koha-issues', 'loans', 1500),
  'csv/synthetic/koha_old_issues_damaged.csv': is('koha-issues', 'loans', 195, 6),
  'csv/synthetic/sierra_circ_trans.csv': is('sierra-loans', 'loans', 600),
  'csv/synthetic/zh_book_gbk.csv': is(null, 'titles', 15),
  'csv/synthetic/zh_book_utf8bom.csv': is(null, 'titles', 15),
  'csv/synthetic/zh_book_utf16.csv': is(null, 'titles', 15),
  'csv/synthetic/zh_book_gbk_truncated.csv': is(null, 'titles', 14, 1),
  'csv/synthetic/zh_book_gbk_read_as_cp1252_then_utf8.csv': refused('file-wrong-encoding'),
  'csv/synthetic/zh_loans_gbk.csv': is(null, 'loans', 800),
  'csv/synthetic/zh_loans_utf8bom.csv': is(null, 'loans', 800),
  'csv/synthetic/zh_loans_utf16.csv': is(null, 'loans', 800),
  'csv/synthetic/zh_readers_gbk.csv': is(null, 'patrons', 120),
  'csv/synthetic/zh_readers_utf8bom.csv': is(null, 'patrons', 120),
  'csv/synthetic/zh_readers_utf16.csv': is(null, 'patrons', 120),
  'json/folio/bridget-jones-baby-item.json': is('folio-loans', 'loans', 1),
  'json/folio/girl-on-the-train-item.json': is('folio-loans', 'loans', 1),
  'json/folio/interesting-times-item.json': is('folio-loans', 'loans', 1),
  'json/folio/nod-item.json': is('folio-loans', 'loans', 1),
  'json/folio/temeraire-item.json': is('folio-loans', 'loans', 1),
  'xml/huddersfield/circulation_data_small.xml': is('huddersfield', 'counts', 686),
};
