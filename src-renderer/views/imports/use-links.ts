import { computed, type ComputedRef } from 'vue';
import { useProgram } from '#page/stores/program.ts';
import { useWaitingFiles } from '#page/stores/waiting-files.ts';
import { linkPlan, type Link } from './link-plan.ts';

/** How the waiting files fit together and into the catalogue. */
export function useLinks(): ComputedRef<readonly Link[]> {
  const waiting = useWaitingFiles();
  const program = useProgram();
  const counted = (part: 'titles' | 'patrons'): boolean => (program.info?.counts[part] ?? 0) > 0;
  return computed(() => linkPlan(waiting.files, { titles: counted('titles'), patrons: counted('patrons') }));
}
