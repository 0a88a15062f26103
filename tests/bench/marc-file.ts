import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { iso2709, type FieldText } from '../helpers/marc-records.ts';

const words = ['sea', 'house', 'winter', 'garden', 'road', 'night', 'letters', 'island', 'daughter', 'river', 'memory', 'glass', 'stone', 'history', 'light', 'secret'];
const names = ['Adler', 'Bašić', 'Chen', 'Dubois', 'Eriksson', 'Fontaine', 'García', 'Hughes', 'Ivanova', 'Jónsdóttir', 'Kowalski', 'Li', 'Müller', 'Novák', 'Okafor', 'Pérez'];
const pick = (list: readonly string[], number: number): string => list[number % list.length] ?? '';

/** Writes so many records of books in UTF-8, as a library's system exports them: about 800 bytes each, one copy or two. */
export async function writeMarcFile(path: string, records: number): Promise<void> {
  await pipeline(Readable.from(blocks(records)), createWriteStream(path));
}

function* blocks(records: number): Generator<Buffer> {
  for (let from = 0; from < records; from += 500) yield Buffer.concat(Array.from({ length: Math.min(500, records - from) }, (_, at) => record(from + at)));
}

function record(number: number): Buffer {
  const title = `The ${pick(words, number)} of ${pick(words, number >> 4)} and ${pick(words, number >> 8)} ${String(number >> 12)}`;
  const author = `${pick(names, number * 7)}, ${pick(words, number >> 3)}`;
  const fields: FieldText[] = [
    ['001', `rec${String(number).padStart(8, '0')}`], ['005', '20240101120000.0'], ['008', `200101s${String(1950 + (number % 75))}    nyu           000 1 eng d`], ['020', `  $a97800000${String(number).padStart(6, '0').slice(0, 6)}0`],
    ['040', '  $aDLC$beng$cDLC$dDLC'], ['082', `00$a8${String(10 + (number % 89))}.${String(number % 10)}$223`], ['100', `1 $a${author},$d1950-`], ['245', `10$a${title} :$ba novel /$c${author}.`],
    ['264', ' 1$aNew York :$bExample Press,$c2020.'], ['300', '  $a320 pages ;$c23 cm'], ['336', '  $atext$btxt$2rdacontent'], ['490', `1 $a${pick(words, number >> 6)} series ;$v${String(number % 9)}`],
    ['520', `  $aA story of ${pick(words, number)}, ${pick(words, number + 3)} and ${pick(words, number + 5)} in a town by the sea, told by the people who live there over a hundred years.`],
    ['650', ` 0$a${pick(words, number)}s$vFiction.`], ['650', ` 0$aFamilies$zEngland$vFiction.`], ['952', `  $aMAIN$bMAIN$p3${String(number).padStart(13, '0')}$9${String(number)}$oFIC$yBK`],
  ];
  if (number % 3 === 0) fields.push(['952', `  $aWEST$bWEST$p4${String(number).padStart(13, '0')}$9${String(number + 10_000_000)}$oFIC$yBK`]);
  fields.push(['999', `  $c${String(number)}$d${String(number)}`]);
  return iso2709(fields);
}
