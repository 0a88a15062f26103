import { describe, expect, test } from 'vitest';
import { excerpt, linkTarget, manualIn, readPage, searchManual } from '#page/layout/manual.ts';
import { manualPageOf, manualPages } from '#page/layout/manual-pages.ts';
import { screens } from '#page/layout/screens.ts';
import { languages } from '#contract/settings.ts';

const anchorsOf = (html: string): string[] => [...html.matchAll(/id="manual-([\w-]+)"/g)].map((found) => found[1]!);

describe('the manual', () => {
  test('has a page for every screen', () => {
    for (const { name, path } of screens) expect(manualPageOf(`${path}/5`)).toBe(name === 'titles' ? 'catalogue' : name);
    expect(manualPageOf('/start')).toBe('start');
    expect(manualPageOf('/nowhere')).toBe('start');
  });

  describe.each(languages)('in %s', (language) => {
    const manual = manualIn(language);
    test.each(manualPages)('has the page %s, and its links lead somewhere', (page) => {
      const { title, html, sections } = manual.get(page)!;
      expect(title).not.toBe('');
      expect(sections.length).toBeGreaterThan(3);
      expect(sections.slice(1).every(({ anchor, text }) => anchor !== '' && text !== '')).toBe(true);
      if (language === 'zh-CN') for (const { heading, text } of sections) expect(`${heading} ${text}`).toMatch(/\p{Script=Han}/u);
      const links = [...html.matchAll(/href="([^"]*)"/g)].map((found) => found[1]!);
      for (const href of links) {
        const target = linkTarget(href, page);
        expect(target, href).not.toBeNull();
        const there = manual.get(manualPages.find((name) => name === target!.page)!);
        expect(there, href).toBeDefined();
        if (target!.anchor !== undefined) expect(anchorsOf(there!.html), href).toContain(target!.anchor);
      }
      expect(html).not.toMatch(/https?:|\{#|<script/);
    });
  });

  test('has the same parts in both languages', () => {
    const [en, zh] = [manualIn('en'), manualIn('zh-CN')];
    for (const page of manualPages) expect(anchorsOf(zh.get(page)!.html), page).toEqual(anchorsOf(en.get(page)!.html));
  });

  test('is searched through, headings first', () => {
    const found = searchManual(manualIn('en'), 'pseudonym');
    expect(found.length).toBeGreaterThan(1);
    expect(searchManual(manualIn('en'), 'undo import')[0]).toMatchObject({ page: 'imports', anchor: 'undo' });
    expect(searchManual(manualIn('zh-CN'), '拼音').length).toBeGreaterThan(0);
    expect(searchManual(manualIn('en'), 'zzzz')).toEqual([]);
    expect(excerpt('A long text about the pseudonyms of readers', 'pseudonyms')).toContain('pseudonyms');
  });

  test('shows no HTML of a text', () => {
    expect(readPage('start', '# A <b>b</b> {#place}\n\n<script>alert(1)</script>').html).toBe('<h1 id="manual-place" tabindex="-1">A &lt;b&gt;b&lt;/b&gt;</h1>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n');
  });
});
