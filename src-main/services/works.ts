import type { WritableDB } from '#catalog/database.ts';
import { workStore } from '#catalog/repositories/works.ts';
import { formWorks, type WorksOptions } from '#imports/works/form-works.ts';

/** Forms the works of the catalogue where titles have come, changed or gone since. @returns whether there were any such */
export const refreshWorks = (db: WritableDB, options?: WorksOptions): Promise<boolean> => formWorks(workStore(db), options);
