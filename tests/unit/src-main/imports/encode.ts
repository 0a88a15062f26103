import type { EncodingName } from '#contract/imports.ts';

const tables = new Map<EncodingName, ReadonlyMap<string, Uint8Array>>();

/** The text in an encoding, by what the decoder makes of each of its bytes and pairs of bytes. */
export function encode(text: string, encoding: EncodingName): Buffer {
  if (encoding === 'UTF-8') return Buffer.from(text);
  if (encoding === 'UTF-16LE') return Buffer.from(text, 'utf16le');
  if (encoding === 'UTF-16BE') return Buffer.from(text, 'utf16le').swap16();
  let table = tables.get(encoding);
  if (table === undefined) tables.set(encoding, (table = tableOf(encoding)));
  return Buffer.concat(Array.from(text, (sign) => {
    const bytes = table.get(sign);
    if (bytes === undefined) throw new Error(`${encoding} has no ${sign}`);
    return bytes;
  }));
}

function tableOf(encoding: EncodingName): Map<string, Uint8Array> {
  const table = new Map<string, Uint8Array>();
  const decoder = new TextDecoder(encoding);
  const put = (...bytes: number[]): void => {
    const sign = decoder.decode(Uint8Array.from(bytes));
    if (Array.from(sign).length === 1 && sign !== '\ufffd' && !table.has(sign)) table.set(sign, Uint8Array.from(bytes));
  };
  for (let byte = 0; byte < 256; byte += 1) put(byte);
  if (/^(?:GB|Big|Shift|EUC)/.test(encoding)) for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) put(lead, trail);
  return table;
}
