import { xlsxOf, type XlsxCell } from '../../helpers/xlsx-of.ts';
import { templates, type TemplateColumn } from './columns.ts';

export type TemplateName = keyof typeof templates;
export type TemplateLanguage = 'en' | 'zh-CN';

const sheetNames: Readonly<Record<TemplateName, Readonly<Record<TemplateLanguage, string>>>> = {
  loans: { en: 'Loans', 'zh-CN': '借阅' }, titles: { en: 'Titles', 'zh-CN': '书目' }, patrons: { en: 'Patrons', 'zh-CN': '读者' },
};
const explanations = 'Columns 各列说明';

export const headerOf = (name: TemplateName, language: TemplateLanguage): string[] => templates[name].map((column) => (language === 'en' ? column.en : column.zh));

/** The header alone, as UTF-8 with a mark, without which Excel takes Chinese for something else. */
export const csvTemplate = (name: TemplateName, language: TemplateLanguage): Buffer => Buffer.from(`\ufeff${headerOf(name, language).join(',')}\n`);

/**
 * The header over columns of text, and a sheet that explains them in both languages; the same bytes every time.
 * @param filled rows below the header
 */
export function xlsxTemplate(name: TemplateName, language: TemplateLanguage, filled: readonly (readonly string[])[] = []): Promise<Buffer> {
  const header = headerOf(name, language);
  const explained: XlsxCell[][] = templates[name].map((column, at) => [header[at] ?? '', column.example, mark(column), column.about.en, column.about.zh]);
  return xlsxOf([
    { name: sheetNames[name][language], rows: [header, ...filled], widths: header.map(() => 18) },
    { name: explanations, rows: [['Column 列名', 'Example 示例', 'Needed 必填', 'What it holds', '说明'], ...explained], widths: [18, 22, 14, 70, 60] },
  ], { compress: false });
}

const mark = ({ needed }: TemplateColumn): string => (needed ? 'yes 是' : '');
