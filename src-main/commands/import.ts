import { basename, resolve } from 'node:path';
import { importKinds } from '#contract/imports.ts';
import { undoImport } from '#services/import-undo.ts';
import * as imports from '#services/imports.ts';
import type { Library } from '#services/library.ts';
import { requireWritable } from '#services/lists-file.ts';
import { writeRejectsFile } from '#services/rejects-export.ts';
import type { BatchId } from '#contract/ids.ts';
import type { Command } from './command.ts';
import { readOptionWords, readWishes } from './read-options.ts';
import { resultOf, table, type Answer } from './terminal.ts';
import { oneOf, pairs, readArguments, usageError } from './usage.ts';

/** `import FILE…`: all of the files as one job. */
export const importCommand: Command = async (library, words, terminal) => {
  const { values, positionals } = readArguments(words, {
    kind: { type: 'string' }, map: { type: 'string', multiple: true }, set: { type: 'string', multiple: true }, rejects: { type: 'string' }, ...readOptionWords,
  });
  if (positionals.length === 0) throw usageError('Name at least one file to import.');
  const kind = oneOf(values.kind, 'kind', importKinds);
  const mapping = pairs(values.map?.join(','), 'map');
  const fixed = pairs(values.set?.join(','), 'set');
  const wishes = readWishes(values);
  const files = positionals.map((path) => ({
    path: resolve(path), name: basename(path), ...(kind && { kind }), ...(mapping && { mapping }), ...(fixed && { fixed }), ...wishes,
  }));
  if (values.rejects !== undefined) await requireWritable(resolve(values.rejects));
  const { batchIds = [] } = resultOf(await library.jobs.ended(imports.startImport(library, files)));
  if (values.rejects !== undefined) await writeRejectsFile(library, batchIds, resolve(values.rejects), { language: terminal.language, forSpreadsheet: false });
  return batchesAnswer(library, batchIds);
};

/** `imports list`, `imports undo ID`. */
export const importsCommand: Command = async (library, words) => {
  const { positionals: [verb, id, ...rest] } = readArguments(words, {});
  if (verb === 'list' && id === undefined) return batchesAnswer(library, imports.list(library).map((batch) => batch.id));
  if (verb === 'undo' && id !== undefined && rest.length === 0) {
    if (!/^[1-9]\d*$/.test(id)) throw usageError('imports undo takes the number of an import.');
    resultOf(await library.jobs.ended(undoImport(library, Number(id) as BatchId)));
    return batchesAnswer(library, [Number(id) as BatchId]);
  }
  throw usageError('Say imports list, or imports undo ID.');
};

function batchesAnswer(library: Library, ids: readonly BatchId[]): Answer {
  const batches = imports.list(library).filter((batch) => ids.includes(batch.id)).sort((a, b) => a.id - b.id);
  return {
    document: { imports: batches },
    text: table(['id', 'kind', 'file', 'status', 'rows', 'added', 'updated', 'unchanged', 'rejected', 'undescribed', 'from', 'to'],
      batches.map((batch) => [batch.id, batch.kind, batch.fileName, batch.status, batch.rows, batch.added, batch.updated, batch.unchanged, batch.rejected, batch.undescribed, batch.from ?? '', batch.to ?? ''])),
  };
}
