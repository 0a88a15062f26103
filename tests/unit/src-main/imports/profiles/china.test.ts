import { describe, expect, it } from 'vitest';
import { at, fileOf, readAll, readProfile } from '../reading.ts';

describe('Huiwen', () => {
  it('loans of the past, of now, and of the view', async () => {
    const hist = 'CERT_ID_F,PROP_NO_F,LOCATION_F,LEND_DATE,RET_DATE,RENEW_DATE,RENEW_TIMES,ASBACK_DATE,ASBACK_TIMES,RULE_NO_F,EXCD_DAYS,RESP_WKR,RET_WKR,MARC_REC_NO_F,CALL_NO,CLS_ID,ATTACHMENT';
    expect(await readProfile(`${hist}\n2019001,0039001,101,2024-03-05 9:07:00,2024-03-20,,1,,,1,0,王某,李某,0000123,I247.5/12,I247.5,\n`)).toEqual({
      profile: 'huiwen-loans', kind: 'loans', ignored: {}, rejects: [], notices: ['personal-left-out'],
      records: [{ patronId: '2019001', itemBarcode: '0039001', titleId: '0000123', branch: '101', loanedAt: at('2024-03-05T09:07:00'), returnedAt: at('2024-03-20T00:00:00'), renewals: 1, title: { titleId: '0000123', classMark: 'I247.5', callNumber: 'I247.5/12' } }],
    });
    expect(await readProfile('CERT_ID,PROP_NO,LEND_DATE,NORM_RET_DATE,RENEW_TIMES\n2019001,0039001,2024-03-05,2024-04-05,0\n')).toMatchObject({ profile: 'huiwen-loans', notices: ['link-missing', 'open-loans-only'], records: [{ patronId: '2019001', itemBarcode: '0039001', dueAt: at('2024-04-05T00:00:00') }] });
    expect(await readProfile('redr_cert_id,m_title,prop_no_f,call_no,m_author,lend_date,norm_ret_date,ret_date,m_publisher,location_name,M_isbn\n2019001,三体,0039001,I247.55/3,刘慈欣,2024-03-05,2024-04-05,,重庆出版社,社科书库,978-7-5366-9293-0\n')).toMatchObject({ profile: 'huiwen-loans', records: [{ patronId: '2019001', itemBarcode: '0039001', branch: '社科书库', title: { title: '三体', author: '刘慈欣', isbns: ['9787536692930'] } }] });
  });

  it('readers without names, numbers of identity and passwords; titles and copies', async () => {
    const header = 'CERT_ID,ID_CARD,NAME,SEX,BIRTHDAY,DEPT,ADDRESS,TELE,EMAIL,TOTAL_LEND_QTY,PASSWORD,REDR_REG_DAY,REDR_TYPE_CODE,REDR_FLAG';
    const { source, records } = await readAll(fileOf(`${header}\n2019001,11010519491231002X,王某,男,1999-02-03,数学学院,某路,13800138000,a@b.cn,9,123456,2019-09-01,01,1\n`));
    expect(source).toMatchObject({ profile: 'huiwen-readers', kind: 'patrons', mapping: { CERT_ID: 'patron_id', BIRTHDAY: 'birth_year', REDR_TYPE_CODE: 'patron_group' } });
    expect(records).toEqual([{ patronId: '2019001', group: '01', birthYear: 1999 }]);
    expect(await readProfile('MARC_REC_NO,M_TITLE,M_AUTHOR,M_PUBLISHER,M_ISBN,M_CALL_NO,M_PUB_YEAR\n0000123,三体,刘慈欣著,重庆出版社,9787536692930,I247.55/3,2008\n')).toMatchObject({ profile: 'huiwen-titles', kind: 'titles', records: [{ titleId: '0000123', title: '三体', year: 2008, callNumber: 'I247.55/3' }] });
    expect(await readProfile('PROP_NO,MARC_REC_NO,LOCATION,CALL_NO\n0039001,0000123,101,I247.55/3\n')).toMatchObject({ profile: 'huiwen-titles', kind: 'items', records: [{ itemBarcode: '0039001', titleId: '0000123', branch: '101' }] });
  });
});

