/** Seeded randomness: the same seed and the same name always give the same stream, on every machine. */

export type Random = () => number;

/** A 32-bit hash of a text, well mixed (FNV-1a with a murmur finish). */
export function hashText(text: string, salt = 0): number {
  let hash = (0x811c9dc5 ^ salt) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return finish(hash);
}

/** A 32-bit hash of two numbers. */
export function hashPair(left: number, right: number): number {
  return finish(Math.imul(left ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(right + 0x7f4a7c15, 0xc2b2ae35));
}

function finish(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The hash as a fraction in [0, 1). */
export const fraction = (hash: number): number => (hash >>> 0) / 4294967296;

/** A stream of fractions in [0, 1) (sfc32), told apart by name. */
export function stream(seed: number, name: string): Random {
  return streamOf(hashText(name, seed), hashPair(seed, 17));
}

/** A stream of fractions in [0, 1) from two numbers, for one title or one creator among many. */
export function streamOf(first: number, second: number): Random {
  let a = first | 0;
  let b = second | 0;
  let c = hashPair(first, second) | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let turn = 0; turn < 12; turn += 1) next();
  return next;
}

/** A whole number from 0 to limit - 1. */
export const below = (random: Random, limit: number): number => Math.floor(random() * limit);

/** One value of a list that is not empty. */
export function oneOf<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[below(random, values.length)];
  if (value === undefined) throw new Error('An empty list has no value to choose.');
  return value;
}

/** A position drawn by weight; the last one with a weight when rounding runs over; -1 when no weight is positive. */
export function weighted(random: Random, weights: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < weights.length; at += 1) total += weights[at] ?? 0;
  if (total <= 0) return -1;
  let rest = random() * total;
  let last = -1;
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at] ?? 0;
    if (weight <= 0) continue;
    last = at;
    rest -= weight;
    if (rest < 0) return at;
  }
  return last;
}

/** A draw of the standard normal distribution. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
