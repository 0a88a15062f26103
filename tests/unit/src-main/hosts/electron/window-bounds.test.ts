import { expect, it } from 'vitest';
import { openingState } from '#hosts/electron/window-bounds.ts';

const screen = { x: 0, y: 25, width: 1920, height: 1055 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };

it('opens in the middle at first', () => {
  expect(openingState(null, [screen])).toEqual({ width: 1280, height: 820, maximised: false });
});

it('opens where it was, on any screen', () => {
  const saved = { x: 2000, y: 100, width: 900, height: 700, maximised: true };
  expect(openingState(saved, [screen, second])).toEqual(saved);
});

it('comes back when its screen is gone or its upper edge cannot be reached', () => {
  expect(openingState({ x: 2000, y: 100, width: 900, height: 700, maximised: false }, [screen])).toEqual({ width: 900, height: 700, maximised: false });
  expect(openingState({ x: 100, y: -300, width: 900, height: 700, maximised: false }, [screen])).not.toHaveProperty('y');
  expect(openingState({ x: 1850, y: 100, width: 900, height: 700, maximised: false }, [screen])).not.toHaveProperty('x');
});

it('is never larger than its screen, nor too small to use, nor shaped by a damaged file', () => {
  expect(openingState({ width: 5000, height: 5000, maximised: false }, [screen])).toMatchObject({ width: 1920, height: 1055 });
  expect(openingState({ width: 1, height: 1, maximised: false }, [screen])).toMatchObject({ width: 640, height: 480 });
  expect(openingState({ width: Number.NaN, height: 1, maximised: false }, [screen])).toMatchObject({ width: 1280 });
});
