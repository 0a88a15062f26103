import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openCatalog } from '#catalog/open.ts';
import { projectRoot } from '../../../helpers/library-open.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const folder = join(projectRoot, 'src-main', 'catalog', 'repositories');
const modules = await Promise.all(readdirSync(folder).map((name) => import(pathToFileURL(join(folder, name)).href) as Promise<Readonly<Record<string, unknown>>>));
const queries = modules.flatMap((module) => Object.entries(module).filter((entry): entry is [string, string] => entry[0].endsWith('Sql') && typeof entry[1] === 'string'));
const catalog = openCatalog(temporaryFolder());
afterAll(() => catalog.close());

const planOf = (sql: string): string[] => {
  const values = Array.from(sql.matchAll(/\?/g), () => 1);
  return catalog.db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values).map(({ detail }) => detail);
};

describe('the queries behind the pages', () => {
  it('are the ones that are known', () => {
    expect(queries.map(([name]) => name).sort()).toEqual([
      'copiesOfTitleSql', 'copyByBarcodeSql', 'copyByNumberSql', 'findPinyinAmongSql', 'findPinyinSql', 'findTitlesSql', 'hadLoansSql', 'holdQueueSql', 'holdShelfSql', 'listListsSql', 'listTitlesSql', 'loanOfCopySql', 'namedListsSql', 'openLoanOfCopySql', 'openLoansOfPatronSql', 'patronByCardSql',
      'patronLoansSql', 'searchPatronsSql', 'survivorCardsSql', 'titlesByIsbnSql',
    ]);
  });

  it.each(queries)('%s goes by an index and sorts nothing', (_name, sql) => {
    const plan = planOf(sql);
    expect(plan.filter((step) => step.startsWith('SCAN') && !step.includes('VIRTUAL TABLE INDEX'))).toEqual([]);
    expect(plan.filter((step) => step.includes('USE TEMP B-TREE FOR ORDER BY'))).toEqual([]); // the last term alone is sorted among the lists of one patron
    expect(plan.some((step) => /^SEARCH .* USING (COVERING )?INDEX|^SEARCH .* USING INTEGER PRIMARY KEY|VIRTUAL TABLE INDEX/.test(step))).toBe(true);
  });

  it('would be found out if they did not', () => {
    expect(planOf('SELECT * FROM title ORDER BY author')).toEqual(['SCAN title', 'USE TEMP B-TREE FOR ORDER BY']);
  });
});
