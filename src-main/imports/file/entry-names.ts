import { getFileNameLowLevel, type Entry } from 'yauzl';
import { detectEncoding } from './encoding.ts';

const utf8Flag = 1 << 11;
const unicodePath = 0x7075;

/** The name of a file in an archive, with `/` between its folders: marked as UTF-8, or in whatever the packing program wrote (UTF-8, GBK, CP437). */
export function entryName(entry: Entry): string {
  return decoded(entry).replaceAll('\\', '/').replace(/^\/+/, '');
}

function decoded({ fileNameRaw: raw, extraFields, generalPurposeBitFlag: flags }: Entry): string {
  if ((flags & utf8Flag) === 0 && !extraFields.some(({ id }) => id === unicodePath)) {
    const { name } = detectEncoding(raw, true);
    if (name === 'UTF-8' || name === 'GB18030') return new TextDecoder(name).decode(raw);
  }
  return getFileNameLowLevel(flags, raw, extraFields, false);
}

/** What packing programs and systems put beside the files that were meant. */
export function isByTheWay(name: string): boolean {
  const base = name.split('/').at(-1) ?? '';
  return base === '' || name.startsWith('__MACOSX/') || base.startsWith('._') || ['.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(base);
}
