import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Spans } from './spans.ts';

const KINDS = 3;
/** Values 0..5, two of each kind. */
const kindOf = Uint8Array.from([0, 1, 2, 0, 1, 2]);

/** Pushes as [ticks since the last one, value]. */
const pushes = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
  minLength: 1,
  maxLength: 400,
});

function spansOf(steps: readonly (readonly [number, number])[]): Spans {
  const spans = new Spans(kindOf, KINDS);
  let ticks = 0;
  steps.forEach(([later, value], step) => {
    ticks += step === 0 ? 0 : later;
    spans.push(ticks, value, step);
  });
  return spans;
}

/** The value after everything pushed up to `ticks`. */
function valueAt(steps: readonly (readonly [number, number])[], ticks: number): number {
  let at = 0;
  let found = steps[0]?.[1] ?? 0;
  for (const [step, [later, value]] of steps.entries()) {
    at += step === 0 ? 0 : later;
    if (at <= ticks) found = value;
  }
  return found;
}

describe('Spans', () => {
  it('tiles time: no empty span, no equal neighbours, the last push counts', () => {
    fc.assert(
      fc.property(pushes, (steps) => {
        const spans = spansOf(steps);
        for (let span = 1; span < spans.length; span += 1) {
          expect(spans.start[span]).toBeGreaterThan(spans.start[span - 1] ?? 0);
          expect(spans.value[span]).not.toBe(spans.value[span - 1]);
          expect(spans.endTicks(span - 1)).toBe(spans.start[span]);
        }
        const end = steps.reduce((sum, [later]) => sum + later, 3);
        for (let ticks = 0; ticks < end; ticks += 1) {
          const span = spans.indexAt(ticks);
          expect(spans.start[span]).toBeLessThanOrEqual(ticks);
          expect(spans.endTicks(span)).toBeGreaterThan(ticks);
          expect(spans.value[span]).toBe(valueAt(steps, ticks));
        }
      }),
    );
  });

  it('sums any stretch by kind as tick by tick counting does', () => {
    const stretch = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 900 }));
    fc.assert(
      fc.property(pushes, stretch, (steps, [from, length]) => {
        const spans = spansOf(steps);
        const sums = new Float64Array(KINDS + 1);
        const next = spans.addTicks(from, from + length, spans.indexAt(from), sums, 1);
        const counted = new Float64Array(KINDS + 1);
        for (let ticks = from; ticks < from + length; ticks += 1) {
          const kind = kindOf[spans.value[spans.indexAt(ticks)] ?? 0] ?? 0;
          counted[1 + kind] = (counted[1 + kind] ?? 0) + 1;
        }
        expect([...sums]).toEqual([...counted]);
        expect(next).toBe(spans.indexAt(from + length));
      }),
    );
  });

  it('sums whole blocks no further than asked', () => {
    const spans = new Spans(kindOf, KINDS);
    // Two ticks each: every time is in span ticks / 2, in and out of step with blocks of spans.
    for (let span = 0; span < 200; span += 1) spans.push(2 * span, span % KINDS, span);
    for (let from = 0; from <= 128; from += 64) {
      for (let to = from + 1; to < 300; to += 1) {
        const sums = new Float64Array(KINDS);
        expect(spans.addTicks(from, to, spans.indexAt(from), sums, 0)).toBe(to >> 1);
        expect(sums.reduce((sum, ticks) => sum + ticks, 0)).toBe(to - from);
      }
    }
  });

  it('keeps the step that began a span, however many stay in it', () => {
    const spans = new Spans(kindOf, KINDS);
    spans.push(0, 1, 0);
    spans.push(10, 2, 4);
    spans.push(15, 2, 6);
    spans.push(20, 1, 9);
    expect([...spans.firstStep.subarray(0, spans.length)]).toEqual([0, 4, 9]);
  });

  it('gives what lasted no time to what came at once after it', () => {
    const spans = new Spans(kindOf, KINDS);
    spans.push(0, 1, 0);
    spans.push(10, 2, 4);
    spans.push(10, 3, 5);
    expect([...spans.value.subarray(0, spans.length)]).toEqual([1, 3]);
    expect(spans.firstStep[1]).toBe(4);
    spans.push(10, 1, 6);
    expect(spans.length).toBe(1);
  });

  it('refuses to go back in time', () => {
    const spans = new Spans(kindOf, KINDS);
    spans.push(5, 0, 0);
    expect(() => spans.push(4, 1, 1)).toThrow('order of time');
  });

  it('has no span before the first push', () => {
    expect(new Spans(kindOf, KINDS).indexAt(0)).toBe(-1);
  });
});
