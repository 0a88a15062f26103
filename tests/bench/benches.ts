import type { Bench } from './bench.ts';
import { calls } from './calls.ts';
import { domains } from './domains.ts';
import { engineBenches } from './engine/engine-benches.ts';
import { importMarc } from './import-marc.ts';
import { importXlsx } from './import-xlsx.ts';
import { importing } from './importing.ts';
import { knn } from './knn.ts';
import { lists } from './lists.ts';
import { search } from './search.ts';
import { train } from './train.ts';
import { ui } from './ui/ui.ts';

/** Every bench, in the order it runs. */
export const benches: readonly Bench[] = [importing, importXlsx, importMarc, search, domains, knn, train, lists, calls, ui, ...engineBenches];
