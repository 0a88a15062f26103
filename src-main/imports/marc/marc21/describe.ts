import { audienceOfWords } from '../fields/audiences.ts';
import { publisherName } from '../fields/clean-text.ts';
import type { Description } from '../fields/description.ts';
import { isbnList } from '../fields/isbns.ts';
import { chooseLanguage, isLanguage, languageCodes } from '../fields/language-codes.ts';
import { isForeignLanguage } from '../fields/scripts.ts';
import { yearOf } from '../fields/years.ts';
import { controlValue, fieldsOf, indicator, subfield, subfieldValues, type MarcField, type MarcRecord } from '../marc-record.ts';
import { classMark, shelfMark } from './classification.ts';
import { inBothScripts } from './linked-fields.ts';
import { material } from './material.ts';
import { authors } from './people.ts';
import { seriesWords } from './series.ts';
import { subjects } from './subjects.ts';
import { titleWords } from './title.ts';

/** A record in MARC 21 as the columns of a title. */
export function describeMarc21(record: MarcRecord, localMaterial: string): Description {
  const fixed = controlValue(record, '008');
  const { language, original } = languages(record, fixed);
  const wantsForeign = isForeignLanguage(language);
  const { title, volume, originalTitle } = titleWords(record, wantsForeign);
  const { series, number } = seriesWords(record, wantsForeign);
  const imprint = imprintField(record, wantsForeign);
  return {
    title, volume, series, language,
    original_title: originalTitle,
    original_language: original,
    author: authors(record, wantsForeign),
    material: material(record, localMaterial),
    class: classMark(record),
    subjects: subjects(record),
    audience: audience(record, fixed),
    year: yearOf(fixed.slice(7, 11), [imprint, ...fieldsOf(record, '264', '260')].map((field) => subfield(field, 'c')).join(' ')),
    publisher: publisherName(subfield(imprint, 'b')),
    series_number: number,
    isbn: isbnList(fieldsOf(record, '020').flatMap((field) => subfieldValues(field, 'a').map((value) => ({ value, qualifier: subfieldValues(field, 'q').join(' ') })))),
    call_number: shelfMark(record),
  };
}

/** The publication among production, manufacture and copyright. */
function imprintField(record: MarcRecord, wantsForeign: boolean): MarcField | undefined {
  const all = fieldsOf(record, '264', '260');
  const field = all.find((each) => each.tag === '264' && indicator(each, 2) === '1') ?? all.find((each) => subfield(each, 'b') !== '');
  return field === undefined ? undefined : inBothScripts(record, field, wantsForeign).shown;
}

function languages(record: MarcRecord, fixed: string): { language: string; original: string } {
  const coded = languageCodes(fixed.slice(35, 38));
  const fields = fieldsOf(record, '041');
  const codes = (wanted: string): string[] => fields.flatMap((field) => subfieldValues(field, wanted).flatMap(languageCodes));
  const texts = codes('a');
  const language = chooseLanguage([...coded.filter((code) => code !== 'mul'), ...texts, ...codes('d'), ...coded]);
  const isTranslation = fieldsOf(record, '240').some((field) => subfield(field, 'l') !== '');
  const translated = fields.find((field) => indicator(field, 1) === '1' || isTranslation);
  const packed = translated === undefined ? [] : languageCodes(subfield(translated, 'a')); // before there was $h: the translation's, then the original's
  const [translatedFrom] = codes('h').filter(isLanguage);
  const original = translatedFrom ?? (packed.length === 2 && packed[0] === language ? packed.slice(1).find(isLanguage) ?? '' : '');
  return { language, original: original === language ? '' : original };
}

const codedAudiences: Readonly<Record<string, string>> = { a: 'juvenile', b: 'juvenile', c: 'juvenile', j: 'juvenile', d: 'young adult', e: 'adult', f: 'adult', g: 'adult' };

/** 008/22 where that kind of record has an audience there, otherwise 521, 385 and what headings say. */
function audience(record: MarcRecord, fixed: string): string {
  const isSerial = 'bis'.includes(record.leader.charAt(7)) && record.leader.charAt(6) === 'a';
  const coded = 'efpr'.includes(record.leader.charAt(6)) || isSerial ? undefined : codedAudiences[fixed.charAt(22)];
  if (coded !== undefined) return coded;
  const said = fieldsOf(record, '521', '385').map((field) => audienceOfWords(subfieldValues(field, 'a').join(' '))).find((word) => word !== '');
  if (said !== undefined) return said;
  const headings = fieldsOf(record, '650', '651', '655', '600').map(({ text }) => text.toLowerCase());
  if (headings.some((text) => /juvenile|children's (?:stories|films|books)|picture books/.test(text))) return 'juvenile';
  return headings.some((text) => text.includes('young adult')) ? 'young adult' : '';
}
