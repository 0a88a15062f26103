import type { z } from 'zod';
import * as advice from './advice.ts';
import { deskCalls, type DeskResults } from './desk.ts';
import { deskRuleCalls, type DeskRuleResults } from './desk-rules.ts';
import { correctionCalls, type CorrectionResults } from './corrections.ts';
import * as devices from './devices.ts';
import { relationCalls, type RelationResults } from './domain-relations.ts';
import * as domains from './domains.ts';
import * as evaluations from './evaluations.ts';
import * as files from './files.ts';
import type { Page } from './ids.ts';
import * as imports from './imports.ts';
import { plotCalls, type PlotResults } from './plots.ts';
import { insightsCalls, type InsightsResults } from './insights.ts';
import * as jobs from './jobs.ts';
import { listOutputCalls, type ListOutputResults } from './list-output.ts';
import { listScheduleCalls, type ListScheduleResults } from './list-schedule.ts';
import { listCalls, type ListResults } from './list-calls.ts';
import * as patrons from './patrons.ts';
import { recordListCalls, type RecordListResults } from './record-lists.ts';
import * as settings from './settings.ts';
import * as titles from './titles.ts';
import * as training from './training.ts';

/** Every call a page may make: its name and the parser of its one argument. */
export const callArguments = {
  'program:info': settings.programInfo,
  'settings:read': settings.settingsRead,
  'settings:write': settings.settingsWrite,
  'devices:find': devices.devicesFind,
  'catalog:open': settings.catalogOpen,
  'catalog:choose-folder': files.folderChoose,
  'catalog:demo': settings.demoOpen,
  'files:receive': files.filesReceive,
  'files:choose': files.filesChoose,
  'patrons:search': patrons.patronsSearch,
  'patrons:show': patrons.patronsShow,
  'patrons:loans': patrons.patronsLoans,
  'titles:search': titles.titlesSearch,
  'titles:show': titles.titlesShow,
  'imports:preview': imports.importsPreview,
  'imports:start': imports.importsStart,
  'imports:review': imports.importsReview,
  'imports:resume': imports.importsResume,
  'imports:list': imports.importsList,
  'imports:card-numbers': imports.importsCardNumbers,
  'imports:report': imports.importsReport,
  'imports:rejects': imports.importsRejects,
  'imports:save-template': imports.importsSaveTemplate,
  'imports:export-rejects': imports.importsExportRejects,
  'imports:undo-preview': imports.importsUndoPreview,
  'imports:undo': imports.importsUndo,
  'imports:mappings': imports.importsMappings,
  'imports:save-mapping': imports.importsSaveMapping,
  'imports:forget-mapping': imports.importsForgetMapping,
  'domains:list': domains.domainsList,
  'domains:save': domains.domainsSave,
  'domains:count': domains.domainsCount,
  'domains:delete': domains.domainsDelete,
  'domains:values': domains.domainsValues,
  'domains:preview': domains.domainsPreview,
  ...relationCalls,
  'training:advise': advice.trainingAdvise,
  'training:start': training.trainingStart,
  'training:curve': training.trainingCurve,
  'models:list': training.modelsList,
  'models:delete': training.modelsDelete,
  'evaluations:start': evaluations.evaluationsStart,
  'evaluations:list': evaluations.evaluationsList,
  'evaluations:show': evaluations.evaluationsShow,
  ...listCalls, ...listScheduleCalls, ...listOutputCalls,
  'jobs:list': jobs.jobsList,
  'jobs:cancel': jobs.jobsCancel,
  ...deskCalls, ...deskRuleCalls, ...insightsCalls, ...plotCalls,
  ...recordListCalls, ...correctionCalls,
} as const;

export type CallName = keyof typeof callArguments;
export const callNames = Object.keys(callArguments) as readonly CallName[];

/** What each call answers. A call without a row here does not compile. */
export interface CallResults extends RecordListResults, CorrectionResults, DeskResults, DeskRuleResults, InsightsResults, PlotResults, ListResults, ListScheduleResults, ListOutputResults, RelationResults {
  'program:info': settings.ProgramInfo;
  'settings:read': settings.Settings;
  'settings:write': settings.Settings;
  'devices:find': devices.FoundDevices;
  'catalog:open': settings.ProgramInfo;
  /** The chosen folder; null where the dialog was closed or the host has none. */
  'catalog:choose-folder': { readonly folder: string | null };
  'catalog:demo': jobs.Started;
  'files:receive': readonly files.HeldFile[];
  'files:choose': readonly files.HeldFile[];
  'patrons:search': Page<patrons.PatronRow>;
  'patrons:show': patrons.PatronDetail;
  'patrons:loans': Page<patrons.PatronLoan>;
  'titles:search': titles.TitlePage;
  'titles:show': titles.TitleDetail;
  'imports:preview': imports.ImportPreview;
  'imports:start': jobs.Started;
  'imports:review': jobs.Started;
  'imports:resume': jobs.Started;
  'imports:list': readonly imports.ImportBatch[];
  'imports:card-numbers': imports.CardNumbers;
  /** Null: made before there were reports. */
  'imports:report': imports.ImportReport | null;
  'imports:rejects': Page<imports.RejectedRow>;
  'imports:export-rejects': files.Delivery;
  'imports:save-template': files.Delivery;
  'imports:undo-preview': imports.UndoPreview;
  'imports:undo': jobs.Started;
  'imports:mappings': readonly imports.SavedMapping[];
  'imports:save-mapping': readonly imports.SavedMapping[];
  'imports:forget-mapping': readonly imports.SavedMapping[];
  'domains:list': readonly domains.DomainMap[];
  'domains:save': jobs.Started;
  'domains:count': jobs.Started;
  'domains:delete': null;
  'domains:values': domains.RuleValues;
  'domains:preview': domains.MapPreview;
  'training:advise': advice.Advice;
  'training:start': jobs.Started;
  'training:curve': readonly training.TrainingPoint[];
  'models:list': readonly training.Model[];
  'models:delete': null;
  'evaluations:start': jobs.Started;
  'evaluations:list': readonly evaluations.Evaluation[];
  'evaluations:show': evaluations.Evaluation;
  'jobs:list': readonly jobs.Job[];
  'jobs:cancel': jobs.Job;
}

/** The argument as the caller writes it (defaults may be left out). */
export type CallInput<Name extends CallName> = z.input<(typeof callArguments)[Name]>;
/** The argument as the handler gets it (parsed, defaults filled in). */
export type CallArgument<Name extends CallName> = z.output<(typeof callArguments)[Name]>;
export type CallResult<Name extends CallName> = CallResults[Name];

/** One function a call, as services answer it. */
export type Handlers = { readonly [Name in CallName]: (argument: CallArgument<Name>) => CallResult<Name> | Promise<CallResult<Name>> };
