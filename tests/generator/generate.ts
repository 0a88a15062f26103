/** Makes a fictional library: its catalogue, its patrons, and the loans of some years. */
import { mkdirSync } from 'node:fs';
import { makeCalendar, type Calendar } from './calendar.ts';
import { buildCatalogue, type Catalogue } from './catalogue.ts';
import { openCsv } from './csv-out.ts';
import { lendByDay } from './lending.ts';
import type { GenerateOptions } from './options.ts';
import { makePatrons, type Patron } from './patrons.ts';
import { loanColumns, loanLine, patronColumns, patronLine, titleColumns, titleLine } from './rows.ts';
import { chooseTitles } from './title-choice.ts';
import { readTitleLists } from './title-lists.ts';
import { planVisits } from './visits.ts';

export interface World {
  readonly calendar: Calendar;
  readonly catalogue: Catalogue;
  readonly patrons: readonly Patron[];
  /** What could not be read in the title lists. */
  readonly problems: readonly string[];
}

export interface Summary {
  readonly titles: number;
  readonly listedTitles: number;
  readonly patrons: number;
  readonly loans: number;
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

type WorldOptions = Pick<GenerateOptions, 'patrons' | 'titles' | 'loans' | 'years' | 'seed' | 'end'>;

/** Catalogue and patrons without their loans. */
export function makeWorld(options: WorldOptions): World {
  const calendar = makeCalendar(options.end, options.years);
  const { records, problems } = readTitleLists();
  const catalogue = buildCatalogue(chooseTitles(records, options.titles), options, calendar);
  return { calendar, catalogue, patrons: makePatrons(options.patrons, options.seed, calendar, catalogue.parts), problems };
}

/** Writes the three files, each as it is made. */
export async function generateLibrary(options: GenerateOptions): Promise<Summary> {
  mkdirSync(options.out, { recursive: true });
  const { calendar, catalogue, patrons, problems } = makeWorld(options);

  const level = options.gzip ? (options.loans > 500_000 ? 5 : 9) : 0;

  const titleFile = await openCsv(options.out, 'titles', titleColumns, level);
  for (let at = 0; at < catalogue.count; at += 1) {
    await titleFile.write(titleLine(catalogue.record(at), catalogue.copyStart[at] ?? 0, options.syntheticIsbn));
  }
  await titleFile.close();

  const patronFile = await openCsv(options.out, 'patrons', patronColumns, level);
  for (const [at, patron] of patrons.entries()) await patronFile.write(patronLine(at, patron));
  await patronFile.close();

  const loanFile = await openCsv(options.out, 'loans', loanColumns, level);
  const visits = planVisits(patrons, options.loans, options.seed, calendar);
  let loans = 0;
  for (const day of lendByDay(catalogue, patrons, visits, options.seed, calendar)) {
    let lines = '';
    for (const loan of day) {
      loans += 1;
      lines += loanLine(loans, loan, catalogue, patrons);
    }
    await loanFile.write(lines);
  }
  await loanFile.close();
  return { titles: catalogue.count, listedTitles: catalogue.listed, patrons: patrons.length, loans, problems, files: [titleFile.path, patronFile.path, loanFile.path] };
}
