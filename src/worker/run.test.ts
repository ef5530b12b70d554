import { describe, expect, it } from 'vitest';
import type { Model } from '../models/model.ts';
import { eventsOf, NO_THREAD, NONE } from '../protocol/trace.ts';
import { toyModel, toyScenario } from '../testing/toy-model.ts';
import { Run } from './run.ts';
import type { Plan, RunOptions } from './run.ts';

const [T0, T1, ERROR] = [0, 1, 2];

const model = (slips = 1, rounds?: number): Model =>
  toyModel(toyScenario({ trouble: { slips } }), rounds);

function run(plan: Partial<Plan> = {}, options: RunOptions = {}, of: Model = model()): Run {
  const made = new Run(of, { seed: 47, prefix: [], injectAtStep: null, ...plan }, options);
  while (made.isRunning) made.advance(7);
  return made;
}

function columnsOf(of: Run) {
  const taken = of.takeColumns();
  const [piece, ...more] = taken?.pieces ?? [];
  if (piece === undefined || more.length > 0) throw new Error('not one piece');
  return piece;
}

describe('Run', () => {
  it('goes on until nobody can move, and says so', () => {
    const done = run();
    expect(done.end).toBe('Nothing is left to do: every thread is at rest.');
    expect(done.steps).toBe(16);
    expect(done.trace.length).toBe(16);
  });

  it('is the same run in slices of any size', () => {
    const whole = new Run(model(), { seed: 5, prefix: [], injectAtStep: null });
    whole.advance(1000);
    expect(columnsOf(run({ seed: 5 }))).toEqual(columnsOf(whole));
  });

  it('hands out columns once, in chunks that join', () => {
    const made = new Run(model(), { seed: 5, prefix: [], injectAtStep: null });
    made.advance(5);
    const first = made.takeColumns();
    expect(made.takeColumns()).toBeNull();
    made.advance(1000);
    const second = made.takeColumns();
    expect([first?.from, second?.from]).toEqual([0, 5]);
    const pieces = [...(first?.pieces ?? []), ...(second?.pieces ?? [])];
    expect(pieces.map(({ length }) => length)).toEqual([5, 11]);
    const whole = columnsOf(run({ seed: 5 }));
    expect(pieces.flatMap(({ actor }) => [...actor])).toEqual([...whole.actor]);
    expect(pieces.flatMap(({ eventEntries }) => [...eventEntries])).toEqual([
      ...whole.eventEntries,
    ]);
  });

  it('hands out long stretches in parts, of pieces of limited length', () => {
    const made = new Run(model(1, 90_000), { seed: 5, prefix: [], injectAtStep: 200_000 });
    while (made.isRunning) made.advance(1e6);
    let steps = 0;
    const parts: number[] = [];
    const events: number[] = [];
    for (let taken = made.takeColumns(); taken !== null; taken = made.takeColumns()) {
      expect(taken.from).toBe(steps);
      parts.push(taken.pieces.length);
      for (const { length, startTicks, eventEntries } of taken.pieces) {
        expect(length).toBeLessThanOrEqual(8192);
        expect(startTicks).toHaveLength(length);
        events.push(...eventEntries);
        steps += length;
      }
    }
    expect(steps).toBe(made.steps);
    expect(parts.length).toBeGreaterThan(1);
    expect(Math.max(...parts)).toBeLessThanOrEqual(32);
    // Entries are numbered over the whole run.
    expect(events.at(-1)).toBe(200_000);
  });

  it('writes down who moved where, and when', () => {
    const columns = columnsOf(run({ prefix: [T1, T0, ERROR] }));
    const { actor, instruction, thread, place, startTicks, durationTicks } = columns;
    expect([...actor.slice(0, 3)]).toEqual([T1, T0, ERROR]);
    expect([...instruction.slice(0, 3)]).toEqual([0, 0, NONE]);
    expect([...thread.slice(0, 3)]).toEqual([T1, T0, NO_THREAD]);
    expect([...place.slice(0, 3)]).toEqual([1, 1, NONE]);
    expect([0, 1, 2].map((entry) => eventsOf(columns, entry))).toEqual([0, 0, 1]);
    expect(startTicks[1]).toBe(0);
    expect(durationTicks[1]).toBeGreaterThanOrEqual(20);
    expect(durationTicks[1]).toBeLessThanOrEqual(30);
  });

  it('points from a released wait to the step that released it, and only there', () => {
    const { actor, releasedEntries, releasingEntries, instruction } = columnsOf(run());
    const wait = [...instruction].findIndex((at, step) => at === 1 && actor[step] === T1);
    const store = [...instruction].findIndex((at, step) => at === 1 && actor[step] === T0);
    expect(store).toBeGreaterThan(0);
    expect([...releasedEntries]).toEqual([wait]);
    expect([...releasingEntries]).toEqual([store]);
  });

  it('shows no release where nobody had to wait', () => {
    const { releasedEntries } = columnsOf(run({ prefix: [T0, T0, T1] }));
    expect([...releasedEntries]).toEqual([]);
  });

  it('follows the changes of signals', () => {
    const done = run({ prefix: [T0, T1, T0] });
    const starts = columnsOf(done).startTicks;
    expect(done.signals()).toEqual([
      {
        steps: Int32Array.of(0, 3),
        ticks: Float64Array.of(0, starts[2] ?? 0),
        values: Uint8Array.of(0, 1),
      },
    ]);
  });

  it('notes the first step after which an invariant is broken, once', () => {
    // The second thread finishes before the error comes.
    const done = run({ prefix: [T0, T0, T1, T1, T1, ERROR] });
    expect(done.violations).toHaveLength(1);
    expect(done.violations[0]).toMatchObject({ invariant: 0, step: 6 });
    expect(done.violations[0]?.sentence).toMatch(/^invariant 0, 1 errors, tick \d+$/);
  });

  it('notes a deadlock, and who waits for what', () => {
    const stuck = model(0);
    const machine = { ...stuck.machine, initial: stuck.machine.initial.slice() };
    machine.initial[T0] = 3;
    const done = run({}, {}, { ...stuck, machine });
    expect(done.end).toBe('Deadlock: nobody can move. t1 waits for flag to become 1.');
    expect(done.violations).toMatchObject([{ invariant: 1, step: 1 }]);
  });

  it('follows the hand-made prefix before the seed', () => {
    const prefix = [T1, ERROR, T0];
    const { actor } = columnsOf(run({ prefix }));
    expect([...actor.slice(0, 3)]).toEqual(prefix);
  });

  it('refuses a prefix with a step that cannot be taken, by name and number', () => {
    const refused = run({ prefix: [T1, T1] });
    expect(refused.impossible).toEqual({
      what: 'schedule',
      step: 1,
      sentence: 'schedule step 1: t1 cannot move: it waits for flag to become 1',
    });
    expect(refused.end).toBeNull();
    expect(run({ prefix: [ERROR, ERROR] }).impossible?.sentence).toBe(
      'schedule step 1: error cannot act now: the scenario raises no more errors than those before it',
    );
    const longer = [T0, T0, T1, T1, T1, T1];
    expect(run({ prefix: longer }).impossible?.sentence).toBe(
      'schedule step 5: t1 cannot move: it is at rest',
    );
  });

  it('refuses a prefix that goes on after the end', () => {
    const whole = [...columnsOf(run()).actor];
    expect(run({ prefix: [...whole, T0] }).impossible).toMatchObject({
      what: 'schedule',
      step: whole.length,
    });
  });

  it('raises the error where it was told to', () => {
    for (const injectAtStep of [0, 4, 9]) {
      expect(columnsOf(run({ injectAtStep })).actor.indexOf(ERROR)).toBe(injectAtStep);
    }
  });

  it('says why the error cannot be raised there', () => {
    expect(run({ injectAtStep: 400 }).impossible).toEqual({
      what: 'injection',
      step: 400,
      sentence:
        'injectAtStep 400: the error cannot be raised there because without it the run ends after 15 steps',
    });
    const used = run({ injectAtStep: 3, prefix: [ERROR] }, {}, model(1));
    expect(used.impossible?.sentence).toBe(
      'injectAtStep 3: the error cannot be raised there because the scenario raises no more errors than those before it',
    );
  });

  it('lets the prefix override the step of the injection', () => {
    const { actor } = columnsOf(run({ prefix: [T0, T0, T1], injectAtStep: 1 }));
    expect(actor.indexOf(ERROR)).toBeGreaterThan(2);
  });

  it('stops at its limit, and on request', () => {
    const limited = run({}, { stepLimit: 1000 }, model(1, 100_000));
    expect(limited.end).toBe('Stopped at the limit of 1,000 steps.');
    expect(limited.steps).toBe(1000);
    const stopped = new Run(model(), { seed: 1, prefix: [], injectAtStep: null });
    stopped.advance(3);
    stopped.stop();
    stopped.advance(3);
    expect([stopped.steps, stopped.end]).toEqual([3, 'Stopped on request after 3 steps.']);
  });

  it('checks the state it starts in', () => {
    const broken = model();
    const machine = { ...broken.machine, initial: broken.machine.initial.slice() };
    machine.initial[T1] = 3;
    machine.initial[3] = 1;
    expect(run({}, {}, { ...broken, machine }).violations[0]).toMatchObject({ step: 0 });
  });
});
