import { readAsTable, type FuzzTarget } from '../target.ts';

const entry = (i: number): string => `<root><operation>borrow</operation><action>borrow</action><readerBarcode>R${String(i)}</readerBarcode><itemBarcode>I${String(i)}</itemBarcode><operTime>Mon, 27 Mar 2023 19:12:04 +0800</operTime><readerRecord recPath="x"><root><name>y</name></root></readerRecord></root>\n`;
const item = (i: number): string => `<item id="${String(i)}"><title>A &amp; B <![CDATA[<c>]]></title><isbn>1</isbn><isbn>2</isbn><loan_history><total>${String(i)}</total></loan_history></item>`;
const numbers = Array.from({ length: 12 }, (_, i) => i);

export const xml: FuzzTarget = {
  name: 'xml',
  seeds: () => [
    Buffer.from(`<?xml version="1.0" encoding="utf-8"?>\n<collection>\n${numbers.map(entry).join('')}</collection>`), Buffer.from(numbers.map(entry).join('')),
    Buffer.from(`<data><about>x</about><items>${numbers.map(item).join('')}</items></data>`), Buffer.from(`<?xml version="1.0" encoding="gb2312"?><a><b><c>1</c><d>2</d></b><b><c>3</c><d>4</d></b></a>`),
    Buffer.from(`\ufeff<x>${numbers.map(item).join('')}</x>`, 'utf16le'),
  ],
  tokens: ['<', '>', '</', '/>', '&', ';', '&lt;', '&#0;', '&#x10FFFF;', '&bomb;', '<!DOCTYPE a [<!ENTITY bomb "x&bomb;">]>', '<!--', '-->', '<![CDATA[', ']]>', '<?xml version="1.0"?>', '<?', '?>', '<root>', '</root>', '<item id="', '"', "'", ' xmlns:a="b"', 'a:', '\0', '\u0001', '\u007f', '\u0085', '<b>'.repeat(3000), Buffer.from([0xff])],
  run: readAsTable,
};
