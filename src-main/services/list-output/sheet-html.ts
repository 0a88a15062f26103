import { paperLooks, type ListSheet, type Paper, type SheetEntry } from '#contract/list-sheet.ts';
import { fill, sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { letterLanguage } from '#contract/text-language.ts';

/** Text as HTML. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The language of a text where it is not the document's, so that its signs get the right forms. */
function langOf(text: string, language: Language): string {
  const found = letterLanguage(text);
  return found === null || found === language ? '' : ` lang="${found}"`;
}

/** What stands before the sheets: a file that needs no other, and that a browser may load nothing for. */
export function htmlHead(language: Language, paper: Paper, title: string, css: string): string {
  const { width, height } = paperLooks[paper];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
${height === null ? `@page { size: ${width}mm 297mm; margin: 0; }` : `@page { size: ${width}mm ${height}mm; margin: 0; }`}
body { margin: 0; background: #e8e8e8; }
main { display: grid; justify-content: center; gap: 24px; padding: 24px 0; }
@media print { body { background: #fff; } main { display: block; padding: 0; } }
${css}
</style>
</head>
<body>
<main>
`;
}

export const htmlFoot = '</main>\n</body>\n</html>\n';

/** One list, with the classes that the print sheets on the screen have too. */
export function sheetHtml(sheet: ListSheet, paper: Paper): string {
  const { language, heading, sub, whom, entries, foot } = sheet;
  const text = (tag: string, className: string, words: string): string => `<${tag} class="${className}"${langOf(words, language)}>${escaped(words)}</${tag}>`;
  return `<article class="paper ${paper}" lang="${language}">
<header>${text('h1', 'heading', heading)}${text('p', 'sub', sub)}${whom === null ? '' : text('p', 'whom', whom)}</header>
<ol>
${entries.map((entry) => entryHtml(entry, language, text)).join('\n')}
</ol>
${text('p', 'foot', foot)}
</article>
`;
}

function entryHtml({ title, by, why, note, mark, branch, code }: SheetEntry, language: Language, text: (tag: string, className: string, words: string) => string): string {
  const words = sentences[language].sheet;
  const codeWords = code === null ? '' : fill(code.isNumber ? words.scanNumber : words.scanAddress, { text: code.text });
  return `<li><span class="box" aria-hidden="true"></span><div class="what">${text('p', 'title', title)}${by === '' ? '' : text('p', 'by', by)}${note === null ? '' : text('p', 'note', fill(words.note, { note }))}${why === null ? '' : text('p', 'why', why)}</div>`
    + `<div class="where">${mark === null && branch === null ? '' : `<div class="shelf">${mark === null ? '' : `<p class="mark"><small>${escaped(words.shelf)}</small>${escaped(mark)}</p>`}${branch === null ? '' : text('p', 'branch', branch)}</div>`}`
    + `${code === null ? '' : `<div class="scan"><svg class="code" role="img" aria-label="${escaped(codeWords)}" viewBox="0 0 ${code.size} ${code.size}" shape-rendering="crispEdges"><path d="${code.path}"/></svg>${code.isNumber ? `<p class="number">${escaped(code.text)}</p>` : ''}</div>`}</div></li>`;
}
