import { expect, test } from 'vitest';
import { en } from '#page/locales/en/index.ts';
import { fileFormats, ignoredCodes, importFields, importKinds, profileIds } from '#contract/imports.ts';

test('every kind, field, format, system and reason of an import has its words', () => {
  const { kinds, fields, formats, profiles, ignored } = en.imports;
  expect(Object.keys(kinds).sort()).toEqual([...importKinds].sort());
  expect(Object.keys(fields).sort()).toEqual([...new Set(Object.values(importFields).flat())].sort());
  expect(Object.keys(formats).sort()).toEqual([...fileFormats].sort());
  expect(Object.keys(profiles).sort()).toEqual([...profileIds].sort());
  expect(Object.keys(ignored).sort()).toEqual([...ignoredCodes].sort());
});
