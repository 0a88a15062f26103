/** Size and place of the window, as the settings keep them. */
export interface WindowState {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly maximised: boolean;
}

interface Area { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export const smallest = { width: 640, height: 480 };
const usual: WindowState = { width: 1280, height: 820, maximised: false };
/** This much of the window's upper edge has to be on a screen, so that it can be taken hold of. */
const handle = { width: 120, height: 32 };

/** Where the window opens: where it was, unless that screen is gone; never larger than its screen. */
export function openingState(saved: WindowState | null, screens: readonly Area[]): WindowState {
  const wanted = saved !== null && [saved.width, saved.height].every((side) => Number.isFinite(side)) ? saved : usual;
  const { x, y } = wanted;
  const screen = x === undefined || y === undefined ? undefined : screens.find((area) => holds(area, x, y, wanted.width));
  const limits = screen ?? screens[0];
  const width = Math.max(smallest.width, Math.min(wanted.width, limits?.width ?? wanted.width));
  const height = Math.max(smallest.height, Math.min(wanted.height, limits?.height ?? wanted.height));
  const place = screen === undefined || x === undefined || y === undefined ? {} : { x, y };
  return { width, height, ...place, maximised: wanted.maximised };
}

function holds(area: Area, x: number, y: number, width: number): boolean {
  const visible = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return visible >= handle.width && y >= area.y && y + handle.height <= area.y + area.height;
}
