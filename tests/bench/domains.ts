import { save } from '#services/domains.ts';
import type { Bench } from './bench.ts';
import { secondsOf } from './tools/measure.ts';
import { ended, materials, openBench, preparedLibrary, StepClock } from './tools/program.ts';

const assignSql = `
  CREATE TEMP TABLE peer AS SELECT title.id AS title_id, title.material AS domain FROM title WHERE title.material IN ('book', 'film', 'music')`;
const indexSql = 'CREATE UNIQUE INDEX temp.peer_by_title ON peer (title_id)';
const countSql = `
  WITH mine AS (SELECT DISTINCT loan.patron_id, peer.domain FROM loan JOIN peer ON peer.title_id = loan.title_id)
  SELECT a.domain, b.domain, count(*) FROM mine AS a JOIN mine AS b ON b.patron_id = a.patron_id AND b.domain > a.domain GROUP BY a.domain, b.domain`;
const totalsSql = 'SELECT peer.domain, count(*), count(DISTINCT loan.patron_id) FROM loan JOIN peer ON peer.title_id = loan.title_id GROUP BY peer.domain';

/** Titles sorted into domains, then loans, patrons and shared patrons counted, in slices that let calls through; beside SQL that does it in one go. */
export const domains: Bench = {
  name: 'domains',
  about: 'sorting titles into domains and counting them, beside SQL statements that hold the process',
  async run(run) {
    const clock = new StepClock();
    const { library } = await openBench(await preparedLibrary(run, 'own'), clock.listen);
    const own: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      own.push(await secondsOf(() => ended(library, save(library, { replace: true, map: materials }))));
      peer.push(await secondsOf(() => {
        for (const sql of [assignSql, indexSql]) library.db.exec(sql);
        for (const sql of [countSql, totalsSql]) library.db.prepare(sql).all();
      }));
      library.db.exec('DROP TABLE peer');
    }
    await library.close();
    return [
      { what: 'titles assigned, loans counted', unit: 's', values: own, peer: { name: 'SQL in one go', values: peer } },
      ...clock.figures({ assigning: 'assigning', counting: 'counting' }, own.length),
    ];
  },
};
