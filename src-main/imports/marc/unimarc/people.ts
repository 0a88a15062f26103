import { clean, listed, trimIsbd } from '../fields/clean-text.ts';
import { fieldsOf, subfield, subfieldValues, type MarcField, type MarcRecord } from '../marc-record.ts';
import { isForeignScript } from '../fields/scripts.ts';

const mostAuthors = 3;

/** Persons and bodies of first responsibility (700, 701, 710, 711), otherwise the first statement of responsibility. */
export function authors(record: MarcRecord): string {
  const names = fieldsOf(record, '700', '701', '710', '711', '720').map(nameOf).filter((name) => name !== '');
  if (names.length > 0) return listed([...new Set(names)].slice(0, mostAuthors));
  const statement = clean(subfield(fieldsOf(record, '200')[0], 'f'));
  const said = statement.split(/\s?[;；]\s?/)[0] ?? '';
  const secondary = fieldsOf(record, '702', '712').map(nameOf).filter((name) => name !== '');
  return trimIsbd(withoutRole(said)) || listed(secondary.slice(0, 1));
}

/** `Surname, Forename`; a Chinese name in one piece, also where it is a foreigner's, without the nationality before it. */
function nameOf(field: MarcField): string {
  const family = trimIsbd(subfield(field, 'a')).replace(/^[([（［〔【][^)\]）］〕】]{1,8}[)\]）］〕】]\s*/u, '');
  if (!field.tag.endsWith('0') && !/^7[0-2][0-3]$/.test(field.tag)) return '';
  if (field.tag.startsWith('71')) return subfieldValues(field, 'ab').map(trimIsbd).filter((part) => part !== '').join('. ');
  const given = trimIsbd(subfield(field, 'b')).replace(/^[\s,;]+/, '');
  const number = trimIsbd(subfield(field, 'd'));
  const name = [family, given].filter((part) => part !== '').join(isForeignScript(family) && /\p{Script=Han}/u.test(given) ? '' : ', ');
  return [name, number].filter((part) => part !== '').join(' ');
}

/** What Chinese statements say behind a name: 著, 编, 主编, 译. */
const withoutRole = (statement: string): string => statement.replace(/(?<=\p{Script=Han})\s*(?:主编|主編|编著|編著|编写|改编|著|編|编|撰|作|绘|繪|等){1,4}$/u, '').replace(/^[([（［〔][^)\]）］〕]{1,8}[)\]）］〕]\s*/u, '');
