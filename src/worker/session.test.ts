import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, presets } from '../models/power8/catalogue.ts';
import { ERROR, must, open, refusal, scenario, sourceOf, T0, T1 } from '../testing/toy-session.ts';
import { Library } from './library.ts';
import { finishAtOnce } from './session.ts';

describe('a moment of a run', () => {
  const session = open(scenario({ schedule: ['t1', 't0', 'error'] }));

  it('shows cells and registers, and what the step before changed', () => {
    expect(session.snapshot(0)).toMatchObject({
      ok: true,
      value: { step: 0, timeTicks: 0, nextActor: T1, last: null },
    });
    const snapshot = must(session.snapshot(2));
    expect([...snapshot.cells]).toEqual([1, 1, 0, 0, 0]);
    expect([...snapshot.changedCells]).toEqual([1, 0, 0, 0, 0]);
    expect([...snapshot.places]).toEqual([1, 1]);
    expect(snapshot.nextActor).toBe(ERROR);
  });

  it('does not call a clock changed because time has passed', () => {
    const before = must(session.snapshot(6));
    const after = must(session.snapshot(7));
    expect(after.registers[1]).not.toBe(before.registers[1]);
    expect([...after.changedRegisters]).toEqual([1, 0]);
  });

  it('says what everybody could do next', () => {
    expect(must(session.snapshot(1)).choices).toEqual([
      { actor: T0, status: 'enabled', text: 'L0 work', waitsFor: '', instruction: 0 },
      {
        actor: T1,
        status: 'blocked',
        text: 'L1 flag = 1',
        waitsFor: 'flag to become 1',
        instruction: 1,
      },
      { actor: ERROR, status: 'enabled', text: 'error happens', waitsFor: '', instruction: 0xffff },
    ]);
    const end = must(session.snapshot(session.run.steps));
    expect(end.choices.map(({ status }) => status)).toEqual(['resting', 'resting']);
    expect(end.nextActor).toBe(-1);
    expect(end.errorObstacle).toBe('the first thread is done');
    expect(must(session.snapshot(1)).errorObstacle).toBe('');
  });

  it('is the same whichever way it is reached', () => {
    const steps = session.run.steps;
    fc.assert(
      fc.property(fc.array(fc.nat(steps), { minLength: 1 }), (order) => {
        const fresh = open(
          session.opened.scenario.schedule === null ? scenario() : sourceOf(session),
        );
        for (const step of order) {
          expect(session.snapshot(step)).toEqual(fresh.snapshot(step));
          expect(session.checksum(step)).toBe(fresh.checksum(step));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('refuses a step that the run has not', () => {
    for (const step of [-1, 0.5, session.run.steps + 1, NaN]) {
      expect(refusal(session.snapshot(step)).code).toBe('not-possible');
    }
  });

  it('keeps a log that agrees with the snapshots', () => {
    const lines = session.log(0, 1000);
    expect(lines).toHaveLength(session.run.steps);
    lines.forEach((line, step) => {
      expect(line.step).toBe(step);
      expect(must(session.snapshot(step + 1)).last).toEqual(line);
    });
    expect(lines[1]).toMatchObject({ actor: T0, function: 'toy', text: 'L0 work', outcome: '' });
    expect(lines[2]).toMatchObject({ function: '', text: 'error happens', events: 1 });
    expect(lines.map(({ outcome }) => outcome)).toContain('flag is set');
    expect(session.log(5, 5)).toEqual([]);
    expect(session.log(-3, 2)).toHaveLength(2);
  });

  it('has a checksum that changes with every step', () => {
    const sums = Array.from({ length: session.run.steps + 1 }, (_, step) => session.checksum(step));
    expect(new Set(sums).size).toBe(sums.length);
    expect(session.finished().checksum).toBe(sums.at(-1));
    expect(sums[0]).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe('with the real models', () => {
  const library = new Library(catalogue);

  it('carry-check: the low bits wrap at exactly their time', () => {
    const session = open({ kind: 'preset', id: 'carry-check' }, library);
    const { machine } = session.run.model;
    const due = machine.actors.map((_, actor) => machine.dueTicks(machine.initial, actor));
    const wraps = session.log(0, session.run.steps).filter(({ actor }) => due[actor] !== Infinity);
    expect(wraps).toHaveLength(1);
    expect(wraps[0]?.timeTicks).toBe(due[wraps[0]?.actor ?? 0]);
  });

  it.each(presets.map(({ id }) => id))('%s: opens, shares and injects', (id) => {
    const session = open({ kind: 'preset', id }, library);
    const half = Math.floor(session.run.steps / 2);
    const again = open({ kind: 'link', hash: must(session.link(half)) }, library);
    const first = must(session.snapshot(half));
    expect(again.opened).toEqual({ ...session.opened, step: half, first });
    expect(again.finished()).toEqual(session.finished());
    const opening = session.inject(3, null);
    const injected = opening.ok ? finishAtOnce(opening.value, library) : opening;
    if (injected.ok) expect(injected.value.opened.step).toBe(4);
    else expect(injected.error.sentence).not.toBe('');
  });
});
