import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LoanRecord } from '#contract/records.ts';
import { previewFile } from '../../../../src-main/imports/preview.ts';
import { rejectsHeader, rejectsLine } from '../../../../src-main/imports/rejects-file.ts';
import { isNationalId, lookOf } from '../../../../src-main/imports/columns/sniff.ts';
import { fileOf, readAll, readLoans, readProfile } from './reading.ts';

const key = new Uint8Array(32).fill(7);
const patronsOf = (loans: readonly LoanRecord[]): (string | undefined)[] => loans.map(({ patronId }) => patronId);
const loansOf = (patrons: readonly string[], more = ''): string => `patron_id,title_id,loan_at${more === '' ? '' : ',patron_group'}\n${patrons.map((patron, i) => `${patron},T${String(i)},2024-01-02${more}\n`).join('')}`;

describe('loans of nobody', () => {
  it.each(['', 'NULL', 'null', '-1', 'None', 'N/A', '<Aged Circulation>', '00000000-0000-0000-0000-000000000000', 'Anonymous patron', '匿名读者', '\\N', '-'])('%j names no patron, and is no fault', async (patron) => {
    const { loans, rejects } = await readLoans(loansOf(['P1', patron]));
    expect([patronsOf(loans), rejects]).toEqual([['P1', undefined], []]);
  });

  it.each(['LOST', 'MISSING', 'lost-CPL', 'ILL001', 'REPAIR 2', 'DISPLAY', 'In-house', 'STATS', 'Withdrawn', '剔旧', '丢失图书', '馆际互借1'])('%j is a place, no reader', async (patron) => {
    expect(patronsOf((await readLoans(loansOf([patron, 'P1']))).loans)).toEqual([undefined, 'P1']);
    expect((await readProfile(`patron_id,group\nP1,adult\n${patron},x\n`)).ignored).toEqual({ 'not-a-loan': 1 });
  });

  it.each(['ILLINOIS77', 'Lostwood', 'P-LOST', '1000LOST', 'MISSINGER', '0', '007', 'STATON'])('%j is a reader', async (patron) => {
    expect(patronsOf((await readLoans(loansOf([patron]))).loans)).toEqual([patron]);
  });

  it.each(['LOST', 'Statistical patron', '剔旧', 'Interlibrary loan'])('a card of the group %j is no reader’s', async (group) => {
    const { loans } = await readLoans(loansOf(['P1', 'P2'], `,${group}`));
    expect(loans.map(({ patronId, patronGroup }) => [patronId, patronGroup])).toEqual([[undefined, undefined], [undefined, undefined]]);
    expect((await readAll(fileOf(`patron_id,group\nP1,${group}\n`))).records).toEqual([{ patronId: 'P1', refusesHistory: true }]);
  });

  it('also where the librarian says so', async () => {
    expect(patronsOf((await readLoans(loansOf(['P1', 'P2']), { privacy: { notReaders: ['P1'] } })).loans)).toEqual([undefined, 'P2']);
  });

  it.each([['2', true], ['never', true], ['从不', true], ['0', undefined], ['1', undefined], ['', undefined]])('privacy %j: refuses %j', async (privacy, refuses) => {
    expect((await readAll(fileOf(`patron_id,consent,privacy\nP1,yes,${privacy}\n`))).records).toEqual([{ patronId: 'P1', consent: true, ...(refuses !== undefined && { refusesHistory: refuses }) }]);
  });
});

describe('pseudonyms', () => {
  const named = (card: string): string => `~${createHmac('sha256', key).update(card).digest().subarray(0, 16).toString('base64url')}`;

  it('are the same for a card in every file, and nobody stays nobody', async () => {
    const { loans } = await readLoans(loansOf(['P1', ' P1 ', 'Ｐ１', 'P2', '-1', 'LOST']), { privacy: { pseudonymKey: key } });
    expect(patronsOf(loans)).toEqual([named('P1'), named('P1'), named('P1'), named('P2'), undefined, undefined]);
    expect((await readAll(fileOf('patron_id,group\nP1,adult\n'), { privacy: { pseudonymKey: key } })).records).toEqual([{ patronId: named('P1'), group: 'adult' }]);
    expect(patronsOf((await readLoans(loansOf(['P1']), { privacy: { pseudonymKey: new Uint8Array(32) } })).loans)).not.toEqual([named('P1')]);
    expect(patronsOf((await readLoans(loansOf(['P1', 'P2']), { privacy: { pseudonymKey: key, notReaders: ['P1', named('P2')] } })).loans)).toEqual([undefined, undefined]);
  });

  it('stand in the rejected rows too, and are not hashed twice when these come back', async () => {
    const request = { privacy: { pseudonymKey: key } };
    const first = await readAll(fileOf('patron_id,title_id,loan_at\nCARD77,T1,soon\nCARD78,T1\n'), request);
    expect(JSON.stringify(first.rejects)).not.toContain('CARD7');
    const again = rejectsHeader(first.source.header) + rejectsLine(first.rejects[0]!).replace('soon', '2024-01-02');
    expect((await readAll(fileOf(again), request)).records).toMatchObject([{ patronId: named('CARD77'), titleId: 'T1' }]);
  });
});

