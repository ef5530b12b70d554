import { DrawnTime } from './drawn-time.ts';
import { describe, expect, it } from 'vitest';
import { fakeDescription, fakeTrace, listed } from '../testing/fake-timeline.ts';
import { type Marker, Markers, thinned, violationMarkers } from './markers.ts';

const marker = (ticks: number): Marker => ({ kind: 'owner', step: ticks, ticks, label: '' });

describe('Markers', () => {
  it('keeps marked events at the start of their step, and no others', () => {
    const events = [
      [7, 0b1001],
      [9, 0b0110],
    ] as const;
    const trace = { ...fakeTrace(1, 50), ...listed([...events], []) };
    const markers = new Markers(fakeDescription.events, new DrawnTime(1, true));
    markers.extend(trace, 0, 8);
    markers.extend(trace, 8, 50);
    expect(markers.ofKind('injection')).toEqual([
      { kind: 'injection', step: 8, ticks: trace.startTicks[7], label: 'TB error HMI' },
    ]);
    expect(markers.ofKind('owner').map(({ step }) => step)).toEqual([10]);
    expect(markers.ofKind('release').map(({ step }) => step)).toEqual([10]);
    expect(markers.ofKind('violation')).toEqual([]);
  });

  it('names a violation by its invariant, in order of time', () => {
    const invariants = [
      { id: 'host-tb', title: 'Host TB' },
      { id: 'no-deadlock', title: 'No deadlock' },
    ];
    const found = violationMarkers(
      [
        { invariant: 1, step: 9, sentence: '' },
        { invariant: 0, step: 4, sentence: '' },
      ],
      invariants,
      (step) => step * 10,
    );
    expect(found.map(({ ticks, label, short }) => [ticks, label, short])).toEqual([
      [40, 'Host TB', 'host-tb broken'],
      [90, 'No deadlock', 'no-deadlock broken'],
    ]);
  });

  it('thins out by distance, from the first in sight on', () => {
    const all = [0, 4, 5, 6, 20, 21, 40].map(marker);
    const ticks = (from: number, to: number, apart: number): number[] =>
      thinned(all, from, to, apart).map((found) => found.ticks);
    expect(ticks(0, 100, 0)).toEqual([0, 4, 5, 6, 20, 21, 40]);
    expect(ticks(0, 100, 5)).toEqual([0, 5, 20, 40]);
    expect(ticks(5, 40, 5)).toEqual([5, 20]);
  });
});
