/** Browsers draw nothing that is higher than some 16 million pixels: a longer list is scrolled in larger steps. */
const mostPx = 8_000_000;

/** How a list of rows of one height lies in a box that scrolls. */
export interface Lie {
  /** Height of the scrolled contents, in pixels of the box. */
  readonly heightPx: number;
  /** Pixels of the list for one pixel of the box; 1 unless the list is very long. */
  readonly scale: number;
}

export function lieOf(rows: number, rowPx: number): Lie {
  const fullPx = rows * rowPx;
  const heightPx = Math.min(fullPx, mostPx);
  return { heightPx, scale: heightPx === 0 ? 1 : fullPx / heightPx };
}

/** The place in the list for a place of the scroll bar: its two ends are the ends of the list. */
export function listPx(scrollPx: number, viewPx: number, { heightPx, scale }: Lie): number {
  if (scale === 1) return scrollPx;
  const most = Math.max(1, heightPx - viewPx);
  return (Math.min(scrollPx, most) / most) * (heightPx * scale - viewPx);
}

/** The place of the scroll bar for a place in the list. */
export function scrollPx(atPx: number, viewPx: number, { heightPx, scale }: Lie): number {
  if (scale === 1) return atPx;
  return (atPx / Math.max(1, heightPx * scale - viewPx)) * Math.max(1, heightPx - viewPx);
}

/** Which rows are drawn: those in view and a few around them; `to` is not among them. */
export function drawnRows(atPx: number, viewPx: number, rowPx: number, rows: number): { readonly from: number; readonly to: number } {
  const spare = 6;
  const from = Math.max(0, Math.floor(atPx / rowPx) - spare);
  return { from: Math.min(from, rows), to: Math.min(rows, Math.ceil((atPx + viewPx) / rowPx) + spare) };
}
