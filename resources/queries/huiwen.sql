-- 汇文 Libsys（Oracle）：供 Shelfbridge 使用的借阅、书目和读者。Huiwen Libsys (Oracle): loans, titles and patrons for Shelfbridge.
-- 在 PL/SQL Developer 或 SQL Developer 中每次运行一条查询，将结果导出为带列名的 CSV。Run one query at a time and export its result as CSV with a header.
-- 隐私：不含姓名、身份证号（ID_CARD）、密码（PASSWORD）。没有证号的借阅只计入书目。证号若是学号，请在导入时选择“以化名代替读者证号”。
-- Privacy: no names, identity numbers or passwords. Loans without a card count for their titles only. Where card numbers are student numbers, choose pseudonyms when importing.
-- 只要最近几年，请在第一条查询末尾加上：WHERE l.LEND_DATE >= '2022-01-01'。For a few years only, add this to the end of the first query.

-- [loans]
SELECT
  NULL AS "loan_id",
  l.CERT_ID AS "patron_id",
  l.PROP_NO AS "item_barcode",
  COALESCE(l.MARC_REC_NO, i.MARC_REC_NO) AS "title_id",
  l.LOCATION AS "branch",
  l.LEND_DATE AS "loan_at",
  l.NORM_RET_DATE AS "due_at",
  l.RET_DATE AS "returned_at",
  l.RENEW_TIMES AS "renewals",
  NULL AS "material_type",
  r.REDR_TYPE_CODE AS "patron_group"
FROM (
  SELECT CERT_ID_F AS CERT_ID, PROP_NO_F AS PROP_NO, MARC_REC_NO_F AS MARC_REC_NO, LOCATION_F AS LOCATION, LEND_DATE, NULL AS NORM_RET_DATE, RET_DATE, RENEW_TIMES FROM LEND_HIST
  UNION ALL
  SELECT CERT_ID, PROP_NO, NULL, NULL, LEND_DATE, NORM_RET_DATE, NULL, RENEW_TIMES FROM LEND_LST
) l
LEFT JOIN ITEM i ON i.PROP_NO = l.PROP_NO
LEFT JOIN READER r ON r.CERT_ID = l.CERT_ID

-- [titles]
SELECT
  m.MARC_REC_NO AS "title_id",
  m.M_TITLE AS "title",
  m.M_AUTHOR AS "author",
  NULL AS "material",
  NULL AS "language",
  NULL AS "collection",
  m.M_CALL_NO AS "class",
  NULL AS "subjects",
  NULL AS "audience",
  NULL AS "year",
  m.M_PUBLISHER AS "publisher",
  NULL AS "series",
  NULL AS "series_number",
  m.M_ISBN AS "isbn",
  m.M_CALL_NO AS "call_number"
FROM MARC m

-- [patrons]
SELECT
  r.CERT_ID AS "patron_id",
  r.REDR_TYPE_CODE AS "group",
  SUBSTR(r.BIRTHDAY, 1, 4) AS "birth_year",
  NULL AS "home_branch",
  NULL AS "consent",
  NULL AS "expiry"
FROM READER r
