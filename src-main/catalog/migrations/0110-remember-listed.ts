import type { Migration } from './migration.ts';

/** What was ever put on a patron's list, so that it can be seen what came of it; and the figures of the screen "Insights", which take too long to count on opening it. */
export const rememberListed: Migration = {
  version: 110,
  sql: `
    -- A title that stood on a patron's list; listed again within 90 days it is the same time.
    CREATE TABLE listed (
      patron_id INTEGER NOT NULL REFERENCES patron (id) ON DELETE CASCADE,
      title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
      listed_at INTEGER NOT NULL,
      method TEXT NOT NULL,
      PRIMARY KEY (patron_id, title_id, listed_at)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX listed_by_title ON listed (title_id);
    INSERT OR IGNORE INTO listed (patron_id, title_id, listed_at, method)
      SELECT patron_id, title_id, made_at, method FROM reading_list_entry JOIN reading_list ON reading_list.id = list_id WHERE patron_id IS NOT NULL AND state = 'listed';

    CREATE TRIGGER listed_new AFTER INSERT ON reading_list_entry WHEN NEW.state = 'listed'
    BEGIN
      INSERT INTO listed (patron_id, title_id, listed_at, method)
      SELECT patron_id, NEW.title_id, made_at, NEW.method FROM reading_list
      WHERE id = NEW.list_id AND patron_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM listed WHERE patron_id = reading_list.patron_id AND title_id = NEW.title_id AND listed_at > made_at - 7776000);
    END;
    CREATE TRIGGER listed_later AFTER UPDATE OF state ON reading_list_entry WHEN NEW.state = 'listed' AND OLD.state <> 'listed'
    BEGIN
      INSERT INTO listed (patron_id, title_id, listed_at, method)
      SELECT patron_id, NEW.title_id, made_at, NEW.method FROM reading_list
      WHERE id = NEW.list_id AND patron_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM listed WHERE patron_id = reading_list.patron_id AND title_id = NEW.title_id AND listed_at > made_at - 7776000);
    END;

    CREATE TABLE insight (
      map_id INTEGER PRIMARY KEY REFERENCES domain_map (id) ON DELETE CASCADE,
      made_at INTEGER NOT NULL, -- milliseconds, as jobs have them
      facts TEXT NOT NULL -- JSON object of the contract's InsightFacts
    ) STRICT;
  `,
};
