import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { domainMapFile, type DomainMapFile } from '#contract/domains.ts';
import { AppError } from '#contract/errors.ts';
import * as domains from '#services/domains.ts';
import type { Library } from '#services/library.ts';
import type { Command } from './command.ts';
import { resultOf, table, type Answer } from './terminal.ts';
import { readArguments, usageError } from './usage.ts';

/** `domains apply FILE.json` (a map of the same name is replaced), `domains list`. */
export const domainsCommand: Command = async (library, words) => {
  const { positionals: [verb, file, ...rest] } = readArguments(words, {});
  if (verb === 'list' && file === undefined) return mapsAnswer(library);
  if (verb !== 'apply' || file === undefined || rest.length > 0) throw usageError('Say domains apply FILE.json, or domains list.');
  const map = await readMapFile(file);
  resultOf(await library.jobs.ended(domains.save(library, { replace: true, map })));
  return mapsAnswer(library, map.map);
};

/** Reads a map from its file. @throws AppError file-not-found, file-unreadable, domains-file-invalid with the place and what is wrong there */
async function readMapFile(path: string): Promise<DomainMapFile> {
  const file = basename(path);
  const text = await readFile(path, 'utf8').catch((error: { code?: string }) => { throw new AppError(error.code === 'ENOENT' ? 'file-not-found' : 'file-unreadable', { file }); });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AppError('domains-file-invalid', { place: file, problem: (error as Error).message });
  }
  const parsed = domainMapFile.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new AppError('domains-file-invalid', { place: issue.path.join('.') || file, problem: issue.message });
}

function mapsAnswer(library: Library, name?: string): Answer {
  const maps = domains.list(library).filter((map) => name === undefined || map.name.toLowerCase() === name.toLowerCase());
  const text = maps.map((map) => {
    const nameOf = new Map(map.domains.map((domain) => [domain.id, domain.name]));
    const shared = map.shared.map((pair) => `${nameOf.get(pair.a)} & ${nameOf.get(pair.b)}: ${pair.patrons} shared patrons\n`).join('');
    return `${map.name}\n` + table(['domain', 'titles', 'loans', 'patrons'], [
      ...map.domains.map(({ name: domain, counts }) => [domain, counts.titles, counts.loans, counts.patrons]),
      ['(unassigned)', map.unassigned.titles, map.unassigned.loans, ''],
    ]) + shared;
  }).join('\n');
  return { document: { maps }, text };
}
