import { judged, type Figure } from './bench.ts';
import { median, percentile } from './tools/measure.ts';

/** The figures as a Markdown table. */
export function figuresTable(measured: readonly { readonly bench: string; readonly figures: readonly Figure[] }[]): string {
  const head = ['bench', 'figure', 'min', 'median', 'p95', 'max', 'peer (median)', 'times as fast', 'bar'];
  const rows = measured.flatMap(({ bench, figures }) => figures.map((figure) => [bench, ...cells(figure)]));
  return [head, head.map((_, column) => (column < 2 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
}

function cells(figure: Figure): string[] {
  const { what, unit, values, peer, isRate, bar } = figure;
  const { ratio, met } = judged(figure);
  const shown = (value: number): string => short(value);
  const own = median(values);
  const other = peer && median(peer.values);
  return [
    `${what}, ${unit}`,
    values.length > 1 ? shown(Math.min(...values)) : '', shown(own), values.length >= 20 ? shown(percentile(values, 0.95)) : '', values.length > 1 ? shown(Math.max(...values)) : '',
    peer === undefined || other === undefined ? '' : `${peer.name}: ${shown(other)}`,
    other === undefined ? '' : short(isRate === true ? own / other : other / own),
    bar === undefined ? '' : `${ratio === null ? '' : `${short(ratio)} of `}${bar}${ratio === null ? ` ${unit}` : ' ×'}: ${met === true ? 'met' : 'missed'}`,
  ];
}

/** Three digits that matter. */
const short = (value: number): string => (Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3))));
