import { afterAll, describe, expect, it } from 'vitest';
import { openCatalog } from '#catalog/open.ts';
import type { DomainId } from '#contract/ids.ts';
import { loansBefore, buildDataset } from '#engine/data/dataset.ts';
import { readerOf } from '#engine/data/reader.ts';
import { homeBranches } from '#worker/home-branches.ts';
import { loadProblem } from '#worker/load-problem.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const catalog = openCatalog(temporaryFolder());
afterAll(() => catalog.close());
const day = 86_400;
catalog.db.exec(`
  INSERT INTO branch (id, code) VALUES (1, 'EAST'), (2, 'WEST'), (3, 'NORTH');
  INSERT INTO patron_group (id, code) VALUES (4, 'adult');
  INSERT INTO patron (id, external_id, group_id, home_branch_id) VALUES (10, 'p10', 4, 3), (20, 'p20', NULL, NULL), (30, 'p30', NULL, NULL);
  INSERT INTO work (id, medium) VALUES (5, 'text');
  INSERT INTO title (id, external_id, work_id, title, author, class_mark) VALUES
    (5, 't5', 5, 'The white whale', 'Melville, Herman', '823.3'), (7, 't7', NULL, 'Whale hunters', '', '639.28'), (9, 't9', 5, 'White whale', 'Herman Melville', NULL);
  INSERT INTO domain_map (id, name, by_branch) VALUES (1, 'format', 0);
  INSERT INTO domain (id, map_id, position, name) VALUES (1, 1, 0, 'books'), (2, 1, 1, 'films');
  INSERT INTO domain_assignment (map_id, title_id, branch_id, domain_id) VALUES (1, 7, 0, 1), (1, 5, 0, 1), (1, 9, 0, 2);
  INSERT INTO loan (patron_id, title_id, branch_id, loaned_at) VALUES
    (10, 9, 1, ${5 * day}), (20, 5, 1, ${2 * day}), (20, 9, 2, ${6 * day}), (20, 9, 1, ${8 * day}), (30, 5, 1, ${2 * day}), (30, 7, NULL, ${9 * day});
`);
catalog.db.exec(`
  INSERT INTO import_batch (id, kind, file_name, status, header, mapping, started_at) VALUES (1, 'counts', 'counts.csv', 'finished', '[]', '{}', ${400 * day});
  INSERT INTO loan (patron_id, title_id, branch_id, loaned_at) VALUES (NULL, 7, NULL, ${4 * day}), (NULL, 7, NULL, ${4 * day + 60}), (NULL, 9, 1, ${4 * day});
  INSERT INTO title_count (title_id, period, branch_id, loans, counted_by, batch_id) VALUES (5, '1970', 0, 12, 1, 1), (5, '1970-02', 0, 3, 1, 1), (7, '', 0, 90, 1, 1), (9, '1970', 0, 5, 1, 1);
`);
const load = (until: number | null = null) => loadProblem(catalog.db, 1 as DomainId, [{ id: 2 as DomainId, name: 'films' }], until, new AbortController().signal);

describe('a problem read from the catalogue', () => {
  it('has the loans by place and day', () => {
    const { input, patronIds, targetTitles, sourceTitles } = load();
    expect([...patronIds]).toEqual([10, 20, 30]);
    expect([...targetTitles]).toEqual([5, 7]);
    expect([...sourceTitles[0]!]).toEqual([9]);
    const events = ({ patrons, titles, days }: typeof input.target) => [...patrons].map((patron, e) => [patron, titles[e], days[e]]).sort();
    expect(events(input.target)).toEqual([[1, 0, 2], [2, 0, 2], [2, 1, 9]]);
    expect(events(input.sources[0]!)).toEqual([[0, 0, 5], [1, 0, 6], [1, 0, 8]]);
    expect([...input.patronGroup]).toEqual([4, 0, 0]);
    expect([...load(7 * day).input.target.days]).toEqual([2, 2]);
  });

  it('has the loans of nobody, and those that were counted, by title and day', () => {
    const unlinked = (until: number | null = null): unknown => {
      const { titles, days, loans } = load(until).input.target.unlinked!;
      return [...titles].map((title, n) => [title, days[n], loans[n]]).sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
    };
    expect(unlinked()).toEqual([[0, 58, 3], [0, 364, 12], [1, 4, 2], [1, 400, 90]]);
    expect(unlinked(60 * day)).toEqual([[0, 58, 3], [1, 4, 2]]);
    expect([...loansBefore(load().input, 58).target.unlinked!.titles]).toEqual([1]);
  });

  it('has the records of both domains over one vocabulary', () => {
    const { target, sources, vocabulary } = load().input;
    expect(vocabulary!.title).toEqual(['white', 'whale']);
    expect([...target.records!.fields.title.start]).toEqual([0, 2, 3]);
    expect([...sources[0]!.records!.fields.title.token]).toEqual([0, 1]);
    expect(vocabulary!.author).toEqual(['herman melville']);
    expect(vocabulary!.class).toEqual([]);
    expect([...target.records!.work]).toEqual([1, 0]);
    expect([...sources[0]!.records!.work]).toEqual([1]);
  });

  it('has each patron\'s home branch, or the branch of the earliest source loan from its day on', () => {
    const { input } = load();
    expect([...input.patronBranch!]).toEqual([3, 2, 0]);
    const data = buildDataset(input);
    expect([readerOf(data, 1).branch, readerOf(data, 1, 1, 5).branch, readerOf(data, 0, 1, 1).branch]).toEqual([2, 0, 3]);
    expect([...loansBefore(input, 6).patronBranch!]).toEqual([3, 0, 0]);
    expect([...loansBefore(input, 7).patronBranch!]).toEqual([3, 2, 0]);
  });
});

describe('home branches', () => {
  it('do not depend on the order of the loans', () => {
    const loans = [[0, 9, 1], [0, 4, 3], [0, 4, 2], [0, 2, 0], [1, 1, 5]] as const;
    for (const order of [loans, loans.toReversed()]) {
      const home = homeBranches([0, 7]);
      for (const [patron, when, branch] of order) home.note(patron, when, branch);
      expect([...home.branch]).toEqual([2, 7]);
    }
  });
});
