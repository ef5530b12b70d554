/** Explanations held against the machine by plain replay, without anything of what made them. */
import { expect } from 'vitest';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { explainAtOnce } from '../../explorer/explain/explain-break.ts';
import type { Break, Explanation, OrderedStep } from '../../explorer/explain/explain-break.ts';
import { beginning } from '../../explorer/explain/moment.ts';

type Schedule = readonly number[];

interface Replayed {
  /** What was done, step by step. */
  readonly steps: readonly Pick<OrderedStep, 'actor' | 'instruction'>[];
  /** Steps to where the invariant is first broken; Infinity for never. */
  readonly brokenAfter: number;
  readonly state: Int32Array;
}

/** Throws when a step cannot be taken. */
export function replayed(
  machine: AssembledMachine,
  invariant: number,
  schedule: Schedule,
): Replayed {
  const state = machine.initial.slice();
  const isBroken = (events: number): boolean =>
    (((machine.broken(state, events) | machine.brokenAtRest(state)) >> invariant) & 1) === 1;
  let brokenAfter = isBroken(0) ? 0 : Infinity;
  const steps = schedule.map((actor, i) => {
    if (!machine.enabled(state, actor)) throw new Error(`step ${String(i)} cannot be taken`);
    const instruction = actor < machine.threads ? machine.place(state, actor) : -1;
    const events = machine.events(state, actor);
    machine.step(state, actor);
    if (brokenAfter === Infinity && isBroken(events)) brokenAfter = i + 1;
    return { actor, instruction };
  });
  return { steps, brokenAfter, state };
}

/** Explains a break from the beginning, and checks all that an explanation promises. */
export function checkedExplanation(
  machine: AssembledMachine,
  invariant: number,
  schedule: Schedule,
  model: Break['model'] = { explain: () => 'it is wrong' },
): Explanation {
  const given: Break = { model, machine, start: beginning(machine), invariant, schedule };
  const explanation = explainAtOnce(given);
  const run = replayed(machine, invariant, explanation.schedule);
  expect(run.brokenAfter).toBe(explanation.schedule.length);
  expect(explanation.schedule.length).toBeLessThanOrEqual(schedule.length);
  expect(explanation.orderings.length).toBeLessThanOrEqual(4);
  for (const { earlier, later, reversed, sentence } of explanation.orderings) {
    expect(sentence).toMatch(/\S before \S/);
    expect(run.steps[earlier.step ?? -1]).toMatchObject(without(earlier));
    for (const { step, ...what } of later) {
      if (step === null) continue;
      expect(step).toBeGreaterThan(earlier.step ?? Infinity);
      expect(run.steps[step]).toMatchObject(what);
    }
    if (reversed === null) continue;
    const other = replayed(machine, invariant, reversed);
    expect(other.brokenAfter).toBe(Infinity);
    for (const one of later) expectReversed(run, other, earlier, one);
  }
  return explanation;
}

const without = ({ actor, instruction }: OrderedStep) => ({ actor, instruction });

/** After what both runs have in common the later step comes in the other run, and no earlier one before. */
function expectReversed(run: Replayed, other: Replayed, earlier: OrderedStep, later: OrderedStep) {
  const same = (a: OrderedStep) => (b: Pick<OrderedStep, 'actor' | 'instruction'>) =>
    a.actor === b.actor && a.instruction === b.instruction;
  const parting = run.steps.findIndex(
    (step, i) => JSON.stringify(step) !== JSON.stringify(other.steps[i]),
  );
  const rest = other.steps.slice(parting);
  const comes = rest.findIndex(same(later));
  expect(comes).toBeGreaterThanOrEqual(0);
  const before = rest.slice(0, comes).findIndex(same(earlier));
  expect(before).toBe(-1);
  expect(earlier.step).toBeGreaterThanOrEqual(parting);
}
