import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iso2709, type FieldText } from '../../../../helpers/marc-records.ts';
import { EncodingJudge } from '#imports/marc/encoding/encoding-judge.ts';
import { readers } from '#imports/marc/readers.ts';
import { readMarc } from './reading-marc.ts';

const plain = fc.string({ unit: fc.constantFrom(...'abcdefghij XYZ0123456789'), minLength: 1, maxLength: 40 }).map((text) => `t${text}`.replace(/\s+/g, ' ').trim());
const letters = fc.string({ unit: fc.constantFrom(...'abcÄÖÜéèñçøßжщяאבγδ三体红楼夢カナ한글'), minLength: 1, maxLength: 30 }).map((text) => `t${text}`.normalize('NFC'));
const record = fc.record({ id: fc.uuid(), title: fc.oneof(plain, letters), author: letters, notes: fc.array(plain, { maxLength: 20 }) });
const fieldsOf = ({ id, title, author, notes }: { id: string; title: string; author: string; notes: string[] }): FieldText[] => [['001', id], ['100', `0 $a${author}`], ['245', `10$a${title}`], ...notes.map((note): FieldText => ['500', `  $a${note}`])];

const records = Array.from({ length: 4 }, (_, at): FieldText[] => [['001', `id${String(at)}`], ['245', `10$aTitle ${String(at)} über 三体$cN. N.`], ['500', `  $a${'note '.repeat(at * 7)}`]]);
const subfields = (text: string): [string, string][] => text.split('$').slice(1).map((part) => [part.charAt(0), part.slice(1)]);
const dresses = {
  iso2709: Buffer.concat([...records.map((fields) => iso2709(fields)), Buffer.from('rubbish without a directory\x1d')]),
  xml: Buffer.from(`<collection>${records.map((fields) => `<record><leader>00000nam a2200000 a 4500</leader>${fields.map(([tag, text]) => (tag < '010' ? `<controlfield tag="${tag}">${text}</controlfield>` : `<datafield tag="${tag}" ind1=" " ind2=" ">${subfields(text).map(([code, value]) => `<subfield code="${code}">${value}</subfield>`).join('')}</datafield>`)).join('')}</record>`).join('\n')}</collection>`),
  mnemonic: Buffer.from(records.map((fields) => `=LDR  00000nam a2200000 a 4500\n${fields.map(([tag, text]) => `=${tag}  ${text}\n`).join('')}`).join('\n')),
  json: Buffer.from(JSON.stringify(records.map((fields) => ({ leader: '00000nam a2200000 a 4500', fields: fields.map(([tag, text]) => ({ [tag]: tag < '010' ? text : { ind1: ' ', ind2: ' ', subfields: subfields(text).map(([code, value]) => ({ [code]: value })) } })) })))),
};

describe('any records', () => {
  it.each(Object.entries(dresses))('are the same however a file in %s is cut into chunks', async (dress, bytes) => {
    const read = async (size: number): Promise<unknown> => {
      async function* chunks(): AsyncGenerator<Buffer, void, undefined> {
        for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
      }
      const found = { records: [] as unknown[], broken: [] as unknown[] };
      for await (const batch of readers[dress as keyof typeof readers](chunks(), new EncodingJudge())) {
        found.records.push(...batch.records);
        found.broken.push(...batch.broken);
      }
      return found;
    };
    const whole = await read(bytes.length);
    expect(whole).toMatchObject({ records: records.map((_, at) => ({ number: at + 1, record: { leader: expect.stringContaining('nam') as string } })) });
    for (const size of [1, 7, 64, 1000]) expect(await read(size)).toEqual(whole);
  });

  it('come out as they went in', async () => {
    await fc.assert(fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 12 }), async (records) => {
      const { rows, broken } = await readMarc(Buffer.concat(records.map((each) => iso2709(fieldsOf(each)))));
      expect(broken).toEqual([]);
      expect(rows.map((row) => [row['title_id'], row['title'], row['author']])).toEqual(records.map(({ id, title, author }) => [id, title, author]));
    }), { numRuns: 60 });
  });

  it('are all read but the one that is damaged, or that one too', async () => {
    const bytes = fc.array(fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) }), { minLength: 1, maxLength: 5 });
    await fc.assert(fc.asyncProperty(fc.array(record, { minLength: 3, maxLength: 6 }), fc.nat(), bytes, async (records, which, damage) => {
      const written = records.map((each) => iso2709(fieldsOf(each)));
      const victim = written[which % written.length]!;
      for (const { at, byte } of damage) victim[at % (victim.length - 1)] = byte === 0x1d ? 0x20 : byte; // its end stays
      const { rows, broken } = await readMarc(Buffer.concat([...written, iso2709(fieldsOf(records[0]!))]));
      const found = new Set(rows.map((row) => row['title_id']));
      for (const [at, { id }] of records.entries()) if (at !== which % written.length) expect(found).toContain(id);
      for (const { offset } of broken) expect(offset).toBeDefined();
    }), { numRuns: 100 });
  });

  it('end, whatever bytes they are', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 40, maxLength: 3000 }), fc.constantFrom('00127     2200037   4500', '<record><leader>', '{"leader":"', '=LDR  00127'), async (bytes, beginning) => {
      const { rows, table } = await readMarc(Buffer.concat([Buffer.from(beginning), Buffer.from('\x1f\x1e'), Buffer.from(bytes)])).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error) return { rows: [], table: null }; // refused with a reason: it is no MARC
        throw error;
      });
      expect(rows.every((row) => typeof row === 'object')).toBe(true);
      expect(table === null || table.header.length > 0).toBe(true);
    }), { numRuns: 150 });
  });
});
