/** For whom a title is, as far as its record says. */
export type Readership = 'children' | 'young' | 'adults' | 'everybody' | 'unknown';
/** Whose list it is, for the guard. `off`: it was switched off; `adult`: it has nothing to do. */
export type Guard = 'off' | 'adult' | 'child' | 'teen' | 'unknown-age';

/** MARC 21 008/22: a–c and j children, d adolescents, e adults, f specialised, g everybody. */
const codes: Readonly<Record<string, Readership>> = { a: 'children', b: 'children', c: 'children', j: 'children', d: 'young', e: 'adults', f: 'adults', g: 'everybody' };

/** Words of records and groups, tried in this order: "young adult" is no adult, "children and adults" is for everybody. */
const words: readonly (readonly [RegExp, Readership])[] = [
  [/(?:child|juv|kid|儿童|少儿).*(?:adult|成人)|general|all ages|everybody|famil|通用|大众|全年龄|普及/i, 'everybody'],
  [/young adult|teen|adolesc|\bya\b|青少年|青年|中学|初中|高中|middle school|high school|secondary/i, 'young'],
  [/^j$|juv|child|kid|preschool|picture book|primary|element|easy|toddler|infant|儿童|少儿|少年|小学|幼儿|绘本|亲子|学龄|婴|童/i, 'children'],
  [/adult|speciali[sz]ed|senior|mature|成人|成年|专业|老年/i, 'adults'],
];
/** An age in words: "8-12", "from 12", "12岁以上"; a fourth grade is nine years old. */
const age = /(\d{1,2})\s*(?:[-–~至到]\s*\d{1,2}\s*)?(?:years|yrs|岁|\+|up)|ages?\s*(\d{1,2})|^(\d{1,2})\s*[-–~]\s*\d{1,2}$/i;

/**
 * For whom something is: by what its record says of its readers, a code of MARC 21, a word in English or Chinese, or an age; else by the words of
 * other fields (collection, material, group), in which a letter means something else.
 */
export function readershipOf(audience: string, ...others: readonly string[]): Readership {
  const code = codes[audience.trim().toLowerCase()];
  if (code !== undefined) return code;
  for (const text of [audience, ...others]) {
    const clean = text.trim();
    if (clean === '') continue;
    const word = words.find(([pattern]) => pattern.test(clean));
    if (word !== undefined) return word[1];
    const years = age.exec(clean);
    if (years !== null) return readershipOfAge(Number(years[1] ?? years[2] ?? years[3]));
  }
  return 'unknown';
}

const readershipOfAge = (years: number): Readership => (years < CHILD ? 'children' : years < ADULT ? 'young' : 'adults');

const CHILD = 13;
const ADULT = 18;

/** What is known of a reader's age. */
export interface AgeFacts {
  readonly birthYear: number | null;
  /** Code of the patron group; empty: none. */
  readonly group: string;
  /** Loans whose record says for whom the title is: for adults, and for anybody else. */
  readonly loansForAdults: number;
  readonly loansForOthers: number;
}

/** Loans for adults that are enough to take a reader of unknown age for one, if most of the marked loans are such. */
const TELLING_LOANS = 3;

/**
 * The guard for a reader. A group of children or teenagers counts even where the year of birth says otherwise (a class card); then the year of birth;
 * then a group of adults. A reader of unknown age is taken for an adult only if at least three of her loans, and more than half of those whose
 * record says for whom they are, were for adults.
 */
export function guardOf({ birthYear, group, loansForAdults, loansForOthers }: AgeFacts, year: number): Guard {
  const ofGroup = readershipOf('', group);
  if (ofGroup === 'children') return 'child';
  if (birthYear !== null) {
    const years = year - birthYear;
    if (years < CHILD) return 'child';
    return years < ADULT || ofGroup === 'young' ? 'teen' : 'adult';
  }
  if (ofGroup === 'young') return 'teen';
  if (ofGroup === 'adults' || /staff|faculty|teacher|教师|教职|职工|馆员/i.test(group)) return 'adult';
  return loansForAdults >= TELLING_LOANS && loansForAdults > loansForOthers ? 'adult' : 'unknown-age';
}

/** Whether the guard lets a title through: to children only what is marked as for them or for everybody, to unknown ages all but what is for adults. */
export function suits(guard: Guard, readership: Readership): boolean {
  switch (guard) {
    case 'off': case 'adult': return true;
    case 'child': return readership === 'children' || readership === 'everybody';
    case 'teen': return readership !== 'adults' && readership !== 'unknown';
    case 'unknown-age': return readership !== 'adults';
  }
}
