import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError } from '#contract/errors.ts';

/** Wrong usage: exit code 2. */
export const usageError = (problem: string): AppError => new AppError('usage', { problem });

type Options = NonNullable<ParseArgsConfig['options']>;

export const globalOptions = {
  catalog: { type: 'string' }, json: { type: 'boolean' }, language: { type: 'string' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' },
} as const satisfies Options;

/**
 * Reads the words of a command line.
 * @param spreading options that take all words up to the next option (`--source films music`)
 */
export function readArguments<const O extends Options>(words: readonly string[], options: O, spreading: readonly (keyof O & string)[] = []) {
  try {
    return parseArgs({ args: spread(words, options, spreading), options: { ...globalOptions, ...options }, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageError(`${(error as Error).message.split('. ')[0]}.`);
  }
}

/** `--source a b` means `--source a --source b`: words after a spreading option belong to it until the next option. */
function spread(words: readonly string[], options: Options, spreading: readonly string[]): string[] {
  const out: string[] = [];
  let many: string | null = null;
  let isValue = false;
  for (const word of words) {
    if (word.startsWith('--')) {
      const name = word.slice(2).split('=')[0]!;
      const option = options[name];
      many = spreading.includes(name) ? word : null;
      isValue = !word.includes('=') && (option ?? globalOptions[name as keyof typeof globalOptions])?.type === 'string';
      out.push(word);
    } else if (isValue) {
      out.push(word);
      isValue = false;
    } else if (many !== null) {
      out.push(many.split('=')[0]!, word);
    } else {
      out.push(word);
    }
  }
  return out;
}

/** The value of an option that must be there. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw usageError(`--${option} is missing.`);
  return value;
}

/** A whole number between two bounds. */
export function whole(value: string | undefined, option: string, fallback: number, least: number, most: number): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) throw usageError(`--${option} takes a whole number from ${least} to ${most}.`);
  return number;
}

/** `a=b,c=d` as an object; the last `=` of a pair divides it, so that a column's name may hold one. */
export function pairs(value: string | undefined, option: string): Record<string, string> | undefined {
  if (value === undefined) return undefined;
  return Object.fromEntries(value.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at < 1 || at === pair.length - 1) throw usageError(`--${option} takes pairs such as a=b, divided by commas.`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  }));
}

/** One of a few words. */
export function oneOf<const T extends string>(value: string | undefined, option: string, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((word) => word === value);
  if (found === undefined) throw usageError(`--${option} takes one of: ${allowed.join(', ')}.`);
  return found;
}
