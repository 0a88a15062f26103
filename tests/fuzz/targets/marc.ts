import { iso2709, type FieldText } from '../../helpers/marc-records.ts';
import { readAsTable, type FuzzTarget } from '../target.ts';

const book: readonly FieldText[] = [
  ['001', '12883376'], ['008', '020805s2002    nyu    j      000 1 eng  '], ['020', '  $a0786808772 (pbk.)'], ['041', '1 $aengfre$hfre'], ['100', '1 $6880-01$aChabon, Michael.'],
  ['245', '10$6880-02$aSummerland :$ba novel.$nPart 2,$pThe return /$cMichael Chabon.'], ['490', '1 $aSeries ;$v3'], ['650', ' 0$aBaseball$vFiction.'], ['880', '10$6245-02/$1$a夏日国度'],
  ['952', '  $p30000000123457$9881$aMAIN$oFIC CHA$yBK'], ['999', '  $c17$d17'],
];
const cnmarc: readonly FieldText[] = [
  ['001', 'CAL 0120000000'], ['010', '  $a978-7-5366-9293-0$dCNY39.00'], ['100', '  $a20230101d2020    em y0chiy50      ea'], ['101', '1 $achi$ceng'], ['200', '1 $a三体$e地球往事$h第一部$f刘慈欣著'],
  ['210', '  $a重庆$c重庆出版社$d2008'], ['606', '0 $a科学幻想小说'], ['690', '  $aI247.5$v5'], ['701', ' 0$a刘慈欣'], ['905', '  $aMAIN$b0012345$b0012346$dI247.5$e1234'],
];
const gbk = Buffer.from('c8fdcce5', 'hex');
const marc8 = (text: string): Buffer => Buffer.from(text.replaceAll('é', '\xe2e').replaceAll('夏', '\x1b$1!0-\x1b(B'), 'latin1');
const xml = `<?xml version="1.0" encoding="UTF-8"?><collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">1</controlfield>
<datafield tag="245" ind1="1" ind2="0"><subfield code="a">Summerland &amp; &#x4E2D;</subfield></datafield></record><record><leader>00000nam a2200000 a 4500</leader><datafield tag="245" ind1="1" ind2="0"><subfield code="a">Two</subfield></datafield></record></collection>`;
const mnemonic = '=LDR  00647pam  2200241 a 4500\n=001  fol05754809\\\n=245  10$aUn {acute}et{acute}e /$cDeckle {dollar}.\n\n=LDR  00647pam  2200241 a 4500\n=245  10$aTwo\n';
const json = JSON.stringify([{ leader: '00000nam a2200000 a 4500', fields: [{ '001': '1' }, { 245: { ind1: '1', ind2: '0', subfields: [{ a: 'Summerland /' }, { c: 'x' }] } }] }]);

export const marc: FuzzTarget = {
  name: 'marc',
  seeds: () => [
    Buffer.concat([iso2709(book), iso2709(cnmarc), iso2709(book)]),
    Buffer.concat([iso2709(book.map(([tag, text]) => [tag, text.replace('a novel', 'roman d’été')]), { encode: marc8, leader: 'nam  ' }), iso2709(book)]),
    Buffer.concat(Array.from({ length: 20 }, () => iso2709(cnmarc))),
    Buffer.from(xml), Buffer.from(mnemonic), Buffer.from(json), Buffer.from(json.slice(1, -1) + '\n' + json.slice(1, -1)),
    Buffer.from(`\ufeff${iso2709(cnmarc).toString()}`, 'utf16le'),
  ],
  tokens: [
    '\x1d', '\x1e', '\x1f', '\x1fa', '\x1e\x1d', '\x1b$1', '\x1b(B', '\x1b(3', '\x1bs', '\x1b', '4500', '00000', '99999', '01471cjm a2200349 a 4500', '245000000000', '245', '\xe2', gbk, Buffer.from([0xe2, 0x65]), Buffer.from([0xff, 0xfe]),
    '<record>', '</record>', '<datafield tag="245">', '</subfield>', '<![CDATA[', ']]>', '<!--', '&#x1F;', '&bad;', '\0', '{', '}', '[', ']', '"leader":', '"fields"', '\\u0000', '\\', '"', '=LDR  ', '=245  10$a', '{eacute}', '\n\n', '$a', '880-01', '245-01/$1',
  ],
  run: readAsTable,
};
