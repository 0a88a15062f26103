import { basename, resolve } from 'node:path';
import { importKinds, type ImportReport, type PrivacyChoice, type UndoPreview } from '#contract/imports.ts';
import { fill, sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { previewUndo, undoImport } from '#services/import-undo.ts';
import * as imports from '#services/imports.ts';
import type { Library } from '#services/library.ts';
import type { BatchId } from '#contract/ids.ts';
import type { Command } from './command.ts';
import { readOptionWords, readWishes } from './read-options.ts';
import { requireRejectsPlace, writeRejectFiles, type RejectFile } from './reject-files.ts';
import { resultOf, table, type Answer } from './terminal.ts';
import { oneOf, pairs, readArguments, usageError } from './usage.ts';

/** `import FILE…`: all of the files as one job; with `--dry-run` only what they would bring. */
export const importCommand: Command = async (library, words, terminal) => {
  const { values, positionals } = readArguments(words, {
    kind: { type: 'string' }, map: { type: 'string', multiple: true }, set: { type: 'string', multiple: true }, rejects: { type: 'string' }, ...readOptionWords,
    'dry-run': { type: 'boolean' }, pseudonyms: { type: 'boolean' }, 'not-reader': { type: 'string', multiple: true },
  });
  if (positionals.length === 0) throw usageError('Name at least one file to import.');
  const kind = oneOf(values.kind, 'kind', importKinds);
  const mapping = pairs(values.map?.join(','), 'map');
  const fixed = pairs(values.set?.join(','), 'set');
  const wishes = readWishes(values);
  const parts = values.part?.map((part) => ({ part })) ?? [{}];
  const files = positionals.flatMap((path) => parts.map((part) => ({
    path: resolve(path), name: basename(path), ...(kind && { kind }), ...(mapping && { mapping }), ...(fixed && { fixed }), ...wishes, ...part,
  })));
  if (values.rejects !== undefined) await requireRejectsPlace(resolve(values.rejects), files);
  const privacy: PrivacyChoice = { ...(values.pseudonyms === true && { pseudonyms: true }), ...(values['not-reader'] && { notReaders: values['not-reader'] }) };
  if (values['dry-run'] === true) return reportsAnswer(resultOf(await library.jobs.ended(imports.reviewImport(library, files, { privacy }))).reports ?? [], terminal.language);
  const { batchIds = [] } = resultOf(await library.jobs.ended(imports.startImport(library, files, { privacy })));
  const rejects = values.rejects === undefined ? undefined : await writeRejectFiles(library, batchIds, resolve(values.rejects));
  return batchesAnswer(library, batchIds, terminal.language, rejects);
};

/** `imports list`, `imports report ID`, `imports resume ID`, `imports undo ID`; with `--dry-run` only what the undo would take away. */
export const importsCommand: Command = async (library, words, { language }) => {
  const { values, positionals: [verb, id, ...rest] } = readArguments(words, { 'dry-run': { type: 'boolean' } });
  if (values['dry-run'] === true && verb !== 'undo') throw usageError('Of imports, only undo takes --dry-run.');
  if (verb === 'list' && id === undefined) return batchesAnswer(library, imports.list(library).map((batch) => batch.id), language);
  if ((verb === 'undo' || verb === 'resume' || verb === 'report') && id !== undefined && rest.length === 0) {
    if (!/^[1-9]\d*$/.test(id)) throw usageError(`imports ${verb} takes the number of an import.`);
    const batch = Number(id) as BatchId;
    if (values['dry-run'] === true) return undoAnswer(await previewUndo(library, batch), language);
    if (verb === 'report') return reportsAnswer([imports.report(library, batch)].filter((report) => report !== null), language);
    const { batchIds = [] } = resultOf(await library.jobs.ended(verb === 'undo' ? undoImport(library, batch) : imports.resumeImport(library, batch)));
    return batchesAnswer(library, batchIds, language);
  }
  throw usageError('Say imports list, imports report ID, imports resume ID or imports undo ID.');
};

function reportsAnswer(reports: readonly ImportReport[], language: Language): Answer {
  const { importColumn: column, importKind, reject, ignored: passedOver, notice, terminal } = sentences[language];
  const names = ['kind', 'file', 'rows', 'added', 'updated', 'unchanged', 'rejected', 'ignored', 'anonymous', 'undescribed', 'editions', 'duplicateCards', 'encoding'] as const;
  const lines = reports.flatMap(({ batch: { fileName: file }, notices, rejects, ignored, bulkBorrowers }) => [
    ...notices.map(({ code, values }) => fill(terminal.importNotice, { file, sentence: fill(notice[code], values) })),
    ...rejects.map(({ code, rows }) => fill(terminal.importReason, { file, rows, reason: reject[code] })),
    ...ignored.map(({ code, rows }) => fill(terminal.importReason, { file, rows, reason: passedOver[code] })),
    ...bulkBorrowers.map(({ patronId, loans, share }) => fill(terminal.bulkCard, { file, patron: patronId, loans, share: (share * 100).toFixed(1) })),
  ]);
  return {
    document: { reports },
    text: table(names.map((name) => column[name]), reports.map(({ batch, anonymous, orphans, editions, duplicateCards, encoding }) => [
      importKind[batch.kind], batch.fileName, batch.rows, batch.added, batch.updated, batch.unchanged, batch.rejected, batch.ignored, anonymous, orphans, editions, duplicateCards, encoding ?? '',
    ])) + lines.map((line) => `${line}\n`).join(''),
  };
}

function undoAnswer(undo: UndoPreview, language: Language): Answer {
  return { document: { undo }, text: `${fill(sentences[language].terminal.undo, { ...undo })}\n` };
}

function batchesAnswer(library: Library, ids: readonly BatchId[], language: Language, rejects?: readonly RejectFile[]): Answer {
  const { importColumn: column, importKind, batchStatus, terminal } = sentences[language];
  const names = ['id', 'kind', 'file', 'status', 'rows', 'added', 'updated', 'unchanged', 'rejected', 'ignored', 'undescribed', 'from', 'to'] as const;
  const batches = imports.list(library).filter((batch) => ids.includes(batch.id)).sort((a, b) => a.id - b.id);
  return {
    document: { imports: batches, ...(rejects && { rejects }) },
    text: table(names.map((name) => column[name]), batches.map((batch) => [
      batch.id, importKind[batch.kind], batch.fileName, batchStatus[batch.status], batch.rows, batch.added, batch.updated, batch.unchanged, batch.rejected, batch.ignored, batch.undescribed, batch.from ?? '', batch.to ?? '',
    ])) + (rejects ?? []).filter(({ rows }) => rows > 0).map(({ of, path, rows }) => `${fill(terminal.rejects, { file: of, rows, place: path })}\n`).join(''),
  };
}
