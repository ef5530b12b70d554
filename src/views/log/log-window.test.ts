import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROW_CSS_PX, rowWindow, scrollToRow } from './log-window.ts';

const view = 220;

describe('rowWindow', () => {
  it('draws the rows in view, and no more than fit', () => {
    expect(rowWindow(100, 0, view)).toMatchObject({ first: 0, count: 10, topCssPx: 0 });
    expect(rowWindow(100, 60, view)).toMatchObject({ first: 2, topCssPx: 2 * ROW_CSS_PX });
    expect(rowWindow(3, 0, view)).toMatchObject({ first: 0, count: 3 });
    expect(rowWindow(0, 0, view)).toMatchObject({ heightCssPx: 0, count: 0 });
  });

  it('reaches every row of a list of any length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, part) => {
          const row = Math.min(rows - 1, Math.floor(part * rows));
          const scrollTop = scrollToRow(rows, row, view);
          const { first, count, topCssPx, heightCssPx } = rowWindow(rows, scrollTop, view);
          expect(first).toBeLessThanOrEqual(row);
          expect(first + count).toBeGreaterThan(row);
          // It lies within what the reader sees.
          const rowTop = topCssPx + (row - first) * ROW_CSS_PX;
          expect(rowTop - scrollTop).toBeGreaterThanOrEqual(-0.5);
          expect(rowTop + ROW_CSS_PX - scrollTop).toBeLessThanOrEqual(
            Math.max(view, heightCssPx) + 0.5,
          );
          expect(scrollTop).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
