/** Made-up titles for libraries larger than the lists: record number n is always the same one for a seed. */
import { below, hashPair, oneOf, streamOf, weighted, type Random } from './random.ts';
import { classOf, materials, suits, type Material, type Subject } from './subjects.ts';
import * as words from './synthetic-words.ts';
import { tastes, type Taste } from './taste-table.ts';
import type { TitleRecord } from './title-record.ts';

const firstId = 1_000_001;
const titlesOfCreator = 7;
const languages = ['eng', 'chi', 'fre', 'jpn'] as const;

interface Creator {
  readonly name: string;
  readonly taste: Taste;
  readonly material: Material;
  readonly language: string;
  readonly series: string;
}

/** Seven titles in a row have one creator, of one taste, material and language; a third of the writers keep a series. */
export function syntheticTitle(number: number, seed: number, lastYear: number): TitleRecord {
  const group = Math.floor(number / titlesOfCreator);
  const creator = makeCreator(streamOf(hashPair(seed, 71), group));
  const random = streamOf(hashPair(seed, 73), number);
  const subjects = drawSubjects(creator.taste, creator.material, random);
  const place = number % titlesOfCreator;
  const inSeries = creator.series !== '' && place < 5;
  return {
    id: firstId + number,
    title: creator.language === 'chi' ? chineseTitle(random) : englishTitle(random),
    creator: creator.name,
    material: creator.material,
    language: creator.language,
    classMark: classOf(subjects[0] ?? 'drama', creator.material, creator.language),
    subjects,
    audience: creator.taste.audience,
    year: lastYear - Math.floor(65 * random() ** 2.2),
    series: inSeries ? creator.series : '',
    seriesNumber: inSeries ? place + 1 : null,
    publisher: 'Sample Press',
  };
}

function makeCreator(random: Random): Creator {
  const material = materials[weighted(random, [62, 23, 15])] ?? 'book';
  const suitable = tastes.map((taste) => taste.materials[materials.indexOf(material)]! * (taste.readers[0] * 0.16 + taste.readers[1] * 0.1 + taste.readers[2] * 0.5 + taste.readers[3] * 0.24));
  const taste = tastes[weighted(random, suitable)] ?? tastes[0]!;
  const language = languages[weighted(random, taste.chinese ? [8, 90, 0, 2] : material === 'book' ? [86, 14, 0, 0] : [82, 10, 5, 3])] ?? 'eng';
  const name = language === 'chi' ? chineseName(random) : `${oneOf(random, words.givenNames)} ${String.fromCharCode(65 + below(random, 26))}. ${oneOf(random, words.familyNames)}`;
  const keepsSeries = material === 'book' && random() < 0.34;
  const noun = language === 'chi' ? oneOf(random, words.chineseNouns) : oneOf(random, words.nouns);
  const series = language === 'chi' ? `${noun}系列` : `${oneOf(random, words.adjectives)} ${noun}`;
  return { name, taste, material, language, series: keepsSeries ? series : '' };
}

function drawSubjects(taste: Taste, material: Material, random: Random): Subject[] {
  const entries = (Object.entries(taste.subjects) as [Subject, number][]).filter(([subject]) => suits(subject, material));
  const weights = entries.map(([, weight]) => weight);
  const chosen: Subject[] = [];
  const wanted = 1 + weighted(random, [4, 4, 2]);
  while (chosen.length < Math.min(wanted, entries.length)) {
    const at = weighted(random, weights);
    chosen.push(entries[at]![0]);
    weights[at] = 0;
  }
  return chosen.length > 0 ? chosen : [material === 'music' ? 'pop music' : 'drama'];
}

const chineseName = (random: Random): string =>
  oneOf(random, words.chineseFamilyNames) + oneOf(random, words.chineseGivenNames) + (random() < 0.8 ? oneOf(random, words.chineseGivenNames) : '');

function chineseTitle(random: Random): string {
  const [first, second] = [oneOf(random, words.chineseNouns), oneOf(random, words.chineseNouns)];
  const adjective = oneOf(random, words.chineseAdjectives);
  return oneOf(random, [`${adjective}${first}`, `${first}与${second}`, `${adjective}${first}与${second}`, `${first}里的${second}`]);
}

function englishTitle(random: Random): string {
  const [first, second] = [oneOf(random, words.nouns), oneOf(random, words.nouns)];
  const adjective = oneOf(random, words.adjectives);
  const place = oneOf(random, words.places).replace('-', ' ');
  return oneOf(random, [
    `The ${adjective} ${first}`, `${adjective} ${first}`, `The ${first} of ${place}`, `The ${first} and the ${second}`,
    `The ${adjective} ${first} of ${place}`, `A ${first} in ${place}`, `${first}, ${second}`, `The ${first} at ${place}`,
  ]).replace(/^A (?=[AEIOU])/, 'An ');
}
