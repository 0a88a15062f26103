import type { Names } from './aliases.ts';

/** Headers of what a record says of its title, and of its copies. */
export const titleNames: Names = {
  title_id: 'biblionumber, copy_bib_record, bib record, bib id, bib_id, bib record id, bibid, titleid, instanceid, instance id, item.instanceid, mms id, mms_id, mmsid, bibnumber, record #(biblio), record #(bibl), bib num, bib_record_num, bib number, marc_rec_no, marc_rec_no_f, bookrecno, bibliographicrecordid, bibliographic record id, title no, catalogue number, book id, bookid, book_id, tsbh, bib_record_metadata_id, bib no, bibliographic id, biblio id, bibrecordid, record id, record number, catalog id, catalogue id, oclc number, oclc #, 书目记录号, 系统号, 控制号, 图书编号, 图书id, 书目id, 记录控制号, 题名编号, 书目编号, 书目号, 书目记录id, 种次号, 文献编号',
  title: 'm_title, titel, book_name, book title, book name, bibtitle, title of book, name of book, document title, item name, browsetitle, item.title, item title, title or description, title proper (normalized), title proper, main title, full title, titre, titel, título, titolo, 题名, 正题名, 书名, 图书名称, 图书题名, 书刊名, 刊名, 图书名, 书籍名称, 书目名称, 文献题名, 文献名称, 被借书籍',
  author: 'authors, creator, m_author, bibauthor, book author, browseauthor, main author, item.contributors, contributors, contributor, author (normalized), auteur, autor, verfasser, autore, 责任者, 著者, 作者, 第一责任者, 主要责任者, 编著者',
  original_title: 'uniform title, 240|a, titre original, 原书名, 原题名, 统一题名',
  material: 'material_type, materialtype, itype, itemtype, item type, material format, mat type, circ_modifier, circulation modifier, item.materialtype.name, format, media type, resource type, circulation type (marc), 文献类型, 资料类型, 载体类型, 文献类别, 图书类型, 载体',
  language: 'lang, language code, langue, sprache, idioma, 语种, 语言, 文种, 语种码',
  original_language: 'language of original, 原文语种, 原著语种',
  collection: 'collection name, ccode, collection code, item collection, shelving location, 馆藏, 馆藏类型',
  class: 'class mark, classification, classno, class no, class number, dewey, dewey number, ddc, lcc, lc classification code, dewey classification, 082|a, 050|a, class no.(item), cn_class, cls_id, indice, 中图法分类号, 中图分类号, 中图法, 分类号, 图书分类号, 二级分类, 分类, 一级分类',
  subjects: 'subject, subject headings, subject heading, topics, keywords, categories, genres, 主题, 主题词, 关键词',
  audience: 'target audience, intended audience, agerestriction, age restriction, reading level, 读者对象, 适用对象, 适读年龄',
  year: 'publication year, publicationyear, pub year, pubyear, publication date, date of publication, publication year (normalized), year of publication, copyrightdate, copyright date, 出版年, 出版年份, 出版日期, 出版时间',
  publisher: 'publishercode, publisher name, m_publisher, publisher (normalized), editeur, éditeur, verlag, editorial, 出版社, 出版者',
  series: 'series title, seriestitle, collectiontitle, series name, 丛书, 丛书名, 丛编, 丛编题名',
  series_number: 'series no, number in series, collectionvolume, 丛书号, 丛编号',
  volume: 'vol, volume number, enumchron, item.volume, item.enumeration, part number, 卷册, 卷册号, 册次, 卷次, 分卷号, 卷号',
  isbn: 'isbns, m_isbn, bibisbn, isbn valid, isbn13, isbn 13, isbn10, isbn (normalized), isbn/issn, isbn号, isbn/issn号, 020|a, 国际标准书号, 标准编码, 标准号',
  call_number: 'itemcallnumber, call #, call #(biblio), call #(item), call no, callno, call_no, m_call_no, call number/volume, item.callnumbercomponents.callnumber, shelfmark, 090|a, 099|a, cote, signatur, 索书号, 索取号',
  item_id: 'itemnumber, item number, target_copy, circulating item, itemid, itemrecordid, item record id, item record number, copy id, record #(item), item num, item_record_num, item_record_metadata_id, item no, item record, z36h_rec_key, z36_rec_key, holding id, exemplar id, physical item id, item pid',
  item_barcode: 'barcode, item barcode, itembarcode, item.barcode, copy barcode, book barcode, material barcode, barcode no, barcode number, accession no, accession number, accession no., acc no, acc. no., acc no., accno, code barre, code barres, code à barres, codebarre, mediennummer, exemplarnummer, strichcode, código de barras, codice a barre, prop_no, prop_no_f, NQ, 条码号, 条形码, 条码, 册条码, 册条码号, 图书条码号, 图书条码, 图书条形码, 馆藏条码, 馆藏条码号, 财产号, 登录号, 登记号, 财产登记号, 文献条码, 文献条码号, 书条码, 书刊条码, 馆藏登录号, 登陆号',
  loans: 'checkouts, totalcheckouts, total checkouts, total circulations, number of checkouts, number of loans, loan count, checkout count, times borrowed, times lent, issues, total issues, totalissues, circulations, circs, tot chkout, nbre de prêts, nombre de prêts, prêts, ausleihen, loan_history.total, 借阅次数, 借阅量, 外借次数, 流通次数, 外借量, 借阅册次',
  period: 'month, year month, checkout year, checkoutyear, month issued, loan year, loan month, annee, année, jahr, 月份, 年月, 统计月份, 年度, 年份',
};
