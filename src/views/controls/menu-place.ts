/**
 * Where a menu goes: below its button if there is room, else above it, and inside the window wherever
 * that is possible. In CSS pixels from the window's top left corner.
 */

export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 4;
const MARGIN = 8;

export function placeMenu(
  button: Edges,
  menu: Size,
  window: Size,
): { readonly left: number; readonly top: number } {
  const below = button.bottom + GAP;
  const above = button.top - GAP - menu.height;
  const lowest = window.height - MARGIN - menu.height;
  return {
    left: Math.max(MARGIN, Math.min(button.left, window.width - MARGIN - menu.width)),
    top: Math.max(MARGIN, Math.min(below <= lowest || above < MARGIN ? below : above, lowest)),
  };
}
