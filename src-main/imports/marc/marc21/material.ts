import { controlValue, fieldsOf, subfieldValues, type MarcRecord } from '../marc-record.ts';
import { materialOfCode, materialOfWords } from '../fields/materials.ts';

/** The kind of material in plain words (`book`, `e-book`, `audiobook`, `music CD`, `DVD`, …), from the leader, 006, 007, 008 and what the record says in words. */
export function material(record: MarcRecord, localCode: string): string {
  const kind = record.leader.charAt(6);
  const level = record.leader.charAt(7);
  const fixed = controlValue(record, '008');
  const physical = fieldsOf(record, '007').map(({ text }) => text);
  const words = descriptionWords(record);
  const isOnline = physical.some((text) => text.startsWith('cr')) || /\[electronic resource|online resource|\bcr\b|electronic book|e-?book/.test(words);
  const local = materialOfCode(localCode);
  switch (kind) {
    case 'a': case 't': return local || printed(level, fixed, isOnline, words);
    case 'c': case 'd': return 'score';
    case 'e': case 'f': return 'map';
    case 'g': return local || projected(fixed, physical, words, isOnline);
    case 'i': return 'audiobook';
    case 'j': return local || music(physical, words, isOnline);
    case 'k': return 'picture';
    case 'm': return local || computerFile(fixed, words, isOnline, fieldsOf(record, '020').length > 0);
    case 'o': return 'kit';
    case 'p': return 'mixed materials';
    case 'r': return fixed.charAt(33) === 'g' || /\bgames?\b/.test(words) ? 'game' : 'object';
    default: return local || materialOfWords(words) || (fieldsOf(record, '245').length > 0 && fieldsOf(record, '020').length > 0 ? 'book' : '');
  }
}

/** The fields in which records say in words what a thing is, in lower case. */
function descriptionWords(record: MarcRecord): string {
  const parts = fieldsOf(record, '245').flatMap((field) => subfieldValues(field, 'h'));
  for (const field of fieldsOf(record, '300', '336', '337', '338', '344', '347', '538', '655', '753')) parts.push(...subfieldValues(field, field.tag === '300' ? 'abce' : 'abcd'));
  return parts.join(' ').toLowerCase();
}

function printed(level: string, fixed: string, isOnline: boolean, words: string): string {
  if (level === 's' || level === 'b' || level === 'i') return fixed.charAt(21) === 'n' && fixed.length > 30 ? 'newspaper' : 'serial';
  const form = fixed.charAt(23);
  if (isOnline || form === 'o' || form === 's' || form === 'q') return 'e-book';
  if (form === 'd' || /large print/.test(words)) return 'large print book';
  if (form === 'f' || /braille/.test(words)) return 'braille book';
  return form === 'a' || form === 'b' || form === 'c' ? 'microform' : 'book';
}

/** 007/04 of videorecordings. */
const videoFormats: Readonly<Record<string, string>> = { v: 'DVD', s: 'Blu-ray', b: 'video cassette', a: 'video cassette', f: 'video cassette', g: 'video disc' };

function projected(fixed: string, physical: readonly string[], words: string, isOnline: boolean): string {
  for (const text of physical) {
    const format = text.startsWith('v') ? videoFormats[text.charAt(4)] : undefined;
    if (format !== undefined) return format;
  }
  const said = materialOfWords(words);
  if (/DVD|Blu-ray|video/.test(said)) return said;
  if (isOnline) return 'streaming video';
  if (physical.some((text) => text.startsWith('m')) || fixed.charAt(33) === 'm') return 'film';
  if (fixed.charAt(33) === 's' || fixed.charAt(33) === 't' || physical.some((text) => text.startsWith('g'))) return 'slides';
  return 'video';
}

function music(physical: readonly string[], words: string, isOnline: boolean): string {
  for (const text of physical) {
    if (text.startsWith('ss')) return 'music cassette';
    if (!text.startsWith('sd')) continue;
    if (text.charAt(3) === 'f') return 'music CD';
    if (/[a-e]/.test(text.charAt(3))) return 'music LP';
  }
  const said = materialOfWords(words);
  if (said === 'DVD' || said === 'Blu-ray' || (said.startsWith('music') && said !== 'music recording')) return said;
  if (isOnline) return 'streaming music';
  if (/4 ?(?:3\/4|¾)|12 cm|digital/.test(words)) return 'music CD';
  return /analog|rpm|12 in/.test(words) ? 'music LP' : 'music recording';
}

function computerFile(fixed: string, words: string, isOnline: boolean, hasIsbn: boolean): string {
  if (fixed.charAt(26) === 'g' || /video game|computer game|nintendo|playstation|xbox|\bwii\b/.test(words)) return 'computer game';
  if (fixed.charAt(26) === 'd' || /e-?book|electronic book/.test(words) || (isOnline && hasIsbn)) return 'e-book';
  return isOnline ? 'online resource' : 'software';
}
