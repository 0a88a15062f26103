import type { TitleId } from '#contract/ids.ts';
import type { WhatIfFound, WorkerTask } from '#contract/worker-messages.ts';
import { openReadOnly } from '#catalog/open.ts';
import { counterfactual } from '#engine/explain/counterfactual.ts';
import { rankTitles } from '#engine/recommend.ts';
import { leftOut } from './left-out.ts';
import { readModelFile } from './model-file.ts';
import { historyOf, modelDomains } from './patron-history.ts';

/** Places of the ranking that lists are made of, as a rule. */
const deepest = 200;

/** Without which loans the title would not be on the patron's list, by the loans of today. */
export function whatIf(task: Extract<WorkerTask, { type: 'what-if' }>): WhatIfFound {
  const db = openReadOnly(task.folder);
  const { model, targetTitles, sourceTitles } = readModelFile(task.modelPath);
  const domains = modelDomains(task, targetTitles, sourceTitles);
  const column = domains[0]!.placeOf[task.titleId] ?? -1;
  const exclude = leftOut(db, targetTitles, task.targetId).of(task.patronId);
  const history = historyOf(db, task.patronId, domains);
  // a list may reach further down the ranking than it is long: series, authors and surprise have a say
  const place = rankTitles(model, history, deepest, { exclude }).columns.indexOf(column);
  const found = counterfactual(model, history, column, Math.max(task.length, place + 1), { exclude });
  db.close();
  if (found.kind === 'not-listed') return { kind: 'changed' };
  if (found.kind !== 'needs') return { kind: found.kind };
  return {
    kind: 'needs',
    loans: found.loans.map((loan) => {
      const of = domains[loan.domain === 'target' ? 0 : loan.domain + 1]!;
      return { titleId: of.titles[loan.column]! as TitleId, domainId: of.id };
    }),
  };
}
