import type { useFormats } from '#page/composables/use-formats.ts';
import type { PatronDetail } from '#contract/patrons.ts';
import { libraryNumber } from '#contract/title-number.ts';
import type { TitleDetail } from '#contract/titles.ts';

type Words = (key: string, values?: Readonly<Record<string, unknown>>) => string;
type Formats = ReturnType<typeof useFormats>;
export interface Fact { readonly label: string; readonly value: string | number | null | undefined }

/** What a card says of its patron. */
export const patronFacts = (patron: PatronDetail, t: Words, { date, number }: Formats): Fact[] => [
  { label: t('patrons.column.card'), value: patron.externalId },
  { label: t('patrons.column.group'), value: patron.group },
  { label: t('patrons.column.birthYear'), value: patron.birthYear },
  { label: t('patrons.column.branch'), value: patron.homeBranch },
  { label: t('patrons.patron.expires'), value: patron.expiresOn && date(patron.expiresOn) },
  { label: t('patrons.column.loans'), value: number(patron.loanCount) },
  { label: t('patrons.column.lastLoan'), value: date(patron.lastLoanAt) },
  { label: t('patrons.patron.consent'), value: { true: t('patrons.patron.consentYes'), false: t('patrons.patron.consentNo'), null: t('patrons.patron.consentNever') }[`${patron.consent}`] },
];

/** The description of a title. */
export function titleFacts(title: TitleDetail, t: Words, { number, languageName }: Formats): Fact[] {
  const join = t('common.listJoin');
  return [
    { label: t('titles.record.author'), value: title.author },
    { label: t('titles.record.originalTitle'), value: title.originalTitle },
    { label: t('titles.record.volume'), value: title.volume },
    { label: t('titles.record.material'), value: title.material },
    { label: t('titles.record.language'), value: languageName(title.language) },
    { label: t('titles.record.originalLanguage'), value: languageName(title.originalLanguage) },
    { label: t('titles.record.collection'), value: title.collection },
    { label: t('titles.record.classMark'), value: title.classMark },
    { label: t('titles.record.subjects'), value: title.subjects.join(join) },
    { label: t('titles.record.audience'), value: title.audience },
    { label: t('titles.record.publisher'), value: title.publisher },
    { label: t('titles.record.year'), value: title.year },
    { label: t('titles.record.series'), value: title.series && title.seriesNumber ? t('titles.record.seriesEntry', { series: title.series, number: title.seriesNumber }) : title.series },
    { label: t('titles.record.isbn'), value: title.isbns.join(join) },
    { label: t('titles.record.number'), value: libraryNumber(title.externalId) },
    { label: t('titles.record.loans'), value: number(title.loanCount) },
  ];
}
