import { audienceOfWords } from '../fields/audiences.ts';
import { clean, listed, publisherName, trimBrackets, trimIsbd } from '../fields/clean-text.ts';
import { chineseClass, congressClass, deweyClass } from '../fields/classes.ts';
import type { Description } from '../fields/description.ts';
import { isbnList } from '../fields/isbns.ts';
import { chooseLanguage, isLanguage, languageCodes } from '../fields/language-codes.ts';
import { yearOf } from '../fields/years.ts';
import { fieldsOf, subfield, subfieldsOf, subfieldValues, type MarcRecord } from '../marc-record.ts';
import { material } from './material.ts';
import { authors } from './people.ts';
import { originalTitle, titleText, volumeText } from './title.ts';

/** A record in UNIMARC or one of its Chinese descendants (CNMARC, CMARC) as the columns of a title. */
export function describeUnimarc(record: MarcRecord, localMaterial: string): Description {
  const processing = subfield(fieldsOf(record, '100')[0], 'a');
  const imprint = fieldsOf(record, '210', '214');
  const language = fieldsOf(record, '101').flatMap((field) => subfieldValues(field, 'a').flatMap(languageCodes));
  const [original] = fieldsOf(record, '101').flatMap((field) => subfieldValues(field, 'c').flatMap(languageCodes)).filter(isLanguage);
  const { series, number } = seriesWords(record);
  return {
    series,
    title: titleText(record),
    volume: volumeText(record),
    author: authors(record),
    original_title: originalTitle(record),
    material: material(record, localMaterial),
    language: chooseLanguage(language),
    original_language: original ?? '',
    class: classMark(record),
    subjects: subjects(record),
    audience: audience(record, processing),
    year: yearOf(processing.slice(9, 13), imprint.map((field) => subfieldValues(field, 'dh').join(' ')).join(' ')),
    publisher: publisherName(imprint.map((field) => subfield(field, 'c')).find((name) => name !== '') ?? ''),
    series_number: number,
    isbn: isbnList(fieldsOf(record, '010').flatMap((field) => subfieldValues(field, 'a').map((value) => ({ value, qualifier: subfieldValues(field, 'b').join(' ') })))),
    call_number: '',
  };
}

/** The class mark: Chinese, otherwise Dewey, Library of Congress, that of Taiwan, Universal Decimal, another. */
function classMark(record: MarcRecord): string {
  const first = (tag: string, read: (value: string) => string): string => fieldsOf(record, tag).map((field) => read(subfield(field, 'a'))).find((mark) => mark !== '') ?? '';
  return first('690', chineseClass) || first('676', deweyClass) || first('680', congressClass) || first('681', clean) || first('675', deweyClass) || first('686', clean) || first('692', chineseClass);
}

function subjects(record: MarcRecord): string {
  const headings = fieldsOf(record, '606', '607', '600', '601', '602', '604', '605', '608').map((field) => {
    const parts = subfieldsOf(field);
    const name = parts.filter(({ code }) => code === 'a' || (code === 'b' && field.tag.startsWith('60') && field.tag < '606')).map(({ value }) => trimIsbd(value));
    const divisions = parts.filter(({ code }) => 'xyzj'.includes(code)).map(({ value }) => trimIsbd(value));
    return [name.join(', '), ...divisions].filter((part) => part !== '').join(' -- ');
  });
  const free = fieldsOf(record, '610').flatMap((field) => subfieldValues(field, 'a').map(trimIsbd));
  return listed([...headings, ...free].slice(0, 25));
}

/** 225 as the book says, otherwise the links to a series or set (410, 461), with the number in it. */
function seriesWords(record: MarcRecord): { series: string; number: string } {
  const linked = fieldsOf(record, '410', '461', '462');
  const said = fieldsOf(record, '225');
  const name = [...said.map((field) => trimBrackets(subfield(field, 'a'))), ...linked.map((field) => trimIsbd(subfield(field, 't') || subfield(field, 'a')))].find((text) => text !== '') ?? '';
  const number = [...said.map((field) => subfield(field, 'v') || subfield(field, 'h')), ...linked.map((field) => subfield(field, 'v'))].map(trimBrackets).find((text) => text !== '') ?? '';
  return { series: name, number };
}

/** 100 at 17 to 19, otherwise the note on readers (333). Many records name all ages at once: they are for adults. */
function audience(record: MarcRecord, processing: string): string {
  const codes = processing.slice(17, 20);
  if (/[km]/.test(codes)) return 'adult';
  if (/[abc]/.test(codes)) return 'juvenile';
  if (codes.includes('e')) return 'young adult';
  if (codes.includes('d')) return 'juvenile';
  return fieldsOf(record, '333').map((field) => audienceOfWords(subfield(field, 'a'))).find((word) => word !== '') ?? '';
}
