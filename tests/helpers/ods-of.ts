import { zipOf } from './zip-of.ts';
import { xmlText } from './xlsx-of.ts';

/** A sheet: its name and the XML of its rows. */
export interface OdsSheet {
  readonly name: string;
  readonly rows: string;
  readonly isHidden?: boolean;
}

const names = ['office', 'table', 'text', 'style', 'config'].map((name) => ` xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join('');

/** The bytes of an OpenDocument workbook. */
export function odsOf(sheets: readonly OdsSheet[], more: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const tables = sheets.map(({ name, rows, isHidden }) => `<table:table table:name="${xmlText(name)}" table:style-name="${isHidden === true ? 'ta2' : 'ta1'}"><table:table-column table:number-columns-repeated="4"/>${rows}</table:table>`);
  const style = (name: string, display: boolean): string => `<style:style style:name="${name}" style:family="table"><style:table-properties table:display="${String(display)}"/></style:style>`;
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content${names}><office:automatic-styles>${style('ta1', true)}${style('ta2', false)}</office:automatic-styles><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
    ...more,
  });
}

/** A row of text cells. */
export const odsRow = (cells: readonly string[]): string => `<table:table-row>${cells.map((cell) => odsTextCell(cell)).join('')}</table:table-row>`;

export const odsTextCell = (text: string): string => `<table:table-cell office:value-type="string">${text.split('\n').map((line) => `<text:p>${xmlText(line)
  .replace(/\t/g, '<text:tab/>').replace(/ {2,}|^ | $/g, (spaces) => `<text:s text:c="${String(spaces.length)}"/>`)}</text:p>`).join('')}</table:table-cell>`;
