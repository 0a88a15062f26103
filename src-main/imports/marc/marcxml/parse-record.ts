import { SaxesParser } from 'saxes';
import { subfieldSign, type MarcField, type MarcRecord } from '../marc-record.ts';

/** A record with more of them is none. */
const mostFaults = 200;
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/**
 * One record of MARCXML (or MarcXchange). Elements go by their local names, with any prefix or none. What cannot be read is passed over: fields
 * without a tag, signs that XML forbids; indicators and codes that are missing are blank.
 */
export function parseRecord(text: string): MarcRecord {
  const parser = new SaxesParser({ fragment: false });
  let [leader, element, tag, content] = ['', '', '', ''];
  let isInSubfield = false;
  const fields: MarcField[] = [];
  let faults = 0;
  parser.on('error', (fault) => { // the parser goes on behind a fault
    faults += 1;
    if (faults > mostFaults) throw fault;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    const of = (wanted: string): string => attributeOf(attributes, wanted);
    if (local === 'leader' || local === 'controlfield') [element, tag, content] = [local, of('tag'), ''];
    else if (local === 'datafield') [element, tag, content] = [local, of('tag'), `${of('ind1').charAt(0) || ' '}${of('ind2').charAt(0) || ' '}`];
    else if (local === 'subfield') {
      content += `${subfieldSign}${of('code').charAt(0) || 'a'}`;
      isInSubfield = true;
    }
  });
  parser.on('text', (words) => add(words));
  parser.on('cdata', (words) => add(words));
  parser.on('closetag', ({ name }) => {
    const local = localName(name);
    if (local === 'subfield') isInSubfield = false;
    if (local !== element) return;
    if (element === 'leader') leader = content;
    else if (tag !== '' || element === 'datafield') put();
    element = '';
  });
  const add = (words: string): void => {
    if (element === 'leader' || element === 'controlfield' || isInSubfield) content += words.replaceAll(/[\x1d-\x1f]/g, ' ');
  };
  const put = (): void => {
    const known = /^\d{1,2}$/.test(tag) ? tag.padStart(3, '0') : tag.trim();
    if (known !== '' && (element === 'controlfield' || content.length > 2)) fields.push({ tag: known, text: content });
  };
  try {
    parser.write(text.replace(forbidden, ' ')).close();
  } catch {
    // what was read before the fault is the record
  }
  return { leader, fields };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();
const attributeOf = (attributes: Readonly<Record<string, unknown>>, name: string): string => {
  const value = attributes[name] ?? attributes[name.toUpperCase()];
  return typeof value === 'string' ? value : '';
};
