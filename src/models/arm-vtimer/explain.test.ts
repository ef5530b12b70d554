// What is said of a run that goes wrong: the sentence with its values, and whose step is blamed.
import { describe, expect, it } from 'vitest';
import { CASE_ROWS } from './presets/cases.ts';
import { catalogue } from './catalogue.ts';
import { ByHand } from '../../testing/by-hand.ts';
import { opened, presetIn } from '../../testing/opened.ts';
import { steps } from '../steps.ts';

/** After these steps of a preset, or of a row of cases. */
function run(name: string, schedule?: string): ByHand {
  const row = CASE_ROWS.find((one) => one.row === name);
  const scenario: { readonly schedule?: readonly string[] } = (row ?? presetIn(catalogue, name))
    .scenario;
  const hand = new ByHand(opened(catalogue, scenario));
  return hand.step(...(schedule === undefined ? (scenario.schedule ?? []) : steps(schedule)));
}

describe('a broken invariant', () => {
  it.each([
    [
      'H2',
      'in-v0-cpu0 v0*4',
      'registers-are-the-guests',
      'on CPU 0 CNTVOFF is 0 s, and that of v0 is 10000 s',
    ],
    ['H2', 'in-v0-cpu0 v0*15', 'empty-cpu-is-off', 'no vCPU runs on CPU 0, and its timer is on'],
    [
      'VM14',
      'in-v0-cpu0 v0*7 preempt-v0 v0*8',
      'empty-cpu-is-off',
      'no vCPU runs on CPU 0, and its CNTVOFF is 10000 s',
    ],
    [
      'VM12',
      undefined,
      'pending-is-active',
      'the list register of v0 is A, and the interrupt of CPU 0 is not active',
    ],
    ['H1n', undefined, 'handler-has-a-vcpu', 'the handler runs on a CPU where no vCPU does'],
    [
      'H5',
      undefined,
      'no-empty-tick',
      'the guest has taken an interrupt while its timer had not run out',
    ],
    ['VM2', 'in-v0-cpu0 v0*7 preempt-v0 v0*3', 'loaded-has-a-cpu', 'v0 is loaded, and has no CPU'],
    [
      'M1',
      undefined,
      'one-interrupt',
      'the host has taken the interrupt again for the same deadline of v0',
    ],
    [
      'VM15',
      undefined,
      'no-soft-timer-in-guest',
      'the soft timer of v0 is armed, and its guest runs',
    ],
    ['VM13', undefined, 'not-deaf', 'the interrupt of CPU 0 is active, and v0 has none to end'],
    ['H4', 'create', 'time-goes-on', 'the virtual count of v0 is 0 s again'],
    [
      'B1/delay',
      'in-v0-cpu0 v0*7 v0*2 tick v0*2 cpu0',
      'host-is-not-interrupted',
      'the host has taken the interrupt',
    ],
  ])('of %s is told: %s, %s', (row, schedule, id, sentence) => {
    const hand = run(row, schedule);
    expect(hand.broken).toContain(id);
    expect(hand.explain(id)).toBe(sentence);
  });

  it('of a guest that sleeps for ever is told at the end, and the second save is blamed', () => {
    const hand = run('VM1', 'in-v0-cpu0 v0*28 tick bg-v0 in-v0-cpu0 v0*15 tick*2');
    expect(hand.brokenAtRest()).toEqual(['ticks-came']);
    expect(hand.explain('ticks-came')).toBe(
      'v0 waits for 2 of 2 ticks, asleep: memory says that its timer is off, and the guest has set it',
    );
    expect(hand.aftermath()).toEqual(['v0 sleeps, and no timer will wake it.']);
    const saves = hand.taken.filter(({ line }) => line === 'vtimer_save_state:K1');
    expect(saves.map(({ events }) => events.includes('word-lost'))).toEqual([false, true, false]);
  });
});