describe('what is private', () => {
  it.each([['11010519491231002X', true], ['110105194912310021', false], ['440308199901101512', true], ['12345678901234567X', false], ['110105194913310020', false]])('%s is a number of identity: %s', (text, is) => {
    expect(isNationalId(text)).toBe(is);
  });

  it.each([['email', ['a@b.cn', 'c.d@e.org']], ['phone', ['13800138000', '13912345678']], ['phone', ['555-010-1234', '555-010-9999']], ['national-id', ['11010519491231002X', '440308199901101512']], ['date', ['2024-01-02', '3/4/2024', '20240305']], ['isbn', ['9787536692930', '0-8044-2957-X']], ['barcode', ['31221120423970', 'A1234567']], ['number', ['7', '8']], ['text', ['Emma', 'x']], ['text', []]])('%s: %j', (look, values) => {
    expect(lookOf(values)).toBe(look);
  });

  it.each([['numbers of identity', ['11010519491231002X', '440308199901101512']], ['phone numbers', ['13800138000', '13912345678']], ['addresses', ['a@b.cn', 'c@d.org']], ['names', ['Ann Secret', 'Zoë van der Berg']], ['Chinese names', ['王小明', '李四']]])('patrons named by %s come in as pseudonyms only', async (_, ids) => {
    const text = loansOf(ids);
    await expect(readAll(fileOf(text))).rejects.toMatchObject({ code: 'patron-ids-personal', values: { columns: 'patron_id' } });
    const { records } = await readAll(fileOf(text), { privacy: { pseudonymKey: key } });
    expect(records).toHaveLength(2);
    expect(JSON.stringify(records)).not.toContain(ids[0]);
    expect(JSON.stringify(await previewFile(fileOf(text), 'a.csv', {}))).not.toContain(ids[0]);
  });

  it('a column of identity numbers may be the patron’s number under pseudonyms, when the user says so', async () => {
    const text = '身份证号,title_id,loan_at\n11010519491231002X,T1,2024-01-02\n';
    const mapping = { 身份证号: 'patron_id' };
    await expect(readAll(fileOf(text), { kind: 'loans', mapping })).rejects.toMatchObject({ code: 'mapping-invalid' });
    expect((await readAll(fileOf(text), { kind: 'loans', mapping, privacy: { pseudonymKey: key } })).records).toMatchObject([{ titleId: 'T1', patronId: expect.stringMatching(/^~[\w-]{22}$/) }]);
    expect((await readAll(fileOf(text), { kind: 'loans' })).records).toEqual([expect.not.objectContaining({ patronId: expect.anything() })]);
  });

  it('is hidden by what stands in it, whatever the header says', async () => {
    const text = 'patron_id,title_id,loan_at,extra,memo\nP1,T1,soon,a@b.cn,13800138000\nP2,T2,2024-01-02,c@d.org,13912345678\n';
    const { rejects, source } = await readAll(fileOf(text));
    expect(rejects).toEqual([{ line: 2, code: 'bad-date', field: 'loan_at', cells: ['P1', 'T1', 'soon', '', ''] }]);
    expect(source.notices).toContainEqual({ code: 'personal-left-out', values: { columns: 'extra, memo' } });
    const preview = await previewFile(fileOf(text), 'a.csv', {});
    expect(preview.columns.map(({ isPersonal }) => isPersonal)).toEqual([false, false, false, true, true]);
    expect(JSON.stringify(preview)).not.toMatch(/b\.cn|1380013/);
  });

  it('is hidden inside JSON', async () => {
    const loan = { id: 'l1', userId: 'u1', itemId: 'i1', loanDate: 'soon', user: { personal: { lastName: 'Secret', email: 'secret@b.cn', phone: '555' }, patronName: 'Secret' } };
    const text = JSON.stringify([loan, { ...loan, loanDate: '2024-01-02' }]);
    const { rejects, records } = await readAll(fileOf(text, 'x.json'));
    expect([records.length, rejects.length]).toEqual([1, 1]);
    expect(JSON.stringify([rejects, records, await previewFile(fileOf(text), 'x.json', {})])).not.toMatch(/Secret|secret|555/);
  });
});
