import type { Handlers } from '#contract/calls.ts';
import type { ImportRequest } from '#contract/imports.ts';
import type { ImportFile } from '#contract/worker-messages.ts';
import * as undo from '#services/import-undo.ts';
import * as imports from '#services/imports.ts';
import { deliver, forSpreadsheet } from '#services/deliveries.ts';
import * as mappings from '#services/saved-mappings.ts';
import type { Library } from '#services/library.ts';
import { writeTemplate } from '#services/import-templates.ts';
import { writeRejectsFile } from '#services/rejects-export.ts';

const held = (library: Library, files: readonly ImportRequest[]): ImportFile[] => files.map(({ file, ...request }) => ({ ...request, ...library.files.get(file) }));

export const importHandlers = (library: Library) => ({
  'imports:preview': (request) => imports.preview(library, request),
  'imports:start': ({ files, privacy }) => ({ jobId: imports.startImport(library, held(library, files), { privacy }) }),
  'imports:review': ({ files, privacy }) => ({ jobId: imports.reviewImport(library, held(library, files), { privacy }) }),
  'imports:resume': ({ batchId }) => ({ jobId: imports.resumeImport(library, batchId) }),
  'imports:report': ({ batchId }) => imports.report(library, batchId),
  'imports:list': () => imports.list(library),
  'imports:card-numbers': () => imports.cardNumbers(library),
  'imports:rejects': (query) => imports.rejects(library, query),
  'imports:export-rejects': ({ batchId }) => deliver(library, `rejected-${batchId}.csv`, (path) =>
    writeRejectsFile(library, [batchId], path, forSpreadsheet(library))),
  'imports:save-template': ({ template, format }) => deliver(library, `${template}.${format}`, (path) => writeTemplate(library, template, format, path)),
  'imports:undo-preview': ({ batchId }) => undo.previewUndo(library, batchId),
  'imports:undo': ({ batchId }) => ({ jobId: undo.undoImport(library, batchId) }),
  'imports:mappings': () => mappings.list(library),
  'imports:save-mapping': (mapping) => mappings.save(library, mapping),
  'imports:forget-mapping': ({ name }) => mappings.forget(library, name),
}) satisfies Partial<Handlers>;
