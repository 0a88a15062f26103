import { materialOfCode, materialOfWords } from '../fields/materials.ts';
import { fieldsOf, subfield, subfieldValues, type MarcRecord } from '../marc-record.ts';

/** The kind of material in plain words, from the leader, 115, 126, 135, 215 and 200 $b. */
export function material(record: MarcRecord, localCode: string): string {
  const kind = record.leader.charAt(6);
  const local = materialOfCode(localCode);
  const words = [...fieldsOf(record, '200').flatMap((field) => subfieldValues(field, 'b')), ...fieldsOf(record, '215').flatMap((field) => subfieldValues(field, 'ac')), ...fieldsOf(record, '230', '336', '337', '338').flatMap((field) => subfieldValues(field, 'ac'))].join(' ').toLowerCase();
  const said = materialOfWords(words);
  switch (kind) {
    case 'a': case 'b':
      if (local !== '') return local;
      if (record.leader.charAt(7) === 's') return subfield(fieldsOf(record, '110')[0], 'a').startsWith('c') ? 'newspaper' : 'serial';
      return said === 'e-book' || said === 'large print book' ? said : 'book';
    case 'c': case 'd': return 'score';
    case 'e': case 'f': return 'map';
    case 'g': return local || (/DVD|Blu-ray|video/.test(said) ? said : videoFormat(record) || 'video');
    case 'i': return 'audiobook';
    case 'j': return local || (said.startsWith('music') ? said : /disque compact|disco compact|cd|光盘|光碟/.test(words) ? 'music CD' : 'music recording');
    case 'k': return 'picture';
    case 'l': return local || (said === 'computer game' || said === 'audiobook' ? said : /livre|book|图书|text/.test(words) || fieldsOf(record, '010').length > 0 ? 'e-book' : 'software');
    case 'm': return 'kit';
    case 'r': return 'object';
    default: return local || said || (fieldsOf(record, '010').length > 0 ? 'book' : '');
  }
}

/** 115 $a at 15: on what a videorecording is. */
function videoFormat(record: MarcRecord): string {
  const format = subfield(fieldsOf(record, '115')[0], 'a').charAt(15);
  return format === 'b' ? 'DVD' : format === 'c' ? 'video cassette' : '';
}
