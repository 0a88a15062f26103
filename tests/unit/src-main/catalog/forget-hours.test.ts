import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { catalogFile } from '#catalog/folder.ts';
import { openCatalog } from '#catalog/open.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';
import { makeEarlierCatalog } from '../../../helpers/library-versions.ts';

it('nobody’s loans of the desk keep their days alone, whoever’s loans are somebody’s and imported ones stay', () => {
  const folder = join(temporaryFolder(), 'catalog');
  makeEarlierCatalog(folder, 181);
  const [day, hour] = [20_000 * 86_400, 3600];
  const before = new Database(catalogFile(folder));
  before.exec(`
    INSERT INTO title (id, external_id) VALUES (1, 'T1'), (2, 'T2');
    INSERT INTO loan (patron_id, title_id, loaned_at, returned_at, desk_at) VALUES
      (NULL, 1, ${day}, ${day + 9 * hour}, ${day + 9 * hour}), (NULL, 2, ${day + hour}, NULL, ${day + hour}), (1, 1, ${day + hour}, ${day + 2 * hour}, ${day + 2 * hour}), (NULL, 2, ${day + 5 * hour}, NULL, NULL);`);
  before.close();
  const { db, close } = openCatalog(folder);
  const loans = db.prepare('SELECT loaned_at, returned_at, desk_at FROM loan ORDER BY id').raw().all();
  close();
  expect(loans).toEqual([[day, day, day], [day, null, day], [day + hour, day + 2 * hour, day + 2 * hour], [day + 5 * hour, null, null]]);
});
