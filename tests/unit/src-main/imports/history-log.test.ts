import { describe, expect, it } from 'vitest';
import { wholeOf } from './whole-table.ts';

const text = [
  'E202310100148422967R ^S61EVFWSMTCHTLHL1^FEEPLLHL^FFSMTCHT^FcNONE^FDSIPCHK^dC6^NQ31221120423970^CO10/10/2023,1:48^^O',
  'E202310100149001234R ^S02CVFFADMIN^FEEPLMNA^NQ31221120423971  ^UO21221012345678^Uf9876^IQFIC ATW^IS1^Zz4444^^O',
  'E202310100150001235R ^S03JZFFADMIN^FEEPLMNA^UO21221012345678^Uf9876^^O',
  'what is this Uf9876',
  'E202310110000001236R ^S04RVFEEPLMNA^NQ31221120423971^UO21221012345678^^O',
].join('\n');

describe('the history log of Symphony', () => {
  it('reads charges, renewals and discharges', async () => {
    const { table, rows, lines, broken } = await wholeOf(text);
    expect(table).toMatchObject({ format: 'symphony-log', profile: 'symphony-history', header: ['event_at', 'command', 'NQ', 'UO', 'FE', 'IQ', 'IS', 'CO'] });
    expect(rows).toEqual([
      ['2023-10-10 01:48:42', 'EV', '31221120423970', '', 'EPLLHL', '', '', '10/10/2023,1:48'],
      ['2023-10-10 01:49:00', 'CV', '31221120423971', '21221012345678', 'EPLMNA', 'FIC ATW', '1', ''],
      ['2023-10-10 01:50:00', 'JZ', '', '', '', '', '', ''],
      ['2023-10-11 00:00:00', 'RV', '31221120423971', '21221012345678', 'EPLMNA', '', '', ''],
    ]);
    expect(lines).toEqual([1, 2, 3, 5]);
    expect(broken).toEqual([{ line: 4, offset: text.indexOf('what'), code: 'record-broken' }]);
  });

  it('keeps no PIN and no value it does not know, not even of a line that is turned away', async () => {
    const { table, rows, kept } = await wholeOf(text);
    expect(JSON.stringify([table, rows, kept])).not.toMatch(/9876|4444/);
  });

  it('takes a table with carets for a table', async () => {
    expect((await wholeOf('patron_id^item_id^loan_at\nP1^I1^2024-01-02\nP2^I2^2024-01-03\n')).table).toMatchObject({ format: 'delimited', delimiter: '^' });
  });
});
