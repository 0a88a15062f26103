import { getFileNameLowLevel, type Entry } from 'yauzl';

const utf8Flag = 1 << 11;
const unicodePath = 0x7075;

/** The name of a file in an archive, with `/` between its folders: marked as UTF-8, or in whatever the packing program wrote (UTF-8, GBK, CP437). */
export function entryName(entry: Entry): string {
  return decoded(entry).replaceAll('\\', '/').replace(/^\/+/, '');
}

function decoded({ fileNameRaw: raw, extraFields, generalPurposeBitFlag: flags }: Entry): string {
  if ((flags & utf8Flag) === 0 && !extraFields.some(({ id }) => id === unicodePath)) {
    for (const encoding of looksChinese(raw) ? ['utf-8', 'gb18030'] : ['utf-8']) {
      try {
        return new TextDecoder(encoding, { fatal: true }).decode(raw);
      } catch {
        // not in this encoding
      }
    }
  }
  return getFileNameLowLevel(flags, raw, extraFields, false);
}

/** In CP437 the letters of names lie below 0xb0 and lines and boxes above; in GBK common characters begin above it, and seldom end in an ASCII sign. */
function looksChinese(name: Buffer): boolean {
  let [characters, common] = [0, 0];
  for (let at = 0; at < name.length; at += 1) {
    if ((name[at] ?? 0) < 0x80) continue;
    characters += 1;
    if ((name[at] ?? 0) >= 0xb0 && (name[at + 1] ?? 0) >= 0x80) common += 1;
    at += 1;
  }
  return common * 2 > characters;
}

/** What packing programs and systems put beside the files that were meant. */
export function isByTheWay(name: string): boolean {
  const base = name.split('/').at(-1) ?? '';
  return base === '' || name.startsWith('__MACOSX/') || base.startsWith('._') || ['.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(base);
}
