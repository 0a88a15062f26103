import type { Migration } from './migration.ts';

/** Domain maps: named sets of rules, the titles they take, and the counts made of them. */
export const createDomains: Migration = {
  version: 20,
  sql: `
    CREATE TABLE domain_map (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      by_branch INTEGER NOT NULL DEFAULT 0 CHECK (by_branch IN (0, 1)), -- a rule names a branch: titles are assigned branch by branch
      counted INTEGER NOT NULL DEFAULT 0 CHECK (counted IN (0, 1)), -- 0: assignments or counts are not up to date
      unassigned_titles INTEGER NOT NULL DEFAULT 0,
      unassigned_loans INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE domain (
      id INTEGER PRIMARY KEY,
      map_id INTEGER NOT NULL REFERENCES domain_map (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL COLLATE NOCASE,
      titles INTEGER NOT NULL DEFAULT 0,
      loans INTEGER NOT NULL DEFAULT 0,
      patrons INTEGER NOT NULL DEFAULT 0,
      UNIQUE (map_id, name)
    ) STRICT;

    CREATE TABLE domain_rule (
      id INTEGER PRIMARY KEY,
      domain_id INTEGER NOT NULL REFERENCES domain (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      conditions TEXT NOT NULL -- JSON object of the contract's DomainRule
    ) STRICT;
    CREATE INDEX domain_rule_by_domain ON domain_rule (domain_id, position);

    -- Which domain of a map has a title: the first whose rules fit. branch_id is 0 unless the map goes by branch.
    CREATE TABLE domain_assignment (
      map_id INTEGER NOT NULL REFERENCES domain_map (id) ON DELETE CASCADE,
      title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
      branch_id INTEGER NOT NULL,
      domain_id INTEGER NOT NULL REFERENCES domain (id) ON DELETE CASCADE,
      PRIMARY KEY (map_id, title_id, branch_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX domain_assignment_by_domain ON domain_assignment (domain_id, title_id, branch_id);
    CREATE INDEX domain_assignment_by_title ON domain_assignment (title_id);

    -- Patrons with loans in both domains of a pair; a < b.
    CREATE TABLE domain_pair (
      a INTEGER NOT NULL REFERENCES domain (id) ON DELETE CASCADE,
      b INTEGER NOT NULL REFERENCES domain (id) ON DELETE CASCADE,
      patrons INTEGER NOT NULL,
      PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX domain_pair_by_b ON domain_pair (b);
  `,
};
