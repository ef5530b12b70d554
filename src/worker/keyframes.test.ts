import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toyModel, toyScenario } from '../testing/toy-model.ts';
import { Keyframes } from './keyframes.ts';
import { newStepper } from './run.ts';
import type { Stepper } from './stepper.ts';

const PLAN = { seed: 3, prefix: [], injectAtStep: null };

function stepper(): Stepper {
  return newStepper(toyModel(toyScenario(), 100_000), PLAN);
}

/** Everything that later steps depend on. */
function momentOf(one: Stepper) {
  const times = new Float64Array(one.timing.savedLength);
  one.timing.save(times, 0);
  return { step: one.step, state: [...one.state], exact: [...one.exact], times: [...times] };
}

function advance(one: Stepper, steps: number, keyframes?: Keyframes): void {
  for (let i = 0; i < steps; i++) {
    keyframes?.offer(one);
    one.observe();
    one.take(one.timing.choice);
  }
}

describe('Keyframes', () => {
  it('restores the last kept moment before any step, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(), (length, at) => {
        const recorded = stepper();
        const keyframes = new Keyframes(recorded);
        advance(recorded, length, keyframes);
        const step = at % (length + 1);
        const restored = stepper();
        keyframes.restore(restored, step);
        expect(restored.step).toBe(keyframes.stepBefore(step));
        expect(step - restored.step).toBeLessThanOrEqual(keyframes.spacing);
        const replayed = stepper();
        advance(replayed, restored.step);
        expect(momentOf(restored)).toEqual(momentOf(replayed));
      }),
      { numRuns: 30 },
    );
  });

  it('stays within its budget by spacing wider, and still restores', () => {
    const recorded = stepper();
    const keyframes = new Keyframes(recorded, 1000);
    advance(recorded, 10_000, keyframes);
    expect(keyframes.spacing).toBe(1024);
    for (const step of [0, 1, 1023, 1024, 5000, 9999]) {
      const restored = stepper();
      keyframes.restore(restored, step);
      const replayed = stepper();
      advance(replayed, Math.floor(step / 1024) * 1024);
      expect(momentOf(restored)).toEqual(momentOf(replayed));
    }
  });
});