describe('GDLIS, Interlib, school clouds', () => {
  it('GDLIS, whose loans may come without readers', async () => {
    expect(await readProfile('册条码号,正题名,责任者,ISBN,分类号,借书日期,应还日期,还书日期,续借次数\n00123,三体,刘慈欣,9787536692930,I247.55,2024/01/20,2024/2/19,,0\n')).toMatchObject({ profile: 'gdlis', kind: 'loans', notices: ['no-patrons'], records: [{ itemBarcode: '00123', loanedAt: at('2024-01-20T00:00:00'), title: { titleId: '=isbn:9787536692930', title: '三体' } }] });
  });

  it('Interlib as JSON', async () => {
    const loan = { rdid: 'R1', itemBarcode: '0012', bibTitle: '活着', bibAuthor: '余华', bibISBN: '9787506365437', classNo: 'I247.57', loanTime: '2024-03-05 10:00:00', returnTime: null, dueTime: '2024-04-05 10:00:00', loanType: '借', renewTimes: 0 };
    expect(await readProfile(JSON.stringify([loan, { ...loan, itemBarcode: '0013', returnTime: '2024-03-09 09:00:00' }, { ...loan, loanType: '续借' }]), {}, 'loans.json')).toMatchObject({
      profile: 'interlib', kind: 'loans', ignored: { renewal: 1 }, records: [{ patronId: 'R1', itemBarcode: '0012', title: { title: '活着', classMark: 'I247.57' } }, { returnedAt: at('2024-03-09T09:00:00') }],
    });
  });

  it('the log of loans, what is out, what is overdue, readers, and their sums', async () => {
    const log = '序号,读者证号,读者姓名,条形码,题名,定价,借书日期,应还日期,还书日期,操作行为,操作日期';
    expect(await readProfile(`${log}\n1,D1,王某,0012,三体,23.00,2024-03-05,2024-04-05,,借书,2024-03-05\n2,D1,王某,0012,三体,23.00,2024-03-05,2024-05-05,,续借,2024-03-20\n3,D1,王某,0012,三体,23.00,2024-03-05,2024-05-05,2024-03-28,还书,2024-03-28\n`)).toEqual({
      profile: 'school-cloud', kind: 'loans', ignored: { renewal: 1 }, rejects: [], notices: ['personal-left-out'],
      records: [{ patronId: 'D1', itemBarcode: '0012', loanedAt: at('2024-03-05T00:00:00'), dueAt: at('2024-04-05T00:00:00'), title: { titleId: '=title:三体/', title: '三体' } }, expect.objectContaining({ returnedAt: at('2024-03-28T00:00:00') })],
    });
    expect(await readProfile('序号,条形码,题名,借书日期,应还日期,读者证号,读者姓名,读者组织,读者类型,是否超期,超期天数\n1,0012,三体,2024-03-05,2024-04-05,D1,王某,三年级,学生,否,0\n')).toMatchObject({ profile: 'school-cloud', kind: 'loans', notices: ['personal-left-out', 'open-loans-only'], records: [{ patronId: 'D1', patronGroup: '学生' }] });
    expect(await readProfile('序号,读者证号,读者姓名,读者组织,条形码,题名,借书日期,应还日期,状态,超期天数\n1,D1,王某,三年级,0012,三体,2024-03-05,2024-04-05,超期,3\n')).toMatchObject({ profile: 'school-cloud', kind: 'loans' });
    expect(await readProfile('读者证号,读者姓名,读者性别,读者组织,读者类型,读者押金,办证日期,终止日期,读者状态\nD1,王某,男,三年级,学生,0,2020-09-01,2030-07-01,正常\n')).toMatchObject({ profile: 'school-cloud-readers', kind: 'patrons', records: [{ patronId: 'D1', group: '学生', expiresOn: '2030-07-01' }] });
    await expect(readProfile('序号,读者证号,读者姓名,读者类型,读者组织,借阅册次,续借册次,预约册次,预借册次,超期册次,罚款次数\n1,D1,王某,学生,三年级,12,1,0,0,0,0\n')).rejects.toMatchObject({ code: 'file-only-totals' });
  });
});

