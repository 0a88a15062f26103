import { crc32 } from 'node:zlib';

/** A file of an archive as any program may write it: what its directory says need not be true. */
export interface PlainEntry {
  readonly name: string | Buffer;
  readonly content: string | Buffer;
  readonly flags?: number;
  readonly method?: number;
  /** Bytes of the unpacked content, and their check sum. */
  readonly bytes?: number;
  readonly sum?: number;
}

/** A zip archive put together byte by byte. */
export function plainZip(entries: readonly PlainEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, flags = 0, method = 0, bytes, sum } of entries) {
    const [nameBytes, packed] = [Buffer.from(name), Buffer.from(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(sum ?? crc32(packed), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes ?? packed.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, packed]);
    parts.push(local);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, place, nameBytes]));
    at += local.length;
  }
  const end = Buffer.alloc(18);
  const central = Buffer.concat(directory);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06'), end]);
}
