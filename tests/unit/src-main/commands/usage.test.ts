import { describe, expect, it } from 'vitest';
import { table } from '#commands/terminal.ts';
import { usageText } from '#commands/usage-text.ts';
import { oneOf, pairs, readArguments, required, whole } from '#commands/usage.ts';

const usage = (problem: RegExp): Error => expect.objectContaining({ code: 'usage', values: { problem: expect.stringMatching(problem) as string } }) as Error;
const many = { source: { type: 'string', multiple: true }, map: { type: 'string', multiple: true }, top: { type: 'string' }, all: { type: 'boolean' } } as const;

describe('the words of a command line', () => {
  it('may give an option several times, or several values where it takes all that follow', () => {
    const read = (...words: string[]) => readArguments(words, many, ['source']);
    expect(read('--source', 'films', 'music', '--top', '5').values).toMatchObject({ source: ['films', 'music'], top: '5' });
    expect(read('--source', 'films', '--source', 'music').values.source).toEqual(['films', 'music']);
    expect(read('--source=films', 'music').values.source).toEqual(['films', 'music']);
    expect(read('--source', 'films', '--all', 'file.csv')).toMatchObject({ positionals: ['file.csv'], values: { source: ['films'], all: true } });
    expect(read('--map', 'a=b', 'file.csv')).toMatchObject({ positionals: ['file.csv'], values: { map: ['a=b'] } });
    expect(read('--catalog', 'dir', 'file.csv')).toMatchObject({ positionals: ['file.csv'], values: { catalog: 'dir' } });
  });

  it('are wrong with an option that is not known or has no value', () => {
    expect(() => readArguments(['--colour'], many)).toThrow(usage(/--colour/));
    expect(() => readArguments(['--top'], many)).toThrow(usage(/--top/));
    expect(() => readArguments(['--all=yes'], many)).toThrow(usage(/--all/));
  });

  it('are read as numbers, pairs and words of a few', () => {
    expect(whole(undefined, 'top', 10, 1, 100)).toBe(10);
    expect(whole('100', 'top', 10, 1, 100)).toBe(100);
    for (const wrong of ['0', '101', '1.5', '-1', 'ten', '', '1e1']) expect(() => whole(wrong, 'top', 10, 1, 100)).toThrow(usage(/--top.*1 to 100/));
    expect(pairs('a=patron_id,b=c=title_id', 'map')).toEqual({ a: 'patron_id', 'b=c': 'title_id' });
    expect(pairs(undefined, 'map')).toBeUndefined();
    for (const wrong of ['a', '=a', 'a=', 'a=b,', '']) expect(() => pairs(wrong, 'map')).toThrow(usage(/--map/));
    expect(oneOf('b', 'kind', ['a', 'b'])).toBe('b');
    expect(() => oneOf('c', 'kind', ['a', 'b'])).toThrow(usage(/a, b/));
    expect(required('x', 'target')).toBe('x');
    expect(() => required(undefined, 'target')).toThrow(usage(/--target is missing/));
  });
});

describe('a table on the terminal', () => {
  it('aligns words to the left and numbers to the right; a Chinese character takes two columns', () => {
    expect(table(['name', 'loans'], [['红楼梦', 5], ['Emma', 12]])).toBe('name    loans\n红楼梦      5\nEmma       12\n');
    expect(table(['name'], [])).toBe('name\n');
  });
});

describe('what --help says', () => {
  it('names the same options in both languages, each in its own words', () => {
    const optionsOf = (text: string): string[] => [...new Set(text.match(/--[a-z][a-z-]+/g))].sort();
    expect(optionsOf(usageText['zh-CN'])).toEqual(optionsOf(usageText.en));
    expect(optionsOf(usageText.en)).toEqual(expect.arrayContaining(['--group', '--club', '--shelf', '--class-mark', '--general', '--liked']));
    expect(usageText['zh-CN']).toMatch(/退出码/);
  });
});