describe('other Chinese sources', () => {
  it('initials of pinyin', async () => {
    expect(await readProfile('jyzbh,jyzxm,jyrylbm,tsbh,jyrq,yjghrq,sjghrq\nD1,王某,01,B7,20240305,20240405,20240320\n')).toMatchObject({ profile: 'pinyin-standard', kind: 'loans', notices: ['personal-left-out'], records: [{ patronId: 'D1', patronGroup: '01', titleId: 'B7', loanedAt: at('2024-03-05T00:00:00'), dueAt: at('2024-04-05T00:00:00'), returnedAt: at('2024-03-20T00:00:00') }] });
    expect(await readProfile('jyzbh,jyzxm,jyrylbm\nD1,王某,01\n')).toMatchObject({ profile: 'pinyin-standard', kind: 'patrons', records: [{ patronId: 'D1', group: '01' }] });
  });

  it('a data warehouse that names people only', async () => {
    const found = await readProfile('BOOK_NAME,STORE_NAME,BORROW_TIME,SHOULD_RETURN_TIME,RETURN_TIME,RENEW_TIME,RENEW_COUNT,PEOPLE_TYPE_NAME,PEOPLE_NAME,SEX_NAME,OF_NAME,EDU_NAME\n三体,总馆,2024-03-05 10:00:00,2024-04-05 10:00:00,,,0,本科生,王某,男,数学学院,本科\n');
    expect(found).toEqual({
      profile: 'data-warehouse', kind: 'loans', ignored: {}, rejects: [], notices: ['personal-left-out', 'no-patrons'],
      records: [{ titleId: '=title:三体/', branch: '总馆', loanedAt: at('2024-03-05T10:00:00'), dueAt: at('2024-04-05T10:00:00'), renewals: 0, patronGroup: '本科生', title: { titleId: '=title:三体/', title: '三体' } }],
    });
  });

  it('a university’s log without a header, each row ending with the sign', async () => {
    const row = (patron: string, event: string, day: string): string => `0000123@I247.55/3@三体@978-7-5366-9293-0@刘慈欣@2008@重庆出版社@${patron}@${day}@${event}@31@05@`;
    const rows = [row('S1', '50', '20120305'), row('S1', '62', '20120320'), row('S1', '63', '20120401'), row('S1', '61', '20120410'), row('S2', '50', '20120411'), row('S2', '99', '20120412'), row('S2', '61', '20120413')];
    const found = await readProfile(rows.join('\n'));
    expect(found).toMatchObject({ profile: 'university-log', kind: 'events', ignored: { 'not-a-loan': 1 }, rejects: [] });
    expect(found.records).toMatchObject([
      { event: 'issue', at: at('2012-03-05T00:00:00'), patronId: 'S1', patronGroup: '31', titleId: '0000123', title: { title: '三体', author: '刘慈欣', year: 2008, isbns: ['9787536692930'], callNumber: 'I247.55/3' } },
      { event: 'renew' }, { event: 'renew' }, { event: 'return' }, { event: 'issue', patronId: 'S2' }, { event: 'return' },
    ]);
    expect((await readProfile(`系统号@索书号@书名@isbn号@作者@出版年@出版社@学工号@发生日期@事件类型@读者身份类别@学院代码@\n${rows.join('\n')}`)).records).toEqual(found.records);
  });

  it('the operation log of dp2', async () => {
    const entry = (operation: string, action: string, time: string): string => `<root><operation>${operation}</operation><action>${action}</action><readerBarcode>R1</readerBarcode><itemBarcode>0012</itemBarcode><libraryCode>海淀分馆</libraryCode><operator>王某</operator><operTime>${time}</operTime></root>`;
    const text = `<collection>${entry('borrow', 'borrow', 'Mon, 27 Mar 2023 19:12:04 +0800')}${entry('borrow', 'renew', 'Thu, 30 Mar 2023 09:00:00 +0800')}${entry('return', 'return', 'Sat, 01 Apr 2023 10:00:00 +0800')}${entry('setReaderInfo', 'change', 'Sat, 01 Apr 2023 10:00:00 +0800')}</collection>`;
    const found = await readProfile(text, {}, 'log.xml');
    expect(found).toMatchObject({ profile: 'dp2-log', kind: 'events', ignored: { 'not-a-loan': 1 }, rejects: [] });
    expect(found.records).toEqual([
      { event: 'issue', at: at('2023-03-27T19:12:04'), patronId: 'R1', itemBarcode: '0012', branch: '海淀分馆' }, { event: 'renew', at: at('2023-03-30T09:00:00'), patronId: 'R1', itemBarcode: '0012', branch: '海淀分馆' },
      { event: 'return', at: at('2023-04-01T10:00:00'), patronId: 'R1', itemBarcode: '0012', branch: '海淀分馆' },
    ]);
  });

  it('columns as a contest has them', async () => {
    expect(await readProfile('inter_id,user_id,book_id,借阅时间,还书时间,续借时间,续借次数\n1,87,8,2023/04/12 14:58,2023/05/14 14:58,2023/05/02 14:58,1\n')).toMatchObject({ kind: 'loans', records: [{ loanId: '1', patronId: '87', titleId: '8', loanedAt: at('2023-04-12T14:58:00'), returnedAt: at('2023-05-14T14:58:00'), renewals: 1 }] });
    expect(await readProfile('借阅人,性别,DEPT,年级,类型\n1,女,数学学院,2022级,本科生\n')).toMatchObject({ kind: 'patrons', records: [{ patronId: '1', group: '本科生' }] });
    await expect(readProfile('借阅人,性别,DEPT,年级,类型\n王某,女,数学学院,2022级,本科生\n')).rejects.toMatchObject({ code: 'kind-unknown' });
  });
});
