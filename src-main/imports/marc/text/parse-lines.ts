import { subfieldSign, type MarcField, type MarcRecord } from '../marc-record.ts';
import { withoutMnemonics } from './mnemonics.ts';

/** `=245  10$a…` as MarcEdit writes it. */
const mnemonic = /^=(LDR|LEADER|[0-9A-Z]{3}) {1,2}(.*)$/s;
/** `245 10 $a …`, `2001 @a…`, `LDR 00000nam…`: print-outs of many programs. */
const printed = /^(LDR|LEADER|\d{3})(?:[\s:|]|(?=[\d#_\\]))(.*)$/s;
/** `.245. 10|aTitle /|cAuthor.`: the flat files of Symphony. */
const flat = /^\.(\d{3})\. ?(.*)$/s;
const delimiter = /[$@▼‡ǂ|\x1f](?=[a-z0-9A-Z])/;

/** What Symphony writes between records. */
export const boundary = /^(?:\*\*\* ?DOCUMENT BOUNDARY|FORM=)/;

/** A record written line by line, a field a line. A line without a tag goes on with the field before it. */
export function parseLines(text: string): MarcRecord {
  let leader = '';
  const fields: MarcField[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const marked = mnemonic.exec(line);
    const found = marked ?? flat.exec(line) ?? printed.exec(line);
    if (found === null && boundary.test(line)) continue;
    if (found === null) {
      const before = fields.pop();
      if (before !== undefined) fields.push(line.trim() === '' ? before : { tag: before.tag, text: `${before.text} ${line.trim()}` });
      continue;
    }
    const [, tag = '', rest = ''] = found;
    if (tag === '000' && rest.startsWith('|a')) leader = `00000n${rest.slice(2)}`; // from its position 6 on
    else if (tag.startsWith('L') || tag === '000') leader = rest.trimStart().replaceAll('\\', ' ');
    else if (/^00\d$/.test(tag)) fields.push({ tag, text: withoutMnemonics(marked === null ? rest.replace(/^\|a/, '').trim() : rest.replaceAll('\\', ' ').trimEnd()) });
    else fields.push({ tag, text: dataField(rest, marked !== null) });
  }
  return { leader, fields };
}

function dataField(rest: string, isMnemonic: boolean): string {
  const first = delimiter.exec(rest);
  if (first === null) return `  ${subfieldSign}a${withoutMnemonics(rest.trim())}`;
  const head = rest.slice(0, first.index);
  const indicators = (isMnemonic ? head : head.replace(/^\s(?=\S)|\s$/g, '')).replace(/[\\#_]/g, ' ').padEnd(2).slice(0, 2);
  const parts = rest.slice(first.index).split(first[0]).slice(1).filter((part) => part !== '');
  return indicators + parts.map((part) => subfieldSign + part.charAt(0) + withoutMnemonics(isMnemonic ? part.slice(1) : part.slice(1).trim())).join('');
}
