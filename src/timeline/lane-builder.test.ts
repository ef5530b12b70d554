import { DrawnTime } from './drawn-time.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endTicksOf, NO_THREAD, type TraceColumns } from '../protocol/trace.ts';
import { fakeDescription, fakePlaces, fakeTrace } from '../testing/fake-timeline.ts';
import { LaneBuilder } from './lane-builder.ts';

const LANES = fakeDescription.threads.length;

function built(trace: TraceColumns, chunks: readonly number[]): LaneBuilder {
  const builder = new LaneBuilder(fakeDescription, fakePlaces, new DrawnTime(1, true));
  let from = 0;
  for (const chunk of [...chunks, trace.length]) {
    const to = Math.min(trace.length, from + chunk);
    builder.extend(trace, from, to);
    from = to;
  }
  return builder;
}

/** By the definition: the phase of where the last arrived step left the thread. */
function phaseAt(trace: TraceColumns, lane: number, ticks: number): number {
  let place = fakePlaces[lane] ?? 0;
  for (let entry = 0; entry < trace.length; entry += 1) {
    if (trace.thread[entry] !== lane || endTicksOf(trace, entry) > ticks) continue;
    place = trace.place[entry] ?? 0;
  }
  return fakeDescription.instructions[place]?.phase ?? -1;
}

describe('LaneBuilder', () => {
  it('has every lane in the phase of its last arrived step, at every time', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 120 }), (seed, steps) => {
        const trace = fakeTrace(seed, steps);
        const { lanes } = built(trace, []);
        const end = Math.max(...Array.from(trace.actor, (_, entry) => endTicksOf(trace, entry)));
        for (let ticks = 0; ticks <= end + 8; ticks += 4) {
          for (let lane = 0; lane < LANES; lane += 1) {
            const spans = lanes[lane];
            expect(spans?.value[spans.indexAt(ticks)]).toBe(phaseAt(trace, lane, ticks));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('builds the same from any chunks', () => {
    const chunks = fc.array(fc.integer({ min: 0, max: 200 }));
    fc.assert(
      fc.property(fc.nat(), chunks, (seed, sizes) => {
        const trace = fakeTrace(seed, 600);
        const whole = built(trace, []).lanes;
        built(trace, sizes).lanes.forEach((spans, lane) => {
          const { start, value, firstStep, length } = spans;
          expect(length).toBe(whole[lane]?.length);
          expect(start.subarray(0, length)).toEqual(whole[lane]?.start.subarray(0, length));
          expect(value.subarray(0, length)).toEqual(whole[lane]?.value.subarray(0, length));
          expect(firstStep.subarray(0, length)).toEqual(whole[lane]?.firstStep.subarray(0, length));
        });
      }),
      { numRuns: 25 },
    );
  });

  it('takes an interrupt that strikes during a step as no journey back in time', () => {
    const trace = fakeTrace(1, 2);
    trace.thread.set([3, 3]);
    trace.place.set([2, 8]);
    trace.startTicks.set([0, 10]);
    trace.durationTicks.set([40, 2]);
    const spans = built(trace, []).lanes[3];
    expect(spans?.length).toBe(2);
    expect(spans?.start[1]).toBe(40);
    expect(spans?.value[1]).toBe(4);
  });

  it('leaves a lane alone when nobody moved', () => {
    const trace = fakeTrace(1, 1);
    trace.thread[0] = NO_THREAD;
    expect(built(trace, []).lanes.map(({ length }) => length)).toEqual(Array(LANES).fill(1));
  });
});
