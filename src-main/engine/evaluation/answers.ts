import type { FittedMethod } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import { mix } from '../matrix/random.ts';
import type { TestCase } from './cases.ts';
import { LIST_LENGTH, type Judge } from './judge.ts';
import { expectationOf, listFigureNames, listFigures } from './list-figures.ts';
import type { ContestantId } from './report.ts';
import { profileOf } from './themes.ts';
import { matchedTitles, type TitleFacts } from './title-facts.ts';

/** Marks the places of a list that no title was left for. */
export const NO_TITLE = 0xffffffff;

/** One contestant's answers to the questions of a round, side by side in typed arrays. */
export interface Answers {
  /** Ranks of the titles to be found; those of case c stand from `start[c]` to `start[c + 1]`. */
  readonly ranks: Uint32Array;
  /** Ranks of the equally popular titles that were not borrowed; from `otherStart[c]`. */
  readonly others: Uint32Array;
  /** Lists of 10, case by case, best first, with the scores of their places: NaN where popularity filled up. */
  readonly top: Uint32Array;
  readonly scores: Float32Array;
  /** By case the fitted method that answered: scores compare only within one. */
  readonly scale: string[];
  /** `listFigureNames` of each case, NaN where there is nothing to tell by. */
  readonly figures: Float32Array;
}

/** The questions of one round with everybody's answers: all that the report is made from. */
export interface RoundAnswers {
  readonly cases: readonly TestCase[];
  readonly start: Uint32Array;
  readonly otherStart: Uint32Array;
  /** Titles that could be ranked for each case. */
  readonly candidates: Uint32Array;
  readonly facts: TitleFacts;
  /** 1 = the patron had no loan in the training part, in any domain. */
  readonly isNewPatron: Uint8Array;
  readonly answers: ReadonlyMap<ContestantId, Answers>;
}

/** What is put to the test in one round. */
export interface AnswerRun {
  readonly cases: readonly TestCase[];
  /** Who answers a case: the contestants, each with the key of the fitted method that answers for it. */
  readonly contestantsOf: (test: TestCase) => readonly (readonly [ContestantId, string])[];
  readonly fits: ReadonlyMap<string, FittedMethod>;
  readonly judge: Judge;
  readonly facts: TitleFacts;
  readonly isNewPatron: (patron: number) => boolean;
  readonly seed: number;
  readonly pacer: Pacer;
}

/** Puts every question to every contestant; one that answers for several is asked once. */
export async function answerCases({ cases, contestantsOf, fits, judge, facts, isNewPatron, seed, pacer }: AnswerRun): Promise<RoundAnswers> {
  const titles = facts.counts.length;
  const start = new Uint32Array(cases.length + 1);
  cases.forEach((test, c) => { start[c + 1] = start[c]! + test.relevant.length; });
  const matches: Uint32Array[] = [];
  const otherStart = new Uint32Array(cases.length + 1);
  const candidates = new Uint32Array(cases.length);
  for (const [c, test] of cases.entries()) {
    if (pacer.due()) await pacer.pause();
    const taken = new Set([...test.reader.target, ...test.relevant, ...(test.ignored ?? [])]);
    matches.push(matchedTitles(facts, test.relevant, (column) => taken.has(column), mix(seed, test.patron)));
    otherStart[c + 1] = otherStart[c]! + matches[c]!.length;
    candidates[c] = titles - taken.size + test.relevant.length;
  }
  const answers = new Map<ContestantId, Answers>();
  const sheetOf = (contestant: ContestantId): Answers => {
    const made = answers.get(contestant) ?? {
      ranks: new Uint32Array(start.at(-1)!), others: new Uint32Array(otherStart.at(-1)!),
      top: new Uint32Array(cases.length * LIST_LENGTH).fill(NO_TITLE), figures: new Float32Array(cases.length * listFigureNames.length).fill(NaN),
      scores: new Float32Array(cases.length * LIST_LENGTH).fill(NaN), scale: new Array<string>(cases.length).fill(''),
    };
    answers.set(contestant, made);
    return made;
  };
  for (const [c, test] of cases.entries()) {
    const profile = facts.themes ? profileOf(facts.themes, test.reader, test.days) : null;
    const expectation = expectationOf(facts, profile);
    const wanted = new Set(test.relevant);
    const asked = new Map<string, ContestantId>();
    for (const [contestant, key] of contestantsOf(test)) {
      if (pacer.due()) await pacer.pause();
      const sheet = sheetOf(contestant);
      sheet.scale[c] = key;
      const same = asked.get(key);
      if (same !== undefined) {
        copyCase(sheet, answers.get(same)!, c, start, otherStart);
        continue;
      }
      asked.set(key, contestant);
      const { ranks, others, top, scores } = judge.full(fits.get(key)!, test, matches[c]!);
      sheet.ranks.set(ranks, start[c]!);
      sheet.others.set(others, otherStart[c]!);
      sheet.top.set(top, c * LIST_LENGTH);
      sheet.scores.set(scores, c * LIST_LENGTH);
      const figures = listFigures(facts, top, expectation, (column) => wanted.has(column));
      listFigureNames.forEach((name, at) => { sheet.figures[c * listFigureNames.length + at] = figures[name]; });
    }
  }
  return { cases, start, otherStart, candidates, facts, isNewPatron: Uint8Array.from(cases, (test) => Number(isNewPatron(test.patron))), answers };
}

function copyCase(to: Answers, from: Answers, c: number, start: Uint32Array, otherStart: Uint32Array): void {
  const copy = <T extends Uint32Array | Float32Array>(into: T, values: T, begin: number, end: number) => into.set(values.subarray(begin, end), begin);
  copy(to.ranks, from.ranks, start[c]!, start[c + 1]!);
  copy(to.others, from.others, otherStart[c]!, otherStart[c + 1]!);
  copy(to.top, from.top, c * LIST_LENGTH, (c + 1) * LIST_LENGTH);
  copy(to.scores, from.scores, c * LIST_LENGTH, (c + 1) * LIST_LENGTH);
  copy(to.figures, from.figures, c * listFigureNames.length, (c + 1) * listFigureNames.length);
}
