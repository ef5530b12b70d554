import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PixelPlan, spanAtDevicePx } from './pixel-plan.ts';
import { Spans } from './spans.ts';
import type { TimeWindow } from './time-window.ts';
import { runs } from '../testing/runs.ts';

const KINDS = 4;
const kindOf = Uint8Array.from([0, 1, 2, 3]);

/** Lengths of spans: many short, some long. */
const lengths = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: 20, max: 200 }) },
  ),
  { minLength: 1, maxLength: 300 },
);
const view = fc.record({
  from: fc.double({ min: 0, max: 0.95, noNaN: true }),
  share: fc.double({ min: 0.001, max: 1, noNaN: true }),
  width: fc.integer({ min: 8, max: 400 }),
});

interface Drawn {
  readonly spans: Spans;
  readonly window: TimeWindow;
  readonly width: number;
  readonly until: number;
  readonly plan: PixelPlan;
}

function drawn(
  sizes: readonly number[],
  at: { from: number; share: number; width: number },
): Drawn {
  const spans = new Spans(kindOf, KINDS);
  let ticks = 0;
  sizes.forEach((length, index) => {
    spans.push(ticks, index % KINDS, index);
    ticks += length;
  });
  const fromTicks = at.from * ticks;
  const window = { fromTicks, toTicks: fromTicks + Math.max(0.5, at.share * ticks) };
  const plan = new PixelPlan();
  plan.fill(spans, window, at.width, ticks);
  return { spans, window, width: at.width, until: ticks, plan };
}

/** By pixel: index of its bar, or -1 - index of its column, or null. */
function owners({ plan, width }: Drawn): (number | null)[] {
  const owner = new Array<number | null>(width).fill(null);
  const take = (px: number, value: number): void => {
    expect(owner[px]).toBeNull();
    owner[px] = value;
  };
  for (let bar = 0; bar < plan.bars; bar += 1) {
    const right = plan.barRightDevicePx[bar] ?? 0;
    for (let px = plan.barLeftDevicePx[bar] ?? 0; px < right; px += 1) take(px, bar);
  }
  for (let column = 0; column < plan.columns; column += 1) {
    take(plan.columnDevicePx[column] ?? 0, -1 - column);
  }
  return owner;
}

/** First and last pixel that hold any part of a span, rounding noise aside. */
function pixelsOf({ spans, window, width, until }: Drawn, span: number): [number, number] {
  const scale = width / (window.toTicks - window.fromTicks);
  const left = ((spans.start[span] ?? 0) - window.fromTicks) * scale;
  const right = (Math.min(until, spans.endTicks(span)) - window.fromTicks) * scale;
  return [Math.floor(left + 1e-7), Math.ceil(right - 1e-7) - 1];
}

describe('PixelPlan', () => {
  it('gives every pixel before the end to exactly one owner', () => {
    fc.assert(
      fc.property(lengths, view, (sizes, at) => {
        const it = drawn(sizes, at);
        const scale = it.width / (it.window.toTicks - it.window.fromTicks);
        owners(it).forEach((owner, px) => {
          const ticks = it.window.fromTicks + px / scale;
          if (ticks < it.until - 1 / scale) expect(owner).not.toBeNull();
          if (ticks >= it.until + 1 / scale) expect(owner).toBeNull();
        });
      }),
      { numRuns: runs(300) },
    );
  });

  it('drops no span at any zoom', () => {
    fc.assert(
      fc.property(lengths, view, (sizes, at) => {
        const it = drawn(sizes, at);
        const owner = owners(it);
        for (let span = 0; span < it.spans.length; span += 1) {
          const [first, last] = pixelsOf(it, span);
          // A sliver at an edge of the view may round into the neighbour; what is inside may not.
          if (first < 0 || last >= it.width || last < first) continue;
          const kind = kindOf[it.spans.value[span] ?? 0] ?? 0;
          const shown = owner.slice(first, last + 1).some((value) => {
            if (value === null) return false;
            if (value >= 0) return it.plan.barSpan[value] === span;
            return (it.plan.columnTicks[(-1 - value) * KINDS + kind] ?? 0) > 0;
          });
          expect(shown).toBe(true);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('counts in a column exactly the ticks that its pixel holds', () => {
    fc.assert(
      fc.property(lengths, view, (sizes, at) => {
        const { plan, spans, window, width, until } = drawn(sizes, at);
        const perPx = (window.toTicks - window.fromTicks) / width;
        for (let column = 0; column < plan.columns; column += 1) {
          const from = window.fromTicks + (plan.columnDevicePx[column] ?? 0) * perPx;
          const counted = new Float64Array(KINDS);
          const to = Math.min(until, from + perPx);
          for (let span = 0; span < spans.length; span += 1) {
            const overlap =
              Math.min(to, spans.endTicks(span)) - Math.max(from, spans.start[span] ?? 0);
            const kind = kindOf[spans.value[span] ?? 0] ?? 0;
            if (overlap > 0) counted[kind] = (counted[kind] ?? 0) + overlap;
          }
          counted.forEach((ticks, kind) => {
            expect(plan.columnTicks[column * KINDS + kind]).toBeCloseTo(ticks, 6);
          });
        }
      }),
    );
  });

  it('agrees with the hit test: a bar is hit where it is drawn, a column at one of its spans', () => {
    fc.assert(
      fc.property(lengths, view, (sizes, at) => {
        const it = drawn(sizes, at);
        const { spans, window, width, until, plan } = it;
        owners(it).forEach((owner, px) => {
          if (owner === null) return;
          const hit = spanAtDevicePx(spans, window, width, until, px);
          if (owner < 0) {
            const kind = kindOf[spans.value[hit] ?? 0] ?? 0;
            expect(plan.columnTicks[(-1 - owner) * KINDS + kind]).toBeGreaterThan(0);
          } else if (hit !== plan.barSpan[owner]) {
            // Equal halves of a pixel may go either way.
            const edge = Math.max(hit, plan.barSpan[owner] ?? 0);
            const scale = width / (window.toTicks - window.fromTicks);
            const x = ((spans.start[edge] ?? 0) - window.fromTicks) * scale;
            expect(Math.abs(x - px - 0.5)).toBeLessThan(1e-6);
          }
        });
      }),
      { numRuns: runs(300) },
    );
  });

  it('looks at no more spans than it has pixels to fill', () => {
    const spans = new Spans(kindOf, KINDS);
    for (let index = 0; index < 200_000; index += 1) spans.push(index, index % KINDS, index);
    let read = 0;
    spans.start = new Proxy(spans.start, {
      get(target, property) {
        read += 1;
        return Reflect.get(target, property) as unknown;
      },
    });
    new PixelPlan().fill(spans, { fromTicks: 0, toTicks: 200_000 }, 100, 200_000);
    expect(read).toBeGreaterThan(100);
    expect(read).toBeLessThan(100 * 300);
  });

  it('plans nothing for no spans, and nothing after the end', () => {
    const plan = new PixelPlan();
    plan.fill(new Spans(kindOf, KINDS), { fromTicks: 0, toTicks: 10 }, 100, 10);
    expect(plan.bars + plan.columns).toBe(0);
    const spans = new Spans(kindOf, KINDS);
    spans.push(0, 0, 0);
    expect(spanAtDevicePx(spans, { fromTicks: 0, toTicks: 100 }, 100, 50, 60)).toBe(-1);
  });
});
