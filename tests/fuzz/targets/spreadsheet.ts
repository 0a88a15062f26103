import { plainZip } from '../../helpers/plain-zip.ts';
import { readAsTable, type FuzzTarget } from '../target.ts';

const sheet = '<worksheet><dimension ref="A1:D4"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>title</t><rPh><t>x</t></rPh></is></c><c r="C1" t="str"><v>loan_at</v></c></row>'
  + '<row r="2"><c r="A2"><v>31221120423970</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" s="1"><v>45356.5</v></c></row><row r="4"><c r="A4"><v>9.9E+17</v></c><c r="B4" t="e"><v>#N/A</v></c><c t="b"><v>1</v></c></row></sheetData></worksheet>';
const strings = '<sst><si><t>patron_id</t></si><si><r><t>Em</t></r><r><t xml:space="preserve">ma _x000D_</t></r></si></sst>';
const styles = '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs></styleSheet>';
const workbook = '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Loans" sheetId="1" r:id="rId1"/><sheet name="x" state="hidden" r:id="rId1"/></sheets></workbook>';
const relations = '<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="a/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>';
const content = '<office:document-content><office:automatic-styles/><office:body><table:table table:name="Loans"><table:table-row><table:table-cell office:value-type="string"><text:p>patron_id</text:p></table:table-cell><table:table-cell table:number-columns-repeated="3"/></table:table-row>'
  + '<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="1.5E+3"><text:p>1500</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="date" office:date-value="2024-03-05T01:02:03"><text:p>x<text:s text:c="3"/></text:p></table:table-cell></table:table-row></table:table></office:body></office:document-content>';

const parts: Readonly<Record<string, string>> = { 'xl/worksheets/sheet1.xml': sheet, 'xl/sharedStrings.xml': strings, 'xl/styles.xml': styles, 'xl/workbook.xml': workbook, 'xl/_rels/workbook.xml.rels': relations };
const excel = (changed: string, bytes: Buffer): Buffer => plainZip([{ name: '[Content_Types].xml', content: '<Types/>' }, ...Object.entries(parts).map(([name, xml]) => ({ name, content: name === changed ? bytes : xml }))]);
const openDocument = (bytes: Buffer): Buffer => plainZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'content.xml', content: bytes }]);

/** The XML inside workbooks: an input stands in for each part of one in turn. */
export const spreadsheet: FuzzTarget = {
  name: 'spreadsheet',
  seeds: () => [...Object.values(parts), content].map((xml) => Buffer.from(xml)),
  tokens: [
    '<row r="1048576">', '</row>', '<c r="XFD1" t="s">', '<c r="A1" s="1">', '</c>', '<v>', '</v>', '<is>', '<t>', '<rPh>', '<si>', '</si>', '1E+300', '-1', '2958466', '0', '45356.999999', '&#x0;', '&amp;', '&lol;', '<![CDATA[', ']]>', '<!--', '<!DOCTYPE a [', '<?x',
    'table:number-rows-repeated="1048576"', 'table:number-columns-repeated="16384"', '<table:table table:name="y">', '</table:table>', '<table:table-row>', '<table:table-cell office:value-type="time" office:time-value="PT1H2M3S">', '<office:annotation>', 't="inlineStr"', 'r="', 's="2"',
    Buffer.from([0xff, 0xfe]), Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from([0xed, 0xa0, 0x80]),
  ],
  async run(file, bytes) {
    for (const name of Object.keys(parts)) await readAsTable(file, excel(name, bytes));
    await readAsTable(file, openDocument(bytes));
  },
};
