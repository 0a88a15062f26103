import { expect, it } from 'vitest';
import { sliceName } from '#contract/sentences/slice-name.ts';

it.each([
  ['known-loans', '21+', '21 and more', '21 次及以上'], ['sources', 'yes', 'with source loans', '有来源借阅'], ['new-patron', 'no', 'known patrons', '已知读者'],
  ['training-loans', '0', 'new titles', '新书目'], ['group', '', 'not known', '未知'], ['language', 'fre', 'French', '法语'], ['language', '', 'not known', '未知'],
] as const)('the slice %s %s has a name', (kind, value, english, chinese) => {
  expect(sliceName(kind, value, 'en')).toBe(english);
  expect(sliceName(kind, value, 'zh-CN')).toBe(chinese);
});

it('what the library calls something itself stays as it is', () => {
  expect(sliceName('group', 'STAFF', 'zh-CN')).toBe('STAFF');
  expect(sliceName('theme', '823', 'en')).toBe('823');
});
