import { expect, test } from 'vitest';
import type { Language } from '#contract/settings.ts';
import { openTestLibrary } from '../../../helpers/library-open.ts';

test.each<[Language, string, readonly string[]]>([['en', 'format', ['books', 'films', 'music']], ['zh-CN', '按载体', ['图书', '影片', '音乐']]])('the map of the demo library is named in the user’s language: %s', async (language, map, domains) => {
  const library = openTestLibrary();
  await library.call('settings:write', { language });
  const { jobId } = await library.call('catalog:demo', {});
  await expect.poll(async () => (await library.call('domains:list', {})).map(({ name, domains: parts }) => [name, parts.map((domain) => domain.name)])).toEqual([[map, domains]]);
  await library.call('jobs:cancel', { jobId });
  await library.ended(jobId);
});
