import { describe, expect, it } from 'vitest';
import { readOptionWords, readWishes } from '../../../../src-main/commands/read-options.ts';
import { readArguments } from '../../../../src-main/commands/usage.ts';

const wishesOf = (...words: string[]): unknown => readWishes(readArguments(words, readOptionWords).values);

describe('how a file is to be read, on the command line', () => {
  it('is left to the file where nothing is said', () => {
    expect(wishesOf()).toEqual({});
  });

  it('is what the words say', () => {
    expect(wishesOf('--profile', 'koha-issues', '--encoding', 'GB18030', '--delimiter', 'tab', '--quote', 'none', '--repeat', '~', '--skip', '5', '--no-header', '--date-order', 'dmy')).toEqual({
      profile: 'koha-issues', encoding: 'GB18030', delimiter: '\t', quote: '', repeat: '~', skip: 5, hasHeader: false, dateOrder: 'dmy',
    });
  });

  it.each([['--profile', 'our-own'], ['--encoding', 'EBCDIC'], ['--delimiter', ';;'], ['--skip', '-1'], ['--skip', 'two'], ['--date-order', 'ydm']])('refuses %s %s', (option, value) => {
    expect(() => wishesOf(`${option}=${value}`)).toThrowError(expect.objectContaining({ code: 'usage' }) as Error);
  });
});
