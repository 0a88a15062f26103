-- Koha (MySQL or MariaDB): loans, titles and patrons for Shelfbridge.
-- Reports > Create from SQL: paste one query at a time, from SELECT to its end, save it, run it, download it as CSV.
-- Privacy: no names. Patrons who chose to keep no history (privacy = 2) are left out with all their loans. Loans that are anonymised
-- (no patron, or the patron of the system preference AnonymousPatron) and loans of deleted patrons keep no patron: they count for their titles only.
-- Before Koha 22.11 the column renewals_count is called renewals: change the word in both places of the first query.
-- For a few years only, add to the end of the first query: AND l.issuedate >= '2022-01-01'

-- [loans]
SELECT
  l.issue_id AS loan_id,
  b.borrowernumber AS patron_id,
  i.barcode AS item_barcode,
  i.biblionumber AS title_id,
  l.branchcode AS branch,
  l.issuedate AS loan_at,
  l.date_due AS due_at,
  l.returndate AS returned_at,
  l.renewals_count AS renewals,
  i.itype AS material_type,
  b.categorycode AS patron_group
FROM (
  SELECT issue_id, borrowernumber, itemnumber, branchcode, issuedate, date_due, returndate, renewals_count FROM issues
  UNION ALL
  SELECT issue_id, borrowernumber, itemnumber, branchcode, issuedate, date_due, returndate, renewals_count FROM old_issues
) l
JOIN (
  SELECT itemnumber, barcode, biblionumber, itype FROM items
  UNION ALL
  SELECT itemnumber, barcode, biblionumber, itype FROM deleteditems
) i ON i.itemnumber = l.itemnumber
LEFT JOIN borrowers p ON p.borrowernumber = l.borrowernumber
LEFT JOIN borrowers b ON b.borrowernumber = l.borrowernumber
  AND b.borrowernumber NOT IN (SELECT s.value FROM systempreferences s WHERE s.variable = 'AnonymousPatron' AND s.value <> '')
WHERE COALESCE(p.privacy, 1) <> 2

-- [titles]
SELECT
  t.biblionumber AS title_id,
  CONCAT_WS(' ', t.title, t.subtitle, t.part_number, t.part_name) AS title,
  t.author AS author,
  COALESCE(c.itype, bi.itemtype) AS material,
  SUBSTRING(ExtractValue(m.metadata, '//controlfield[@tag="008"]'), 36, 3) AS language,
  c.ccode AS collection,
  ExtractValue(m.metadata, '//datafield[@tag="082"][1]/subfield[@code="a"][1]') AS class,
  ExtractValue(m.metadata, '//datafield[@tag="650"][1]/subfield[@code="a"]') AS subjects,
  bi.agerestriction AS audience,
  COALESCE(t.copyrightdate, bi.publicationyear) AS year,
  bi.publishercode AS publisher,
  t.seriestitle AS series,
  bi.volume AS series_number,
  bi.isbn AS isbn,
  c.itemcallnumber AS call_number
FROM biblio t
JOIN biblioitems bi ON bi.biblionumber = t.biblionumber
LEFT JOIN biblio_metadata m ON m.biblionumber = t.biblionumber AND m.format = 'marcxml'
LEFT JOIN (
  SELECT biblionumber, MIN(itype) AS itype, MIN(ccode) AS ccode, MIN(itemcallnumber) AS itemcallnumber FROM items GROUP BY biblionumber
) c ON c.biblionumber = t.biblionumber

-- [patrons]
SELECT
  b.borrowernumber AS patron_id,
  b.categorycode AS `group`,
  YEAR(b.dateofbirth) AS birth_year,
  b.branchcode AS home_branch,
  NULL AS consent,
  b.dateexpiry AS expiry
FROM borrowers b
WHERE COALESCE(b.privacy, 1) <> 2
  AND b.borrowernumber NOT IN (SELECT s.value FROM systempreferences s WHERE s.variable = 'AnonymousPatron' AND s.value <> '')
