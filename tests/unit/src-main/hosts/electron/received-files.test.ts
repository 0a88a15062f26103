import { expect, it } from 'vitest';
import { callArgument } from '#hosts/electron/received-files.ts';

const paths = new Map<unknown, string>([['a', '/data/loans.csv'], ['b', '']]);
const pathOf = (file: unknown): string => {
  const path = paths.get(file);
  if (path === undefined) throw new TypeError('not a File');
  return path;
};

it('leaves other calls as they are', () => {
  const argument = { patronId: 1 };
  expect(callArgument('patrons:show', argument, ['a'], pathOf)).toBe(argument);
});

it('takes paths from files and never from the page', () => {
  expect(callArgument('files:receive', { paths: ['/etc/passwd'] }, ['a', 'b', {}], pathOf)).toEqual({ paths: ['/data/loans.csv'] });
  expect(callArgument('files:receive', { paths: ['/etc/passwd'] }, [], pathOf)).toEqual({ paths: [] });
});
