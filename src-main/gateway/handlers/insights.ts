import type { Handlers } from '#contract/calls.ts';
import { savePlot } from '#services/plots.ts';
import { showInsights, startInsights } from '#services/insights.ts';
import type { Library } from '#services/library.ts';

export const insightsHandlers = (library: Library) => ({
  'insights:make': ({ mapId }) => ({ jobId: startInsights(library, mapId) }),
  'plots:save': (plot) => savePlot(library, plot),
  'insights:show': ({ mapId }) => showInsights(library, mapId),
}) satisfies Partial<Handlers>;
