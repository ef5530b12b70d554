import { describe, expect, it } from 'vitest';
import { placeMenu } from './menu-place.ts';

const WINDOW = { width: 390, height: 844 };
const MENU = { width: 200, height: 300 };
const button = (left: number, top: number) => ({ left, top, bottom: top + 20 });

describe('a menu', () => {
  it('stands below its button, at its left edge', () => {
    expect(placeMenu(button(50, 100), MENU, WINDOW)).toEqual({ left: 50, top: 124 });
  });

  it('stands above a button that is too low', () => {
    expect(placeMenu(button(50, 800), MENU, WINDOW)).toEqual({ left: 50, top: 496 });
  });

  it('never leaves the window at the right', () => {
    expect(placeMenu(button(360, 100), MENU, WINDOW).left).toBe(182);
  });

  it('covers its button rather than leave the window', () => {
    const low = { width: 390, height: 320 };
    expect(placeMenu(button(50, 150), MENU, low)).toEqual({ left: 50, top: 12 });
    const tiny = { width: 150, height: 200 };
    expect(placeMenu(button(50, 150), MENU, tiny)).toEqual({ left: 8, top: 8 });
  });
});
