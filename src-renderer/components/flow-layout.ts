/** So many went from one place to another. */
export interface Flow { readonly from: number; readonly to: number; readonly value: number }

/** A place at one side: where its bar begins and how long it is. */
export interface FlowBar { readonly place: number; readonly y: number; readonly height: number; readonly value: number }
export interface FlowBand { readonly flow: Flow; readonly path: string; readonly middleY: number }

export interface FlowLayout { readonly left: readonly FlowBar[]; readonly right: readonly FlowBar[]; readonly bands: readonly FlowBand[]; readonly height: number }

const leastBar = 3;

/**
 * Places at the left and at the right as bars as long as what leaves and what reaches them, and bands between them, each as broad as its flow.
 * @param places how many places there are; places without a flow at a side are left out there
 * @param size lengths in pixels: all bars of a side together, the gap between two bars, and where the bands begin and end
 */
export function layFlows(flows: readonly Flow[], places: number, size: { readonly length: number; readonly gap: number; readonly x0: number; readonly x1: number }): FlowLayout {
  const shown = flows.filter(({ value }) => value > 0);
  const total = shown.reduce((sum, { value }) => sum + value, 0);
  if (total === 0) return { left: [], right: [], bands: [], height: 0 };
  const barsOf = (side: 'from' | 'to'): FlowBar[] => {
    let y = 0;
    return Array.from({ length: places }, (_, place) => shown.filter((flow) => flow[side] === place).reduce((sum, { value }) => sum + value, 0)).flatMap((value, place) => {
      if (value === 0) return [];
      const bar = { place, y, height: Math.max(leastBar, (value / total) * size.length), value };
      y += bar.height + size.gap;
      return [bar];
    });
  };
  const [left, right] = [barsOf('from'), barsOf('to')];
  const at = { from: new Map(left.map(({ place, y }) => [place, y])), to: new Map(right.map(({ place, y }) => [place, y])) };
  const scale = (bars: readonly FlowBar[], place: number): number => { const bar = bars.find((one) => one.place === place)!; return bar.height / bar.value; };
  const bands = [...shown].sort((a, b) => a.from - b.from || a.to - b.to).map((flow) => {
    const [y0, y1] = [at.from.get(flow.from)!, at.to.get(flow.to)!];
    const [h0, h1] = [flow.value * scale(left, flow.from), flow.value * scale(right, flow.to)];
    at.from.set(flow.from, y0 + h0);
    at.to.set(flow.to, y1 + h1);
    const middle = (size.x0 + size.x1) / 2;
    const point = (...values: number[]): string => values.map((value) => value.toFixed(1)).join(' ');
    const path = `M${point(size.x0, y0)}C${point(middle, y0, middle, y1, size.x1, y1)}V${point(y1 + h1)}C${point(middle, y1 + h1, middle, y0 + h0, size.x0, y0 + h0)}Z`;
    return { flow, path, middleY: (y0 + h0 / 2 + y1 + h1 / 2) / 2 };
  });
  const endOf = (bars: readonly FlowBar[]): number => { const last = bars.at(-1)!; return last.y + last.height; };
  return { left, right, bands, height: Math.max(endOf(left), endOf(right)) };
}
