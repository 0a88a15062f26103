-- Polaris (SQL Server): loans, titles and patrons for Shelfbridge.
-- In SQL Server Management Studio: run one query at a time and save its result as CSV with headers.
-- Loans come from the transactions database: 6001 is a check-out, 6002 a check-in; a check-out of a copy that the same patron already has
-- is a renewal. Transactions hold no due date that could be relied on, so that column stays empty.
-- Privacy: no names, no barcodes of patrons; PatronID is the number of the record. Loans of deleted patrons keep no patron: they count for
-- their titles only. To take patrons alone who have asked for a reading list, add to the end of the first query:
-- WHERE p.PatronID IN (SELECT pr.PatronID FROM Polaris.Polaris.PatronRegistration pr WHERE pr.ReadingList = 1)
-- For a few years only, change the date in the first query.

-- [loans]
WITH events AS (
  SELECT
    th.TransactionID, th.TransactionTypeID, th.TranClientDate, th.OrganizationID,
    item.numValue AS ItemRecordID, patron.numValue AS PatronID
  FROM PolarisTransactions.Polaris.TransactionHeaders th
  JOIN PolarisTransactions.Polaris.TransactionDetails item ON item.TransactionID = th.TransactionID AND item.TransactionSubTypeID = 38
  LEFT JOIN PolarisTransactions.Polaris.TransactionDetails patron ON patron.TransactionID = th.TransactionID AND patron.TransactionSubTypeID = 6
  WHERE th.TransactionTypeID IN (6001, 6002) AND th.TranClientDate >= '2015-01-01'
), neighbours AS (
  SELECT e.*,
    LAG(e.TransactionTypeID) OVER (PARTITION BY e.ItemRecordID ORDER BY e.TranClientDate, e.TransactionID) AS PreviousType,
    LAG(e.PatronID) OVER (PARTITION BY e.ItemRecordID ORDER BY e.TranClientDate, e.TransactionID) AS PreviousPatron
  FROM events e
), marked AS (
  SELECT n.*,
    CASE WHEN n.TransactionTypeID = 6001 AND NOT (COALESCE(n.PreviousType, 0) = 6001 AND COALESCE(n.PreviousPatron, 0) = COALESCE(n.PatronID, 0)) THEN 1 ELSE 0 END AS BeginsLoan
  FROM neighbours n
), numbered AS (
  SELECT m.*, SUM(m.BeginsLoan) OVER (PARTITION BY m.ItemRecordID ORDER BY m.TranClientDate, m.TransactionID ROWS UNBOUNDED PRECEDING) AS LoanNumber
  FROM marked m
), loans AS (
  SELECT
    ItemRecordID,
    MIN(CASE WHEN BeginsLoan = 1 THEN TransactionID END) AS LoanID,
    MIN(CASE WHEN BeginsLoan = 1 THEN PatronID END) AS PatronID,
    MIN(CASE WHEN BeginsLoan = 1 THEN OrganizationID END) AS OrganizationID,
    MIN(CASE WHEN BeginsLoan = 1 THEN TranClientDate END) AS LoanDate,
    MIN(CASE WHEN TransactionTypeID = 6002 THEN TranClientDate END) AS ReturnDate,
    SUM(CASE WHEN TransactionTypeID = 6001 THEN 1 ELSE 0 END) - 1 AS Renewals
  FROM numbered
  WHERE LoanNumber > 0
  GROUP BY ItemRecordID, LoanNumber
)
SELECT
  l.LoanID AS loan_id,
  p.PatronID AS patron_id,
  i.Barcode AS item_barcode,
  i.AssociatedBibRecordID AS title_id,
  o.Abbreviation AS branch,
  l.LoanDate AS loan_at,
  NULL AS due_at,
  l.ReturnDate AS returned_at,
  l.Renewals AS renewals,
  mt.Description AS material_type,
  pc.Description AS patron_group
FROM loans l
JOIN Polaris.Polaris.CircItemRecords i ON i.ItemRecordID = l.ItemRecordID
JOIN Polaris.Polaris.Organizations o ON o.OrganizationID = l.OrganizationID
LEFT JOIN Polaris.Polaris.MaterialTypes mt ON mt.MaterialTypeID = i.MaterialTypeID
LEFT JOIN Polaris.Polaris.Patrons p ON p.PatronID = l.PatronID
LEFT JOIN Polaris.Polaris.PatronCodes pc ON pc.PatronCodeID = p.PatronCodeID

-- [titles]
SELECT
  b.BibliographicRecordID AS title_id,
  b.BrowseTitle AS title,
  b.BrowseAuthor AS author,
  m.Description AS material,
  NULL AS language,
  NULL AS collection,
  NULL AS class,
  NULL AS subjects,
  NULL AS audience,
  b.PublicationYear AS year,
  NULL AS publisher,
  NULL AS series,
  NULL AS series_number,
  (SELECT MIN(n.ISBNString) FROM Polaris.Polaris.BibliographicISBNIndex n WHERE n.BibliographicRecordID = b.BibliographicRecordID) AS isbn,
  b.BrowseCallNo AS call_number
FROM Polaris.Polaris.BibliographicRecords b
LEFT JOIN Polaris.Polaris.MARCTypeOfMaterial m ON m.MARCTypeOfMaterialID = b.PrimaryMARCTOMID

-- [patrons]
SELECT
  p.PatronID AS patron_id,
  pc.Description AS [group],
  YEAR(pr.Birthdate) AS birth_year,
  o.Abbreviation AS home_branch,
  NULL AS consent,
  pr.ExpirationDate AS expiry
FROM Polaris.Polaris.Patrons p
JOIN Polaris.Polaris.PatronRegistration pr ON pr.PatronID = p.PatronID
LEFT JOIN Polaris.Polaris.PatronCodes pc ON pc.PatronCodeID = p.PatronCodeID
LEFT JOIN Polaris.Polaris.Organizations o ON o.OrganizationID = p.OrganizationID
