import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EncodingName } from '#contract/imports.ts';
import { openSource } from '../../../../src-main/imports/open-source.ts';
import { AppError } from '#contract/errors.ts';
import { encode } from './encode.ts';
import { fileOf } from './reading.ts';
import { wholeOf } from './whole-table.ts';

/** What encodings can write, and what they cannot be told from others without. */
const words: readonly (readonly [EncodingName, readonly string[]])[] = [
  ['UTF-8', ['Élégie', 'x', '书', 'Обломов', '']], ['UTF-16LE', ['Élégie', 'x', '书', 'Обломов', '']], ['UTF-16BE', ['Élégie', 'x', '书', '']],
  ['GB18030', ['红楼梦', '三国演义', 'Emma', '计算机', '']], ['Big5', ['紅樓夢', '兒童文學', 'Emma', '']], ['windows-1252', ['Élégie', 'Größe', 'señor', 'x y', '']],
  ['windows-1251', ['Война и мир', 'Обломов', 'Emma', '']], ['IBM866', ['Война и мир', 'Обломов', '']],
];

const table = fc.constantFrom(...words).chain(([encoding, some]) => fc.record({
  encoding: fc.constant(encoding),
  delimiter: fc.constantFrom(',', ';', '\t', '|', '^', '@'),
  quoting: fc.constantFrom('never', 'always', 'needed'),
  end: fc.constantFrom('\n', '\r\n'),
  titleLines: fc.integer({ min: 0, max: 3 }),
  rows: fc.array(fc.tuple(fc.constantFrom(...some), fc.constantFrom(...some), fc.constantFrom('', ' and more', 'a "b" c', 'p, q; r|s')), { minLength: 6, maxLength: 40 }),
}));

describe('a table of any make', () => {
  it('is read back the same', async () => {
    await fc.assert(fc.asyncProperty(table, async ({ encoding, delimiter, quoting, end, titleLines, rows }) => {
      const cells = rows.map(([title, author, note], i) => {
        const plain = note.replace(/[",;|]/g, '');
        return [String(10_001 + i), title, author, `2024-01-${String(10 + (i % 20))}`, quoting === 'never' ? plain : note, encoding === 'UTF-8' || i > 0 ? '' : words.find(([name]) => name === encoding)![1][0] ?? ''];
      });
      const header = ['issue_id', 'title', 'author', 'issuedate', 'note', 'more'];
      const write = (cell: string): string => (quoting === 'always' || (quoting === 'needed' && new RegExp(`["${RegExp.escape(delimiter)}]`).test(cell)) ? `"${cell.replaceAll('"', '""')}"` : cell);
      const text = [...Array.from({ length: titleLines }, (_, i) => `Report ${String(i)}`), ...[header, ...cells].map((row) => row.map(write).join(delimiter))].map((line) => line + end).join('');
      const read = await wholeOf(encode(text, encoding));
      expect({ encoding: read.table.encoding, delimiter: read.table.delimiter, skip: read.table.skip, header: read.table.header }).toEqual({ encoding, delimiter, skip: titleLines, header });
      expect(read.rows).toEqual(cells);
      expect(read.broken).toEqual([]);
    }), { numRuns: 80 });
  });

  it('is refused in so many words or read, whatever its bytes are', async () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 300 }).map((text) => Buffer.from(text)), fc.array(fc.constantFrom('{', '}', '[', ']', '"a":', '"', ',', '\n', '<a>', '</a>', '<b x="1">', '&x;', 'E20230101000000', '^S01CV', ';', '1'), { maxLength: 60 }).map((parts) => Buffer.from(parts.join(''))));
    await fc.assert(fc.asyncProperty(bytes, async (content) => {
      try {
        const source = await openSource(fileOf(content), 'a.txt', {});
        for await (const block of source.blocks({ bytesRead: 0 })) {
          for (const row of block.rows) expect(row).toHaveLength(source.header.length);
          expect(block.lines).toHaveLength(block.rows.length);
        }
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    }), { numRuns: 200 });
  });
});
