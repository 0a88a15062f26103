-- Sierra (PostgreSQL, the views of sierra_view): loans, titles and patrons for Shelfbridge.
-- With an SQL login, in psql for example, one query at a time: \copy ( … ) TO 'loans.csv' WITH (FORMAT csv, HEADER)
-- Sierra keeps three sources of loans, and the first query joins them: what is checked out now (checkout), what was checked out and
-- came back in the last weeks (circ_trans, kept as long as your library has set), and the reading histories of those patrons who
-- have switched them on (reading_history). Run it regularly: Shelfbridge adds what is new.
-- Privacy: no names; nothing of patrons who keep no reading history but what circulation itself still holds.

-- [loans]
SELECT
  'checkout-' || c.id AS loan_id,
  pm.record_num AS patron_id,
  ip.barcode AS item_barcode,
  'b' || bm.record_num AS title_id,
  i.location_code AS branch,
  c.checkout_gmt AS loan_at,
  c.due_gmt AS due_at,
  NULL AS returned_at,
  c.renewal_count AS renewals,
  i.itype_code_num AS material_type,
  p.ptype_code AS patron_group
FROM sierra_view.checkout c
JOIN sierra_view.patron_record p ON p.record_id = c.patron_record_id
JOIN sierra_view.record_metadata pm ON pm.id = p.record_id
JOIN sierra_view.item_record i ON i.record_id = c.item_record_id
JOIN sierra_view.item_record_property ip ON ip.item_record_id = i.record_id
JOIN sierra_view.bib_record_item_record_link l ON l.item_record_id = i.record_id AND l.bibs_display_order = 0
JOIN sierra_view.record_metadata bm ON bm.id = l.bib_record_id
UNION ALL
SELECT
  'transaction-' || t.id,
  pm.record_num,
  ip.barcode,
  'b' || bm.record_num,
  t.item_location_code,
  t.transaction_gmt,
  t.due_date_gmt,
  t.returned_gmt,
  (SELECT COUNT(*) FROM sierra_view.circ_trans n
    WHERE n.op_code = 'r' AND n.item_record_id = t.item_record_id AND n.transaction_gmt > t.transaction_gmt AND n.transaction_gmt < t.returned_gmt),
  t.itype_code_num,
  p.ptype_code
FROM (
  SELECT o.*, (SELECT MIN(r.transaction_gmt) FROM sierra_view.circ_trans r
    WHERE r.op_code = 'i' AND r.item_record_id = o.item_record_id AND r.transaction_gmt > o.transaction_gmt) AS returned_gmt
  FROM sierra_view.circ_trans o
  WHERE o.op_code = 'o'
) t
JOIN sierra_view.patron_record p ON p.record_id = t.patron_record_id
JOIN sierra_view.record_metadata pm ON pm.id = p.record_id
JOIN sierra_view.item_record_property ip ON ip.item_record_id = t.item_record_id
JOIN sierra_view.record_metadata bm ON bm.id = t.bib_record_id
WHERE t.returned_gmt IS NOT NULL
UNION ALL
SELECT
  'history-' || h.id,
  pm.record_num,
  ip.barcode,
  'b' || bm.record_num,
  i.location_code,
  h.checkout_gmt,
  NULL,
  NULL,
  NULL,
  i.itype_code_num,
  p.ptype_code
FROM sierra_view.reading_history h
JOIN sierra_view.patron_record p ON p.record_id = h.patron_record_metadata_id
JOIN sierra_view.record_metadata pm ON pm.id = p.record_id
JOIN sierra_view.record_metadata bm ON bm.id = h.bib_record_metadata_id
LEFT JOIN sierra_view.item_record i ON i.record_id = h.item_record_metadata_id
LEFT JOIN sierra_view.item_record_property ip ON ip.item_record_id = i.record_id
WHERE h.checkout_gmt < (SELECT COALESCE(MIN(f.transaction_gmt), CURRENT_TIMESTAMP) FROM sierra_view.circ_trans f)
  AND NOT EXISTS (SELECT 1 FROM sierra_view.checkout k WHERE k.item_record_id = h.item_record_metadata_id AND k.patron_record_id = h.patron_record_metadata_id)

-- [titles]
SELECT
  'b' || m.record_num AS title_id,
  t.best_title AS title,
  t.best_author AS author,
  t.material_code AS material,
  b.language_code AS language,
  NULL AS collection,
  (SELECT MIN(f.content) FROM sierra_view.subfield f WHERE f.record_id = b.record_id AND f.marc_tag = '082' AND f.tag = 'a') AS class,
  (SELECT MIN(f.content) FROM sierra_view.subfield f WHERE f.record_id = b.record_id AND f.marc_tag = '650' AND f.tag = 'a') AS subjects,
  NULL AS audience,
  t.publish_year AS year,
  (SELECT MIN(f.content) FROM sierra_view.subfield f WHERE f.record_id = b.record_id AND f.marc_tag IN ('260', '264') AND f.tag = 'b') AS publisher,
  (SELECT MIN(f.content) FROM sierra_view.subfield f WHERE f.record_id = b.record_id AND f.marc_tag IN ('490', '830') AND f.tag = 'a') AS series,
  (SELECT MIN(f.content) FROM sierra_view.subfield f WHERE f.record_id = b.record_id AND f.marc_tag IN ('490', '830') AND f.tag = 'v') AS series_number,
  (SELECT MIN(f.content) FROM sierra_view.subfield f WHERE f.record_id = b.record_id AND f.marc_tag = '020' AND f.tag = 'a') AS isbn,
  NULL AS call_number
FROM sierra_view.bib_record b
JOIN sierra_view.record_metadata m ON m.id = b.record_id
JOIN sierra_view.bib_record_property t ON t.bib_record_id = b.record_id
WHERE m.deletion_date_gmt IS NULL

-- [patrons]
SELECT
  m.record_num AS patron_id,
  p.ptype_code AS "group",
  date_part('year', p.birth_date_gmt) AS birth_year,
  p.home_library_code AS home_branch,
  NULL AS consent,
  p.expiration_date_gmt AS expiry
FROM sierra_view.patron_record p
JOIN sierra_view.record_metadata m ON m.id = p.record_id
WHERE m.deletion_date_gmt IS NULL
