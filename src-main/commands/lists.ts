import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AppError } from '#contract/errors.ts';
import { usualWishes } from '#contract/list-wishes.ts';
import { fill, sentences } from '#contract/sentences/sentences.ts';
import { findDomains } from '#services/domains.ts';
import { writeListsFile } from '#services/lists-file.ts';
import { startLists } from '#services/reading-lists.ts';
import { requirePatrons } from '#services/records.ts';
import { newestModel } from '#services/training.ts';
import { requireWritable } from '#services/whole-file.ts';
import type { Command } from './command.ts';
import { resultOf } from './terminal.ts';
import { readArguments, required, usageError, whole } from './usage.ts';

/** `lists --target NAME (--patron ID… | --patrons-file FILE | --all) --out FILE.csv`: with the newest model of that target. */
export const listsCommand: Command = async (library, words, { language }) => {
  const { values } = readArguments(words, {
    target: { type: 'string' }, map: { type: 'string' }, patron: { type: 'string', multiple: true }, 'patrons-file': { type: 'string' }, all: { type: 'boolean' },
    top: { type: 'string' }, out: { type: 'string' },
  }, ['patron']);
  const target = required(values.target, 'target');
  const out = resolve(required(values.out, 'out'));
  const length = whole(values.top, 'top', 10, 1, 100);
  const ways = [values.patron, values['patrons-file'], values.all].filter((way) => way !== undefined);
  if (ways.length !== 1) throw usageError('Say for whom: --patron ID…, --patrons-file FILE or --all.');
  const { targetId } = findDomains(library, values.map, target, []);
  const model = newestModel(library, targetId);
  const cards = values.all ? null : values.patron ?? await readCards(values['patrons-file']!);
  const patrons = cards === null ? 'all' : requirePatrons(library, [...new Set(cards)]);
  if (patrons !== 'all' && patrons.length === 0) throw usageError('No patron was named.');
  await requireWritable(out);
  resultOf(await library.jobs.ended(startLists(library, { modelId: model.id, patrons, wishes: { ...usualWishes, length } })));
  const lists = await writeListsFile(library, model.id, patrons === 'all' ? 'all' : { patrons }, out, { language, forSpreadsheet: false });
  return { document: { lists, file: out, model: model.id }, text: `${fill(sentences[language].terminal.lists, { lists, file: out })}\n` };
};

/** Card numbers, one a line; of a CSV the first column. A heading `patron_id` is passed over. */
async function readCards(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: { code?: string }) => { throw new AppError(error.code === 'ENOENT' ? 'file-not-found' : 'file-unreadable', { file: basename(path) }); });
  return text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.split(/[,;\t]/)[0]!.trim().replace(/^"(.*)"$/, '$1')).filter((card) => card !== '' && card.toLowerCase() !== 'patron_id');
}
