import { afterAll, describe, expect, it } from 'vitest';
import { openCatalog } from '#catalog/open.ts';
import type { DomainId, PatronId } from '#contract/ids.ts';
import { leftOut } from '#worker/left-out.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const catalog = openCatalog(temporaryFolder());
afterAll(() => catalog.close());
// books 1 to 6, of which 1 and 2 are editions of one work and 4 to 6 of another; the audiobook 8 is of the first work, the film 9 of another
catalog.db.exec(`
  INSERT INTO patron (id, external_id, consent) VALUES (1, 'one', NULL), (2, 'two', 1), (3, 'three', 0), (4, 'four', NULL);
  INSERT INTO work (id, medium) VALUES (1, 'text'), (4, 'text'), (9, 'film');
  INSERT INTO title (id, external_id, work_id) VALUES (1, 'a', 1), (2, 'b', 1), (3, 'c', NULL), (4, 'd', 4), (5, 'e', 4), (6, 'f', 4), (7, 'g', NULL), (8, 'audio', 1), (9, 'film', 9);
  INSERT INTO domain_map (id, name) VALUES (1, 'format');
  INSERT INTO domain (id, map_id, position, name) VALUES (1, 1, 0, 'books');
  INSERT INTO domain_assignment (map_id, title_id, branch_id, domain_id) VALUES ${[1, 2, 3, 4, 5, 6].map((title) => `(1, ${title}, 0, 1)`).join()};
  INSERT INTO loan (patron_id, title_id, loaned_at) VALUES (1, 1, 10), (2, 8, 10), (2, 9, 11), (3, 1, 10), (4, 7, 10);
`);
/** The model knows books 1 to 7; 7 has left the domain since. */
const left = leftOut(catalog.db, Int32Array.from([1, 2, 3, 4, 5, 6, 7]), 1 as DomainId);
const out = (patron: number): number[] => [...left.of(patron as PatronId)].flatMap((one, column) => (one === 1 ? [column] : []));

describe('what lists leave out', () => {
  it('is what has gone, and every edition of what the patron has read in any domain', () => {
    expect(out(1)).toEqual([0, 1, 6]);
    expect(out(2)).toEqual([0, 1, 6]);
    expect(out(4)).toEqual([6]);
  });

  it('does not follow the loans of a patron who refused personal lists', () => { expect(out(3)).toEqual([6]); });

  it('is also every further edition of what stands on the list already', () => {
    const none = left.of(4 as PatronId);
    expect(left.withRepeats(none, [0, 2, 3])).toBeNull();
    expect([...left.withRepeats(none, [2, 4, 0, 3])!]).toEqual([0, 1, 0, 1, 0, 1, 1]);
    expect([...none]).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });
});
