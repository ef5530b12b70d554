import { describe, expect, it } from 'vitest';
import {
  fakeDescription,
  fakePlaces,
  fakeSignals,
  fakeTrace,
  fakeWithoutClocks,
} from '../testing/fake-timeline.ts';
import { layOut } from './geometry.ts';
import { hitTest, ticksAt, xCssPxAt } from './hit-test.ts';
import { limitsOf } from './time-window.ts';
import { TimelineModel } from './timeline-model.ts';
import { sentenceOfStep, wordsOfHit } from './words.ts';

const trace = fakeTrace(11, 80);
const model = new TimelineModel(fakeDescription, trace, fakePlaces);
model.extend(80);
model.setSignals(fakeSignals(11, 20, model.endTicks));
const geometry = layOut(fakeDescription, 700, 600);
const window = limitsOf(model.endTicks);

const rowOf = (kind: string, index: number): number => {
  const row = geometry.rows.find((found) => found.kind === kind && found.index === index);
  return (row?.topCssPx ?? NaN) + (row?.heightCssPx ?? NaN) / 2;
};
const hitAt = (ticks: number, yCssPx: number) =>
  hitTest(model, geometry, window, 1, xCssPxAt(geometry, window, ticks), yCssPx);

describe('hitTest', () => {
  it('goes from times to places and back', () => {
    for (const ticks of [0, 100, model.endTicks]) {
      expect(ticksAt(geometry, window, xCssPxAt(geometry, window, ticks))).toBeCloseTo(ticks);
    }
    expect(ticksAt(geometry, window, -50)).toBe(window.fromTicks);
  });

  it('finds the slice of the lane under the point', () => {
    for (let lane = 0; lane < 8; lane += 1) {
      const spans = model.lanes[lane];
      for (let ticks = 5; ticks < model.endTicks; ticks += 40) {
        const hit = hitAt(ticks, rowOf('lane', lane));
        expect(hit.row).toMatchObject({ kind: 'lane', index: lane });
        const between = [
          spans?.indexAt(ticks - 2),
          spans?.indexAt(ticks),
          spans?.indexAt(ticks + 2),
        ];
        expect(between).toContain(hit.span);
      }
    }
  });

  it('finds nothing on titles, beside the plot and below the rows', () => {
    const titled = layOut(fakeWithoutClocks, 700, 600);
    const [title] = titled.rows;
    expect(hitTest(model, titled, window, 1, 200, (title?.topCssPx ?? 0) + 2)).toMatchObject({
      row: { kind: 'group', index: 0 },
      span: -1,
    });
    expect(hitTest(model, geometry, window, 1, 10, rowOf('lane', 0)).span).toBe(-1);
    expect(hitAt(50, geometry.rowsBottomCssPx + 5).row).toBeNull();
  });

  it('finds a signal', () => {
    const hit = hitAt(3, rowOf('flag', 2));
    expect(hit.row).toMatchObject({ kind: 'flag', index: 2 });
    expect(hit.span).toBe(0);
  });
});

describe('words', () => {
  it('says function, phase, time and what a lane waits for', () => {
    const lane = model.lanes.findIndex((found) => [...found.value].includes(2));
    const spans = model.lanes[lane];
    const span = spans?.value.indexOf(2) ?? -1;
    const start = spans?.start[span] ?? 0;
    const end = spans?.endTicks(span) ?? 0;
    const row = geometry.rows.find(({ kind, index }) => kind === 'lane' && index === lane) ?? null;
    expect(wordsOfHit(model, { ticks: start, row, span })).toEqual({
      title: `t${lane} · in_wait_in_guest_`,
      phase: 'wait in_guest[]',
      time: `from ${(start / 512).toFixed(3)} µs to ${(end / 512).toFixed(3)} µs, for ${((end - start) / 512).toFixed(3)} µs`,
      waitsFor: 'waits for the others',
    });
  });

  it('says a signal by its group, and that the last stretch has no end', () => {
    const hit = hitAt(3, rowOf('clock', 1));
    expect(wordsOfHit(model, hit)).toMatchObject({ title: 'subcore 0 · TB − TOD', waitsFor: '' });
    const spans = model.signals[1];
    const last = { ...hit, span: (spans?.length ?? 0) - 1 };
    expect(wordsOfHit(model, last)?.time).toMatch(/^from .* to the end$/);
    expect(wordsOfHit(model, { ...hit, span: -1 })).toBeNull();
  });

  it('tells a step in a sentence: who did what, and where the lane is', () => {
    const step = 10;
    const actor = trace.thread[step - 1] ?? 0;
    const sentence = sentenceOfStep(model, step, 5);
    expect(sentence).toContain(`${(model.ticksOfStep(step) / 512).toFixed(3)} µs`);
    expect(sentence).toContain(`t${actor}: `);
    expect(sentence).toContain('t5 is in ');
    expect(sentenceOfStep(model, 21, 0)).toContain('error: an error. TB error HMI');
    expect(sentenceOfStep(model, 0, 0)).toBe('0.000 µs. t0 is in guest A, in_guest_A.');
  });
});
