import { clean, listed, trimIsbd } from '../fields/clean-text.ts';
import { fieldsOf, indicator, subfield, subfieldValues, type MarcField, type MarcRecord } from '../marc-record.ts';
import { inBothScripts } from './linked-fields.ts';

const makers = /^(?:aut|cre|cmp|drt|fmd|tlp|art|prf|sng|ill\/aut|author|joint author|co-author|creator|composer|(?:film |motion picture )?director|artist|performer|singer|auteur|verfasser|autor)/i;
const mostAuthors = 3;

/** The authors: the main entry, others that are said to have made it with her, and each of them in her own script as well; otherwise what 245 $c says. */
export function authors(record: MarcRecord, wantsForeign: boolean): string {
  const main = fieldsOf(record, '100', '110', '111');
  const added = fieldsOf(record, '700', '710').filter((field) => subfield(field, 't') === '' && subfield(field, '5') === ''); // $5: of one library's own copy
  const made = added.filter((field) => subfieldValues(field, 'e4').some((role) => makers.test(role)));
  const chosen = [...main, ...made];
  if (chosen.length === 0) chosen.push(...added.slice(0, 1));
  const names = chosen.slice(0, mostAuthors).flatMap((field) => {
    const { shown, other } = inBothScripts(record, field, wantsForeign);
    return [nameOf(shown), ...(other === undefined ? [] : [nameOf(other)])];
  });
  return listed(names) || responsibility(subfield(fieldsOf(record, '245')[0], 'c'));
}

/** `Surname, Forename`; a body with its parts; a name of one word with its number and title (`John Paul II, Pope`). */
export function nameOf(field: MarcField): string {
  const isPerson = field.tag.endsWith('00') || subfield(field, '6').startsWith('100') || subfield(field, '6').startsWith('700');
  if (!isPerson) return subfieldValues(field, 'ab').map(trimIsbd).filter((part) => part !== '').join('. ');
  const name = trimName(subfield(field, 'a'));
  const isForename = indicator(field, 1) === '0' && !name.includes(',');
  const number = trimIsbd(subfield(field, 'b'));
  const title = isForename ? trimIsbd(subfield(field, 'c').replace(/[()[\]]/g, '')) : '';
  return [[name, number].filter((part) => part !== '').join(' '), title].filter((part) => part !== '').join(', ');
}

/** A name keeps the full stop of an initial. */
const trimName = (value: string): string => trimIsbd(/[^.\s]{3}\.$/u.test(value) ? value.slice(0, -1) : value);

const longestStatement = 120;
/** What a statement of responsibility says before its first part ends. */
export function responsibility(statement: string): string {
  const first = trimIsbd(clean(statement).split(/\s;\s|;|；/)[0] ?? '').replace(/^(?:\[?(?:written|edited|compiled|text|created|composed|directed)\]?\s+(?:and\s+\w+\s+)?)?(?:by|von|par|por|di)\s+/i, '').replace(/^\[(.*)\]$/, '$1');
  return first.length <= longestStatement ? first : '';
}
