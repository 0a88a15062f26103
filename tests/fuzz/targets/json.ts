import { readAsTable, type FuzzTarget } from '../target.ts';

const loans = Array.from({ length: 20 }, (_, i) => ({ id: `l${String(i)}`, userId: `u${String(i % 5)}`, itemId: `i${String(i)}`, status: { name: i % 2 === 0 ? 'Open' : 'Closed' }, loanDate: '2024-01-02T03:04:05Z', isbn: ['1', '2'], n: 99_123_456, note: 'a "b" \\ 书 \u0001' }));

export const json: FuzzTarget = {
  name: 'json',
  seeds: () => [
    Buffer.from(JSON.stringify(loans)), Buffer.from(JSON.stringify({ meta: { a: 1 }, data: { loans } }, null, 2)), Buffer.from(loans.map((loan) => JSON.stringify(loan)).join('\n')),
    Buffer.from(JSON.stringify(loans[0])), Buffer.from(`\ufeff${JSON.stringify(loans)}`, 'utf16le'), Buffer.from('[{"a":{"b":{"c":[[[1,{"d":2}]]]}}},{"a":[]}]'),
  ],
  tokens: ['{', '}', '[', ']', '"', ':', ',', '\\', '\\"', '\\u', '\\ud800', 'null', 'true', '1e999', '99999999999999999999', '-', '{"a":', '},{', '}{', '}\n{', '"loans":[', '__proto__', '"constructor"', '\n', '\0', '['.repeat(3000), '{"a":'.repeat(3000), '\ufeff'],
  run: readAsTable,
};
