import { readAsTable, type FuzzTarget } from '../target.ts';

const rows = Array.from({ length: 30 }, (_, i) => [String(i + 1), `P${String(i % 7)}`, `300000${String(1000 + i)}`, `2024-01-${String(10 + (i % 20))} 10:00:00`, i % 3 === 0 ? 'Élégie, "à" Genève' : '书名']);
const header = ['issue_id', 'borrowernumber', 'barcode', 'issuedate', 'title'];
const quoted = (cells: readonly string[]): string => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
const log = rows.map((cells) => `${cells.join('@')}@\n`).join('');
const gb18030 = Buffer.from('b1e0bac52ccae9c3fb0a312cbaecc2a5c3ce0a322cc8fdb9fad1ddd2e50a332cbba4d7c50a', 'hex');

export const delimited: FuzzTarget = {
  name: 'delimited',
  seeds: () => [
    Buffer.from([header, ...rows].map((cells) => `${quoted(cells)}\n`).join('')),
    Buffer.from(`Report\n\nBranch,all,,,\n${[header, ...rows].map((cells) => `${quoted(cells)}\r\n`).join('')}# ERROR: gone\n`),
    Buffer.from(`\ufeff${[header, ...rows].map((cells) => cells.join('\t')).join('\n')}`, 'utf16le'),
    Buffer.from(log), Buffer.from(log.replace('书名', '书\n名').replace('书名', '书@名')), gb18030,
    Buffer.from(`user_id:token\titem_id:token${rows.map((cells) => `${cells[1] ?? ''}\t${cells[2] ?? ''}`).join('\n')}`),
    Buffer.from(new TextDecoder('windows-1252').decode(Buffer.from(rows.map((cells) => quoted(cells)).join('\n')))),
    Buffer.from(`id,jsonb\n1,"{""id"": ""a"", ""status"": {""name"": ""Open""}}"\n2,"{""id"": ""b""}"\n`),
  ],
  tokens: [',', ';', '\t', '|', '^', '@', '~', '"', '""', "'", '\n', '\r\n', '\r', '\n\n\n', '# ERROR: x\n', '# x\n', '-- x\n', '&amp\t', '";"', 'issue_id,borrowernumber,barcode,issuedate,title\n', '2024-13-45', '\ufeff', '\0',
    Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff]), Buffer.from([0x0a, 0x00]), Buffer.from([0x00, 0x0a]), Buffer.from([0xc8, 0xfd]), Buffer.from([0xe2, 0x80]), Buffer.from([0x85]), Buffer.from([0x81, 0x30, 0x81])],
  run: readAsTable,
};
