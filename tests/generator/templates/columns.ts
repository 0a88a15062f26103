import type { ImportField } from '#contract/imports.ts';

/** A column of a template: its header and what is to be written below it, in English and Chinese. */
export interface TemplateColumn {
  readonly field: ImportField;
  readonly en: string;
  readonly zh: string;
  readonly needed: boolean;
  readonly example: string;
  readonly about: { readonly en: string; readonly zh: string };
}

const column = (field: ImportField, en: string, zh: string, example: string, aboutEn: string, aboutZh: string, needed = false): TemplateColumn => ({ field, en, zh, needed, example, about: { en: aboutEn, zh: aboutZh } });

const patronId = (needed: boolean): TemplateColumn => column('patron_id', 'patron_id', '读者证号', '0023456', 'The patron’s number or barcode, the same in every file. Empty where the loan is of nobody known.', '读者证号或条码，各文件中须一致。无读者的借阅留空。', needed);
const titleId = (needed: boolean): TemplateColumn => column('title_id', 'title_id', '书目记录号', '1048576', 'The number of the bibliographic record.', '书目记录的编号。', needed);
const barcode = column('item_barcode', 'item_barcode', '条码号', '31221120423970', 'The barcode of the copy. Keep the column as text, or long numbers lose their last digits.', '单册条码号。请保持文本格式，否则长数字的末几位会丢失。');
const date = 'As 2024-03-05 or 2024-03-05 10:11.';
const dateZh = '格式如 2024-03-05 或 2024-03-05 10:11。';

/** The files that are best to import from, and their columns. */
export const templates: Readonly<Record<'loans' | 'titles' | 'patrons', readonly TemplateColumn[]>> = {
  loans: [
    column('loan_id', 'loan_id', '流水号', '880012', 'The number of the loan, if the system has one.', '借阅记录的编号（如系统有）。'),
    patronId(false),
    { ...barcode, needed: true, about: { en: `${barcode.about.en} Or give title_id.`, zh: `${barcode.about.zh}也可改填书目记录号。` } },
    titleId(false),
    column('branch', 'branch', '馆藏地', 'North', 'Where it was lent.', '借出地点。'),
    column('loan_at', 'loan_at', '借出日期', '2024-03-05 10:11', `When it was lent. ${date}`, `借出时间。${dateZh}`, true),
    column('due_at', 'due_at', '应还日期', '2024-04-02', `When it is due. ${date}`, `应还时间。${dateZh}`),
    column('returned_at', 'returned_at', '归还日期', '2024-03-28 16:40', `When it came back; empty while it is on loan. ${date}`, `归还时间，未还则留空。${dateZh}`),
    column('renewals', 'renewals', '续借次数', '1', 'How many times it was renewed.', '续借的次数。'),
    column('material', 'material_type', '文献类型', 'book', 'Book, film, music, audiobook, …: the library’s own words or codes.', '图书、影片、音乐、有声书等，可用本馆的名称或代码。'),
    column('patron_group', 'patron_group', '读者类型', 'adult', 'The patron’s group: the library’s own words or codes.', '读者类型，可用本馆的名称或代码。'),
  ],
  titles: [
    titleId(true),
    column('title', 'title', '题名', 'Emma', 'The title proper.', '正题名。', true),
    column('author', 'author', '责任者', 'Austen, Jane', 'The first author.', '第一责任者。'),
    column('original_title', 'original_title', '原书名', '', 'Of a translation: the title in its first language.', '译作的原文题名。'),
    column('material', 'material', '文献类型', 'book', 'Book, film, music, audiobook, …: the library’s own words or codes.', '图书、影片、音乐、有声书等，可用本馆的名称或代码。'),
    column('language', 'language', '语种', 'eng', 'A name or code: eng, chi, zh, …', '语种名称或代码，如 chi、eng。'),
    column('original_language', 'original_language', '原文语种', '', 'Of a translation: the language it was written in.', '译作的原文语种。'),
    column('collection', 'collection', '馆藏类型', 'Fiction', 'The collection or shelf it belongs to.', '所属馆藏或书架。'),
    column('class', 'class', '分类号', '823.7', 'The class mark: Dewey, LC, CLC or UDC.', '分类号：中图法、杜威、国会或 UDC。'),
    column('subjects', 'subjects', '主题词', 'Courtship; England', 'Subject headings, with a semicolon between them.', '主题词，以分号分隔。'),
    column('audience', 'audience', '读者对象', 'adult', 'For whom it is: adults, young people, children.', '适读对象：成人、青少年、儿童。'),
    column('year', 'year', '出版年', '1996', 'The year of publication.', '出版年份。'),
    column('publisher', 'publisher', '出版社', 'Penguin', 'The publisher.', '出版社。'),
    column('series', 'series', '丛书名', 'Penguin classics', 'The title of the series.', '丛书题名。'),
    column('series_number', 'series_number', '丛书号', '12', 'Its number in the series.', '在丛书中的编号。'),
    column('volume', 'volume', '卷册', '', 'Of a work in volumes: which one it is.', '多卷书的卷册号。'),
    column('isbn', 'isbn', 'ISBN', '9780140434637', 'Several with a semicolon between them. Keep the column as text.', '多个以分号分隔。请保持文本格式。'),
    column('call_number', 'call_number', '索书号', '823.7 AUS', 'The call number.', '索书号。'),
    barcode,
    column('branch', 'branch', '所在馆', 'North', 'Where the copy is kept. Give a copy more a row of its own.', '单册所在的分馆。每个单册一行。'),
  ],
  patrons: [
    patronId(true),
    column('patron_group', 'group', '读者类型', 'adult', 'The patron’s group: the library’s own words or codes.', '读者类型，可用本馆的名称或代码。'),
    column('birth_year', 'birth_year', '出生年', '1984', 'The year of birth; it keeps lists for children suitable.', '出生年份，用于为儿童提供合适的书目。'),
    column('home_branch', 'home_branch', '所属馆', 'North', 'The patron’s own branch.', '读者所属的分馆。'),
    column('consent', 'consent', '是否同意', 'yes', 'Whether the patron agrees to personal lists: yes or no.', '读者是否同意个人化推荐：是或否。'),
    column('expiry', 'expiry', '有效期', '2026-12-31', `When the card expires. ${date}`, `证件失效日期。${dateZh}`),
  ],
};
