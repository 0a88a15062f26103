import { letterLanguage } from '#contract/text-language.ts';
import { looksLikeFormula } from './safe-text.ts';
import type { ColumnKind } from './sheet.ts';

/** Excel's built-in number formats (49 is text, 9 a whole per cent), and our own from 164 on. */
const formats = { general: 0, text: 49, share: 9, day: 164, moment: 165 } as const;
/** Each style in the plain font and in the one with Chinese, Japanese and Korean signs, in this order. */
const styles = [
  { name: 'plain', format: formats.general }, { name: 'heading', format: formats.text }, { name: 'text', format: formats.text }, { name: 'formula-like', format: formats.text },
  { name: 'share', format: formats.share }, { name: 'day', format: formats.day }, { name: 'moment', format: formats.moment },
] as const;
type StyleName = (typeof styles)[number]['name'];
const indices = new Map<StyleName, number>(styles.map(({ name }, at) => [name, at * 2]));

/** The style of a heading with this text. */
export const headingStyle = (text: string): number => indices.get('heading')! + isEastAsian(text);

/** The style of a text; one that looks like a formula is marked as text typed with an apostrophe, so that it stays text when its cell is edited. */
export const textStyle = (text: string): number => indices.get(looksLikeFormula(text) ? 'formula-like' : 'text')! + isEastAsian(text);

/** The style of a number in a column of this kind. */
export const numberStyle = (kind: ColumnKind): number => indices.get(kind === 'share' || kind === 'day' || kind === 'moment' ? kind : 'plain')!;

const isEastAsian = (text: string): 0 | 1 => (['zh-CN', 'ja', 'ko'].includes(letterLanguage(text) ?? '') ? 1 : 0);

/** Fonts: plain and East Asian, then both in bold. Excel for Windows has Microsoft YaHei in every language; other programs take the font they have for it. */
const font = (name: string, charset: number, isBold: boolean): string =>
  `<font>${isBold ? '<b/>' : ''}<sz val="11"/><name val="${name}"/><family val="2"/>${charset > 0 ? `<charset val="${charset}"/>` : ''}</font>`;
const fonts = [false, true].flatMap((isBold) => [font('Calibri', 0, isBold), font('Microsoft YaHei', 134, isBold)]);

/** The workbook's part `xl/styles.xml`. */
export const stylesXml = (namespace: string): string => [
  `<styleSheet xmlns="${namespace}"><numFmts count="2"><numFmt numFmtId="${formats.day}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${formats.moment}" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>`,
  `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${styles.length * 2}">`,
  ...styles.flatMap(({ name, format }) => [0, 1].map((eastAsian) =>
    `<xf numFmtId="${format}" fontId="${(name === 'heading' ? 2 : 0) + eastAsian}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"${name === 'formula-like' ? ' quotePrefix="1"' : ''}/>`)),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('');
