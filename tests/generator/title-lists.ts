/** Reads the title lists (format: titles/FORMAT.md). A line that cannot be read is left out and named. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audiences, materials, subjectNamed, type Subject } from './subjects.ts';
import type { TitleRecord } from './title-record.ts';

export interface TitleLists {
  readonly records: readonly TitleRecord[];
  /** `file:line: what is wrong`, one a line that was left out or mended. */
  readonly problems: readonly string[];
}

type Head = Pick<TitleRecord, 'creator' | 'material' | 'language' | 'classMark' | 'subjects' | 'audience'>;
type Report = (what: string) => void;

const firstId = 100_001;
const listFolder = join(import.meta.dirname, 'titles');

/** All lists of the folder, in the order of their names; a title named twice counts once. */
export function readTitleLists(folder: string = listFolder): TitleLists {
  const records: TitleRecord[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();
  for (const name of names) {
    const list = parseTitleList(readFileSync(join(folder, name), 'utf8'), name);
    problems.push(...list.problems);
    for (const record of list.records) {
      const key = [record.material, record.language, record.creator, record.title].join('|').toLowerCase();
      if (seen.has(key)) continue;
      seen.add(key);
      records.push({ ...record, id: firstId + records.length });
    }
  }
  return { records, problems };
}

/** One list. The ids count from 0 within it. */
export function parseTitleList(text: string, name: string): TitleLists {
  const records: TitleRecord[] = [];
  const problems: string[] = [];
  let head: Head | undefined;
  for (const [at, raw] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const report: Report = (what) => problems.push(`${name}:${String(at + 1)}: ${what}`);
    const cells = line.replaceAll('｜', '|').split('|').map((value) => value.trim());
    if (line.startsWith('@')) {
      head = parseHead(cells, report);
      continue;
    }
    if (head === undefined) {
      report('a title without a creator line (@ …) that could be read before it');
      continue;
    }
    const record = parseTitle(cells, head, records.length, report);
    if (record !== undefined) records.push(record);
  }
  return { records, problems };
}

function parseHead(cells: readonly string[], report: Report): Head | undefined {
  const creator = (cells[0] ?? '').slice(1).trim();
  const material = materials.find((known) => known === cells[1]?.toLowerCase());
  if (material === undefined) {
    report(`unknown material "${cells[1] ?? ''}" (one of ${materials.join(', ')})`);
    return undefined;
  }
  const language = cells[2]?.toLowerCase() ?? '';
  if (!/^[a-z]{3}$/.test(language)) {
    report(`"${cells[2] ?? ''}" is no ISO 639-2 language code`);
    return undefined;
  }
  const audience = audiences.find((known) => known === (cells[5]?.toLowerCase() || 'adult'));
  if (audience === undefined) report(`unknown audience "${cells[5] ?? ''}", read as adult`);
  if (cells.length > 6) report('more than six cells in a creator line');
  return { creator, material, language, classMark: cells[3] ?? '', subjects: parseSubjects(cells[4] ?? '', report), audience: audience ?? 'adult' };
}

function parseTitle(cells: readonly string[], head: Head, id: number, report: Report): TitleRecord | undefined {
  const title = cells[0] ?? '';
  if (title === '') {
    report('a line without a title');
    return undefined;
  }
  if (cells.length > 6) report('more than six cells in a title line');
  const year = parseNumber(cells[1] ?? '', 'year', report);
  const series = cells[2] ?? '';
  const own = parseSubjects(cells[4] ?? '', report);
  const subjects = own.length > 0 ? own : head.subjects;
  if (subjects.length === 0) report('a title without subjects');
  return {
    ...head, id, title, year, series, subjects,
    seriesNumber: series === '' ? null : parseNumber(cells[3] ?? '', 'number in series', report),
    classMark: cells[5] || head.classMark,
    publisher: '',
  };
}

function parseNumber(value: string, what: string, report: Report): number | null {
  if (value === '') return null;
  if (/^-?\d{1,4}(\.\d)?$/.test(value)) return Number(value);
  report(`"${value}" is no ${what}`);
  return null;
}

function parseSubjects(value: string, report: Report): Subject[] {
  const found: Subject[] = [];
  for (const name of value.split(/[;；]/).map((part) => part.trim()).filter((part) => part !== '')) {
    const subject = subjectNamed(name);
    if (subject === undefined) report(`unknown subject "${name}"`);
    else if (!found.includes(subject)) found.push(subject);
  }
  return found;
}
