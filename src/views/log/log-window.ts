/**
 * Which rows of a long list are in view. Browsers limit how tall an element may be, so beyond
 * `TALLEST_CSS_PX` the scroll bar stands for the list in proportion instead of row by row.
 * Coordinates are CSS pixels within the scrolled content.
 */

export const ROW_CSS_PX = 26;
const TALLEST_CSS_PX = 8_000_000;

export interface RowWindow {
  /** Height of the scrolled content. */
  readonly heightCssPx: number;
  /** First row in view, and how many to draw. */
  readonly first: number;
  readonly count: number;
  /** Where the first row is drawn. */
  readonly topCssPx: number;
}

export function rowWindow(rows: number, scrollTopCssPx: number, viewCssPx: number): RowWindow {
  const fullCssPx = rows * ROW_CSS_PX;
  const heightCssPx = Math.min(fullCssPx, TALLEST_CSS_PX);
  const inView = Math.ceil(viewCssPx / ROW_CSS_PX) + 1;
  const hidden = scrollTopCssPx * scaleOf(fullCssPx, heightCssPx, viewCssPx);
  const first = Math.min(Math.max(0, rows - 1), Math.max(0, Math.floor(hidden / ROW_CSS_PX)));
  const insideCssPx = hidden - first * ROW_CSS_PX;
  const count = Math.min(inView, rows - first);
  return { heightCssPx, first, count, topCssPx: scrollTopCssPx - insideCssPx };
}

/** The scroll position at which `row` is in the middle of the view, or as near as it gets. */
export function scrollToRow(rows: number, row: number, viewCssPx: number): number {
  const fullCssPx = rows * ROW_CSS_PX;
  const heightCssPx = Math.min(fullCssPx, TALLEST_CSS_PX);
  const wanted = row * ROW_CSS_PX - (viewCssPx - ROW_CSS_PX) / 2;
  const hidden = Math.max(0, Math.min(wanted, fullCssPx - viewCssPx));
  return hidden / scaleOf(fullCssPx, heightCssPx, viewCssPx);
}

/** Content pixels a pixel of the scroll bar stands for. */
function scaleOf(fullCssPx: number, heightCssPx: number, viewCssPx: number): number {
  return heightCssPx < fullCssPx ? (fullCssPx - viewCssPx) / (heightCssPx - viewCssPx) : 1;
}
