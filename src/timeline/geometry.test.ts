import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Description } from '../protocol/description.ts';
import { fakeDescription, fakeWithoutClocks } from '../testing/fake-timeline.ts';
import { barBand, laneRow, layOut, leastHeightCssPx } from './geometry.ts';

const size = fc.tuple(fc.integer({ min: 320, max: 2000 }), fc.integer({ min: 0, max: 1600 }));

describe('layOut', () => {
  it('stacks rows without overlap: titles, signals, lanes, group by group', () => {
    fc.assert(
      fc.property(size, ([width, height]) => {
        const { rows, rowsTopCssPx, rowsBottomCssPx } = layOut(fakeDescription, width, height);
        let bottom = rowsTopCssPx;
        for (const { topCssPx, heightCssPx } of rows) {
          expect(topCssPx).toBeGreaterThanOrEqual(bottom);
          bottom = topCssPx + heightCssPx;
        }
        expect(rowsBottomCssPx).toBeGreaterThanOrEqual(bottom);
      }),
    );
    const kinds = (description: Description) =>
      layOut(description, 700, 600).rows.map(({ kind, index }) => [kind, index]);
    expect(kinds(fakeDescription).slice(0, 5)).toEqual([
      ['flag', 0],
      ['clock', 1],
      ['lane', 0],
      ['lane', 1],
      ['flag', 2],
    ]);
    expect(kinds(fakeWithoutClocks).slice(0, 5)).toEqual([
      ['group', 0],
      ['flag', 0],
      ['lane', 0],
      ['lane', 1],
      ['group', 1],
    ]);
  });

  it('fits the height that there is, and never below what can be read', () => {
    const least = leastHeightCssPx(fakeDescription);
    fc.assert(
      fc.property(size, ([width, height]) => {
        const { rowsBottomCssPx, rows } = layOut(fakeDescription, width, height);
        expect(rowsBottomCssPx).toBeLessThanOrEqual(Math.max(height, least));
        for (const row of rows) {
          if (row.kind === 'lane') expect(row.heightCssPx).toBeGreaterThanOrEqual(18);
        }
      }),
    );
  });

  it('keeps room for time on a narrow screen, and for amounts on a wide one', () => {
    const narrow = layOut(fakeDescription, 360, 500);
    expect(narrow.plotWidthCssPx).toBeGreaterThan(260);
    expect(narrow.amountsWidthCssPx).toBe(0);
    const wide = layOut(fakeDescription, 900, 500);
    const right = wide.plotLeftCssPx + wide.plotWidthCssPx;
    expect(right + wide.amountsWidthCssPx).toBeLessThanOrEqual(900);
    expect(wide.amountsWidthCssPx).toBeGreaterThan(80);
    expect(layOut(fakeWithoutClocks, 900, 500).amountsWidthCssPx).toBe(0);
  });

  it("puts the core's own signals above all groups", () => {
    const [first] = fakeDescription.signals;
    if (!first) return;
    const description = { ...fakeDescription, signals: [{ ...first, group: -1 }] };
    expect(layOut(description, 700, 600).rows[0]).toMatchObject({ kind: 'flag', index: 0 });
  });

  it('leaves out what a frame has no room for, the clocks last', () => {
    const kinds = (height: number, description = fakeDescription) => {
      const { rows, rowsBottomCssPx } = layOut(description, 480, height, 'fitting');
      return { kinds: new Set(rows.map(({ kind }) => kind)), rowsBottomCssPx };
    };
    const all = kinds(leastHeightCssPx(fakeDescription));
    expect(all.kinds).toContain('lane');
    const some = kinds(leastHeightCssPx(fakeDescription) - 1);
    expect(some.kinds).not.toContain('lane');
    expect(some.rowsBottomCssPx).toBeLessThan(leastHeightCssPx(fakeDescription));
    expect([...kinds(1).kinds]).toEqual(['clock']);
    // Without a clock the lanes tell the story.
    expect(kinds(1, fakeWithoutClocks).kinds).toContain('lane');
  });

  it('leaves out rows of a frame that would be cut, where others tell the story', () => {
    const least = leastHeightCssPx(fakeWithoutClocks);
    const { rows, rowsBottomCssPx } = layOut(fakeWithoutClocks, 480, least - 30, 'fitting');
    expect(rowsBottomCssPx).toBeLessThanOrEqual(least - 30);
    expect(rows.at(-1)?.kind).not.toBe('group');
    expect(rows.length).toBeLessThan(layOut(fakeWithoutClocks, 480, least, 'fitting').rows.length);
  });

  it('keeps bars inside their rows and apart from each other', () => {
    const geometry = layOut(fakeDescription, 700, 600);
    for (const row of geometry.rows) {
      const { topCssPx, heightCssPx } = barBand(row);
      expect(topCssPx).toBeGreaterThanOrEqual(row.topCssPx);
      expect(topCssPx + heightCssPx).toBeLessThanOrEqual(row.topCssPx + row.heightCssPx);
      if (row.kind === 'lane') expect(heightCssPx).toBeLessThan(row.heightCssPx);
    }
    expect(laneRow(geometry, 5)).toMatchObject({ kind: 'lane', index: 5 });
    expect(laneRow(geometry, 99)).toBeUndefined();
  });
});
