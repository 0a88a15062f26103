import MarkdownIt from 'markdown-it';
import type { Language } from '#contract/settings.ts';
import { manualPages, type ManualPage } from './manual-pages.ts';

/** A page of the manual: its name, its text as HTML, and its parts for the search. */
export interface ManualText {
  readonly page: ManualPage;
  readonly title: string;
  readonly html: string;
  readonly sections: readonly ManualSection[];
}
export interface ManualSection { readonly page: ManualPage; readonly anchor: string; readonly heading: string; readonly text: string }

const files = import.meta.glob<string>('../../resources/manual/*/*.md', { query: '?raw', import: 'default', eager: true });

/** `## Lending {#lend}`: the place in braces is the same in every language, so that links lead there from anywhere. */
const named = /\s*\{#([a-z][\w-]*)\}\s*$/;

const markdown = new MarkdownIt({ html: false });
markdown.core.ruler.push('heading-places', ({ tokens }) => {
  tokens.forEach((token, at) => {
    if (token.type !== 'heading_open') return;
    const last = tokens[at + 1]?.children?.at(-1);
    const place = named.exec(last?.content ?? '');
    if (place !== null && last !== undefined) {
      token.attrSet('id', `manual-${place[1]!}`);
      last.content = last.content.replace(named, '');
    }
    token.attrSet('tabindex', '-1'); // the focus goes to the heading that was asked for
  });
});

/** The manual in one language, page by page; its files hold our own text and no HTML. */
export function manualIn(language: Language): ReadonlyMap<ManualPage, ManualText> {
  return new Map(manualPages.map((page) => [page, readPage(page, files[`../../resources/manual/${language}/${page}.md`] ?? '')]));
}

/** Takes the text of a page apart. */
export function readPage(page: ManualPage, text: string): ManualText {
  const tokens = markdown.parse(text, {});
  const sections: { page: ManualPage; anchor: string; heading: string; text: string }[] = [];
  let title = '';
  tokens.forEach((token, at) => {
    if (token.type !== 'inline') return;
    const before = tokens[at - 1];
    const words = (token.children ?? []).filter(({ type }) => type === 'text' || type === 'code_inline' || type === 'softbreak').map(({ content, type }) => (type === 'softbreak' ? ' ' : content)).join('');
    if (before?.type === 'heading_open') {
      if (before.tag === 'h1') title = words;
      sections.push({ page, anchor: String(before.attrGet('id') ?? '').replace('manual-', ''), heading: words, text: '' });
    } else {
      const section = sections.at(-1);
      if (section !== undefined) section.text += `${words} `;
    }
  });
  return { page, title, html: markdown.renderer.render(tokens, markdown.options, {}), sections };
}

/** Sections that hold all words of a text, those with one in their heading first. */
export function searchManual(manual: ReadonlyMap<ManualPage, ManualText>, typed: string): readonly ManualSection[] {
  const words = typed.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const holds = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const all = [...manual.values()].flatMap(({ sections }) => sections);
  const inHeading = all.filter(({ heading }) => holds(heading));
  return [...inHeading, ...all.filter((section) => !inHeading.includes(section) && holds(`${section.heading} ${section.text}`))].slice(0, 30);
}

/** The words around the first find, for a list of finds. */
export function excerpt(text: string, typed: string): string {
  const at = text.toLowerCase().indexOf(typed.toLowerCase().split(/\s+/)[0] ?? '');
  const from = Math.max(0, at - 40);
  const part = text.slice(from, from + 130).trim();
  return `${from > 0 ? '…' : ''}${part}${from + 130 < text.length ? '…' : ''}`;
}

/** Where a link of the manual leads: `desk.md#lend`, `#lend`; null: out of the manual (a screen). */
export function linkTarget(href: string, here: string): { readonly page: string; readonly anchor?: string | undefined } | null {
  const found = /^(?:([\w-]+)\.md)?(?:#([\w-]+))?$/.exec(href);
  if (found === null || href === '') return null;
  return { page: found[1] ?? here, anchor: found[2] };
}
