import { unmarkedUtf16 } from './encoding.ts';

const magics = ['PK\x03\x04', 'PK\x05\x06', '%PDF-', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a', '\xd0\xcf\x11\xe0', '\xfd7zXZ', 'BZh91AY', 'SQLite format 3\0', '\x7fELF', '\x89PNG', '\x28\xb5\x2f\xfd']
  .map((text) => Buffer.from(text, 'latin1'));

/** Whether a file's beginning is anything but a text table. One stray NUL far into a text does not make it binary. */
export function looksBinary(sample: Buffer): boolean {
  if (magics.some((magic) => sample.subarray(0, magic.length).equals(magic))) return true;
  if ((sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff) || unmarkedUtf16(sample) !== null) return false;
  if (sample.subarray(0, 1024).includes(0)) return true;
  let nuls = 0;
  for (let at = sample.indexOf(0); at >= 0; at = sample.indexOf(0, at + 1)) nuls += 1;
  return nuls * 2000 > sample.length;
}
