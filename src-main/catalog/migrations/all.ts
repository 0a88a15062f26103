import { createRecords } from './0010-create-records.ts';
import { createDomains } from './0020-create-domains.ts';
import { createModels } from './0030-create-models.ts';
import { addEvaluationDetails } from './0040-add-evaluation-details.ts';
import { widenImports } from './0050-widen-imports.ts';
import { formWorks } from './0060-form-works.ts';
import { notePseudonyms } from './0066-note-pseudonyms.ts';
import { runDesk } from './0070-run-desk.ts';
import { keepRecords } from './0080-keep-records.ts';
import { widenLists } from './0090-widen-lists.ts';
import { addPinyin } from './0100-add-pinyin.ts';
import { relateDomains } from './0120-relate-domains.ts';
import { orderLoansByTime } from './0130-order-loans-by-time.ts';
import { rememberListed } from './0110-remember-listed.ts';
import { sortAuthors } from './0140-sort-authors.ts';
import { scheduleLists } from './0150-schedule-lists.ts';
import { tellLibraryTime } from './0180-tell-library-time.ts';
import { followDomainCounts } from './0181-follow-domain-counts.ts';
import { forgetHours } from './0190-forget-hours.ts';
import type { Migration } from './migration.ts';

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [createRecords, createDomains, createModels, addEvaluationDetails, widenImports, formWorks, notePseudonyms, runDesk, keepRecords, widenLists, addPinyin, rememberListed, relateDomains, orderLoansByTime, sortAuthors, scheduleLists, tellLibraryTime, followDomainCounts, forgetHours];
export const newestVersion = migrations.at(-1)!.version;
