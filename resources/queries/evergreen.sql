-- Evergreen (PostgreSQL): loans, titles and patrons for Shelfbridge.
-- In psql, one query at a time on one line: \copy ( … ) TO 'loans.csv' WITH (FORMAT csv, HEADER)
-- Privacy: no names. Aged circulations and those of deleted patrons have no patron: they count for their titles only.
-- A renewal is a circulation of its own with parent_circ: the first query joins the chain to one loan.
-- Pre-catalogued items have no record and are left out.
-- For a few years only, add to the end of the first query: AND f.xact_start >= '2022-01-01'

-- [loans]
WITH RECURSIVE circs AS (
  SELECT id, usr, target_copy, circ_lib, xact_start, due_date, checkin_time, parent_circ FROM action.circulation
  UNION ALL
  SELECT id, NULL, target_copy, circ_lib, xact_start, due_date, checkin_time, parent_circ FROM action.aged_circulation
), chain AS (
  SELECT id AS first_id, id, due_date, checkin_time, 0 AS renewals FROM circs WHERE parent_circ IS NULL
  UNION ALL
  SELECT chain.first_id, c.id, c.due_date, c.checkin_time, chain.renewals + 1 FROM circs c JOIN chain ON c.parent_circ = chain.id
), ranked AS (
  SELECT first_id, due_date, checkin_time, renewals, ROW_NUMBER() OVER (PARTITION BY first_id ORDER BY renewals DESC) AS place FROM chain
)
SELECT
  f.id AS loan_id,
  u.id AS patron_id,
  cp.barcode AS item_barcode,
  cn.record AS title_id,
  o.shortname AS branch,
  f.xact_start AS loan_at,
  r.due_date AS due_at,
  r.checkin_time AS returned_at,
  r.renewals AS renewals,
  cp.circ_modifier AS material_type,
  g.name AS patron_group
FROM circs f
JOIN ranked r ON r.first_id = f.id AND r.place = 1
JOIN asset.copy cp ON cp.id = f.target_copy
JOIN asset.call_number cn ON cn.id = cp.call_number
JOIN actor.org_unit o ON o.id = f.circ_lib
LEFT JOIN actor.usr u ON u.id = f.usr AND NOT u.deleted
LEFT JOIN permission.grp_tree g ON g.id = u.profile
WHERE cn.record > 0

-- [titles]
SELECT
  b.id AS title_id,
  s.title AS title,
  s.author AS author,
  (SELECT MIN(a.value) FROM metabib.record_attr_flat a WHERE a.id = b.id AND a.attr = 'item_type') AS material,
  (SELECT MIN(a.value) FROM metabib.record_attr_flat a WHERE a.id = b.id AND a.attr = 'item_lang') AS language,
  NULL AS collection,
  NULL AS class,
  NULL AS subjects,
  (SELECT MIN(a.value) FROM metabib.record_attr_flat a WHERE a.id = b.id AND a.attr = 'audience') AS audience,
  s.pubdate AS year,
  s.publisher AS publisher,
  NULL AS series,
  NULL AS series_number,
  array_to_string(s.isbn, ' | ') AS isbn,
  (SELECT MIN(n.label) FROM asset.call_number n WHERE n.record = b.id AND NOT n.deleted) AS call_number
FROM biblio.record_entry b
JOIN reporter.materialized_simple_record s ON s.id = b.id
WHERE b.id > 0

-- [patrons]
SELECT
  u.id AS patron_id,
  g.name AS "group",
  date_part('year', u.dob) AS birth_year,
  o.shortname AS home_branch,
  NULL AS consent,
  u.expire_date AS expiry
FROM actor.usr u
JOIN permission.grp_tree g ON g.id = u.profile
JOIN actor.org_unit o ON o.id = u.home_ou
WHERE NOT u.deleted
