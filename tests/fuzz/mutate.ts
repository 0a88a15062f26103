import { streamOf, type Random } from '../generator/random.ts';
import type { FuzzTarget } from './target.ts';

const longestInput = 1 << 18;

/** The input of one try: always the same for the same target, seed and number. */
export function inputOf(target: FuzzTarget, seeds: readonly Buffer[], seed: number, number: number): Buffer {
  const random = streamOf(seed, number);
  const below = (end: number): number => Math.floor(random() * end);
  let bytes = Buffer.from(seeds[below(seeds.length)] ?? Buffer.alloc(0));
  for (let left = 1 + below(below(4) === 0 ? 40 : 6); left > 0; left -= 1) bytes = mutated(bytes, target, seeds, below, random);
  return bytes.length > longestInput ? bytes.subarray(0, longestInput) : bytes;
}

function mutated(bytes: Buffer, target: FuzzTarget, seeds: readonly Buffer[], below: (end: number) => number, random: Random): Buffer<ArrayBuffer> {
  const at = below(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + below(random() < 0.7 ? 16 : 2048));
  const insert = (middle: Buffer, replaces = 0): Buffer<ArrayBuffer> => Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(Math.min(bytes.length, at + replaces))]);
  switch (below(10)) {
    case 0: { const copy = Buffer.from(bytes); if (at < copy.length) copy[at] = below(256); return copy; }
    case 1: { const copy = Buffer.from(bytes); if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << below(8)); return copy; }
    case 2: return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    case 3: return insert(Buffer.from(bytes.subarray(at, end)));
    case 4: return Buffer.from(bytes.subarray(0, at));
    case 5: case 6: {
      const token = target.tokens[below(target.tokens.length)] ?? '';
      const one = typeof token === 'string' ? Buffer.from(token) : token;
      return insert(one, random() < 0.5 ? one.length : 0);
    }
    case 7: { const other = seeds[below(seeds.length)] ?? bytes; return insert(Buffer.from(other.subarray(below(other.length + 1))), random() < 0.5 ? bytes.length : 0); }
    case 8: { const copy = Buffer.from(bytes); for (let i = at; i < end; i += 1) copy[i] = below(256); return copy; }
    default: return insert(Buffer.alloc(below(random() < 0.95 ? 64 : 60_000), below(256)));
  }
}
