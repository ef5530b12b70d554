import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endTicksOf } from '../protocol/trace.ts';
import { fakeDescription, fakePlaces, fakeSignals, fakeTrace } from '../testing/fake-timeline.ts';
import { TimelineModel } from './timeline-model.ts';

function modelOf(seed: number, steps: number): TimelineModel {
  const model = new TimelineModel(fakeDescription, fakeTrace(seed, steps), fakePlaces);
  model.extend(steps);
  return model;
}

describe('TimelineModel', () => {
  it('takes in each entry once, however it is asked to grow', () => {
    const trace = fakeTrace(3, 500);
    const model = new TimelineModel(fakeDescription, trace, fakePlaces);
    for (const steps of [0, 10, 10, 5, 300, 500]) model.extend(steps);
    const whole = modelOf(3, 500);
    expect(model.steps).toBe(500);
    expect(model.endTicks).toBe(whole.endTicks);
    expect(model.lanes.map(({ length }) => length)).toEqual(
      whole.lanes.map(({ length }) => length),
    );
    expect(model.markers('owner')).toEqual(whole.markers('owner'));
  });

  it('gives a step the start of the entry that led to it', () => {
    const model = modelOf(3, 100);
    expect(model.ticksOfStep(0)).toBe(0);
    expect(model.ticksOfStep(40)).toBe(model.trace.startTicks[39]);
    expect(model.ticksOfStep(1000)).toBe(model.trace.startTicks[99]);
  });

  it('finds the last step of a lane that starts at or before a time', () => {
    const ticks = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 7 }), ticks, (seed, lane, at) => {
        const model = modelOf(seed, 150);
        let expected = 0;
        for (let entry = 0; entry < 150; entry += 1) {
          const starts = model.trace.startTicks[entry] ?? 0;
          if (model.trace.thread[entry] === lane && starts <= at) expected = entry + 1;
        }
        expect(model.laneStepAtTicks(lane, at)).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('goes from step to step of one lane in both directions', () => {
    const model = modelOf(9, 300);
    const found: number[] = [];
    for (let step = model.laneStepAfter(2, 0); ; step = model.laneStepAfter(2, step)) {
      if (step === model.steps) break;
      found.push(step);
    }
    expect(found.length).toBeGreaterThan(10);
    expect(found.every((step) => model.laneOfEntry(step - 1) === 2)).toBe(true);
    const back = [...found].reverse();
    expect(back.slice(1)).toEqual(back.slice(0, -1).map((step) => model.laneStepBefore(2, step)));
    expect(model.laneStepBefore(2, found[0] ?? 0)).toBe(0);
  });

  it('raises something after all entries that start before it, and before all others', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 3000 }), (seed, ticks) => {
        const model = modelOf(seed, 100);
        const entry = model.entryAtTicks(ticks);
        const { startTicks } = model.trace;
        expect(startTicks.subarray(0, entry).every((start) => start < ticks)).toBe(true);
        expect(startTicks.subarray(entry).every((start) => start >= ticks)).toBe(true);
      }),
    );
  });

  it('knows where a thread stands at a step and at a time', () => {
    const model = modelOf(4, 400);
    const { thread, place } = model.trace;
    for (let lane = 0; lane < 8; lane += 1) {
      expect(model.placeAtStep(lane, 0)).toBe(0);
      for (let step = 1; step <= 400; step += 1) {
        if (thread[step - 1] !== lane) continue;
        expect(model.placeAtStep(lane, step)).toBe(place[step - 1]);
        const arrived = endTicksOf(model.trace, step - 1);
        const spans = model.lanes[lane];
        const span = spans?.indexAt(arrived) ?? 0;
        const at = model.placeAtTicks(lane, span, arrived);
        expect(fakeDescription.instructions[at]?.phase).toBe(spans?.value[span]);
      }
    }
  });

  it('shows violations with the name of their invariant instead of bare events', () => {
    const model = modelOf(3, 100);
    model.setViolations([{ invariant: 0, step: 12, sentence: '' }]);
    expect(model.markers('violation')).toEqual([
      {
        kind: 'violation',
        step: 12,
        ticks: model.ticksOfStep(12),
        label: 'One of them',
        short: 'one broken',
      },
    ]);
  });

  it('has signals as soon as they are known', () => {
    const model = modelOf(3, 100);
    expect(model.signals).toEqual([]);
    model.setSignals(fakeSignals(1, 10, 1000));
    expect(model.signals).toHaveLength(fakeDescription.signals.length);
    expect(model.signals[0]?.start[0]).toBe(0);
  });
});
