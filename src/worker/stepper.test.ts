import { describe, expect, it } from 'vitest';
import { NO_THREAD, NONE } from '../protocol/trace.ts';
import { toyMachine } from '../testing/toy-machine.ts';
import type { ToyActor } from '../testing/toy-machine.ts';
import { toyModel } from '../testing/toy-model.ts';
import { open, scenario } from '../testing/toy-session.ts';
import { Stepper } from './stepper.ts';

const op = { text: 'op', costTicks: 8 };
const never = { text: 'never', guard: () => false };

/** A stepper over two threads that stand still, and one actor of the environment. */
function stepperWith(actor: Partial<ToyActor>): Stepper {
  const machine = toyMachine({
    threads: [
      [never, op, op],
      [never, op, op],
    ],
    environment: [
      {
        id: 'start',
        guard: ({ value }) => value[0] === 0,
        effect: ({ value }) => {
          value[0] = 1;
        },
        costTicks: 20,
        ...actor,
      },
    ],
    initial: [0],
  });
  const model = toyModel(open(scenario()).opened.scenario);
  const options = { seed: 1, jitter: false, injectAtStep: null };
  return new Stepper({ ...model, machine }, options);
}

describe('Stepper', () => {
  it('tells the first of the threads that the environment moves, and lets all go on after it', () => {
    const stepper = stepperWith({
      effect: ({ value, place }) => {
        value[0] = 1;
        place.fill(1);
      },
    });
    stepper.observe();
    stepper.take(2);
    expect([stepper.thread, stepper.place, stepper.instruction]).toEqual([0, 1, NONE]);
    for (const actor of [1, 0]) {
      stepper.observe();
      expect(stepper.timing.startOf(actor)).toBe(20);
      stepper.take(actor);
      expect([stepper.thread, stepper.place, stepper.instruction]).toEqual([actor, 2, 1]);
    }
  });

  it('tells of no thread when none was moved', () => {
    const stepper = stepperWith({ thread: 1 });
    stepper.observe();
    stepper.take(2);
    expect([stepper.thread, stepper.place]).toEqual([NO_THREAD, NONE]);
    expect([stepper.startTicks, stepper.endTicks]).toEqual([0, 20]);
  });
});
