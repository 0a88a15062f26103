import { looksBinary } from '../file/binary.ts';
import { isLeaderAt } from './iso2709/leader.ts';
import { utf16Of } from './plain-bytes.ts';

/** What MARC records come dressed in. */
export type Dress = 'iso2709' | 'xml' | 'mnemonic' | 'json';

const shown = 1 << 16;

/** The dress of a file by its beginning; null where it is no MARC. */
export function dressOf(beginning: Buffer): Dress | null {
  const utf16 = utf16Of(beginning);
  const bytes = utf16 === null ? beginning.subarray(0, shown) : Buffer.from(new TextDecoder(utf16).decode(beginning.subarray(0, shown)));
  const text = bytes.toString('latin1');
  const start = /^(?:\xef\xbb\xbf)?[\s\0]*/.exec(text)?.[0].length ?? 0;
  const first = text.charAt(start);
  if (isLeaderAt(bytes, start)) return 'iso2709';
  if (first === '<') return /<(?:[\w.-]{1,40}:)?(?:leader|controlfield|datafield)[\s>]|marc21\/slim|marcxchange/i.test(text) ? 'xml' : null;
  if (first === '{' || first === '[') return /"leader"\s*:/.test(text) && /"(?:fields|controlfield|datafield)"\s*:/.test(text) || /\[\s*"LDR"\s*,/.test(text) ? 'json' : null;
  if (/^\*\*\* ?DOCUMENT BOUNDARY[\s\S]{1,300}^\.\d{3}\. |^=(?:LDR|\d{3}) {2}|^\d{9} (?:LDR  |\d{3}..) [A-Z] /m.test(text.slice(start, start + 4096))) return 'mnemonic';
  const lines = text.slice(start, start + 4096).split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').slice(0, 12);
  const marked = lines.filter((line) => /^(?:LDR|LEADER|\d{3})[\s|#\d_\\]{1,6}(?:[$@|]|\xe2\x96\xbc|\xe2\x80\xa1|\x1f)?\S/.test(line));
  const hasControl = lines.some((line) => /^(?:LDR|LEADER|00[1-8](?!\d))/.test(line)); // a table of short numbers and bars has not
  if (hasControl && lines.length >= 4 && marked.length >= lines.length * 0.8 && lines.filter((line) => /^\d{3}.{1,5}(?:[$@|]|\xe2\x96\xbc|\xe2\x80\xa1|\x1f)[a-z0-9]/.test(line)).length >= 2) return 'mnemonic';
  if (!text.includes('\x1f') || !text.includes('\x1e')) return null;
  return utf16 !== null || !looksBinary(bytes) || hasRecordAfter(bytes, text) ? 'iso2709' : null;
}

/** Whether a record begins behind the end of another: only the first of the file is damaged. */
function hasRecordAfter(bytes: Buffer, text: string): boolean {
  for (const { index } of text.matchAll(/\x1d[\s\0]{0,8}(?=\d{5})/g)) {
    let at = index + 1;
    while (!/\d/.test(text.charAt(at))) at += 1;
    if (isLeaderAt(bytes, at)) return true;
  }
  return false;
}
