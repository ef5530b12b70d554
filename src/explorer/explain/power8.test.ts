/** What is said of the breaks of the POWER8 model: the orderings of domain 4.2, and of the entry window. */
import { describe, expect, it } from 'vitest';
import { checkedExplanation, replayed } from '../../testing/explorer/explained.ts';
import { scenarioOf } from '../../testing/explorer/scenarios.ts';
import { searched } from '../../testing/explorer/searched.ts';
import { presets } from '../../models/power8/catalogue.ts';
import { buildPower8 } from '../../models/power8/index.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { parsed } from '../../testing/scenarios.ts';
import { wholeRun } from '../../testing/power8/whole-run.ts';
import type { Explanation } from './explain-break.ts';

/** What no order of two events alone makes good: a ChipTOD at rest, two TBs that are wrong, one thread alone. */
const NO_ORDER: Readonly<Record<string, readonly string[]>> = {
  'resync-fails': ['tb-at-rest'],
  'four-way-pre-fix': ['tb-at-rest'],
  'dec-parity-pre-fix': ['dec-expires'],
};

type Explained = Record<string, Explanation>;

/** Every break of a run, by the id of the invariant. */
function explainedRun(input: unknown): Explained {
  const { model, steps, broken } = wholeRun(input);
  const machine = model.machine as AssembledMachine;
  const numbers = new Map(machine.actors.map(({ id }, actor) => [id, actor]));
  const schedule = steps.map(({ actor }) => numbers.get(actor) ?? -1);
  return Object.fromEntries(
    broken.map((id) => [id, checkedExplanation(machine, indexOf(machine, id), schedule, model)]),
  );
}

/** Every break that a search finds, by the id of the invariant. */
function explainedSearch(scenario: ReturnType<typeof scenarioOf>): Explained {
  const model = buildPower8(scenario);
  const machine = model.machine as AssembledMachine;
  const ids = machine.actors.map(({ id }) => id);
  const { invariants } = searched(scenario, { reduction: 'none', maxStates: 300_000 });
  return Object.fromEntries(
    invariants.flatMap(({ id, schedule }, invariant) => {
      if (schedule === null) return [];
      const actors = schedule.map((actor) => ids.indexOf(actor));
      return [[id, checkedExplanation(machine, invariant, actors, model)]];
    }),
  );
}

const indexOf = (machine: AssembledMachine, id: string): number =>
  machine.program.invariants.findIndex((one) => one.id === id);

const sentences = (of: Explained, id: string): string[] | undefined =>
  of[id]?.orderings.map(({ sentence }) => sentence);

const presetOf = (id: string) => presets.find((one) => one.id === id)!.scenario;

describe('before the fix', () => {
  it('the corrupting order is the reload of one half before the subtraction of the other', () => {
    const found = explainedRun(presetOf('leaving-guest-corrupted'));
    const ordering = 't4 loads every TB from the ChipTOD before t0 subtracts its offset';
    for (const id of ['host-tb', 'tb-at-rest']) expect(sentences(found, id)).toEqual([ordering]);
    expect(sentences(found, 'reload-safe')).toContain(ordering);
    expect(found['host-tb']?.outcome).toEqual([
      'TB of subcore 0 is 134.2 s behind what it should be',
    ]);
  });

  it('no order of the threads avoids it, unless the guest leaves for another reason', () => {
    const preset = presetOf('leaving-guest-corrupted');
    const certain = explainedRun({
      ...preset,
      environment: {},
      schedule: preset.schedule?.filter((id) => id !== 'exit-t0'),
    });
    for (const [found, isAvoidable] of [
      [certain, false],
      [explainedRun(preset), true],
    ] as const) {
      const reload = found['reload-safe']?.orderings.find(({ sentence }) =>
        sentence.endsWith('before t0 subtracts its offset'),
      );
      expect(reload?.sentence).toMatch(/^t4 loads every TB from the ChipTOD before/);
      expect(reload?.reversed !== null).toBe(isAvoidable);
    }
  });

  it('in an unsplit core one and the same thread may do both', () => {
    const found = explainedSearch(scenarioOf({ kernel: 'pre-fix', split: 1, subcores: 'g' }));
    const ordering = 't0 loads every TB from the ChipTOD before it subtracts its offset';
    for (const id of ['host-tb', 'reload-safe', 'tb-at-rest'])
      expect(sentences(found, id)).toEqual([ordering]);
  });

  it.each(presets.map(({ id, scenario }) => [id, scenario] as const))(
    'and after it every break of a preset has a reason: %s',
    (id, scenario) => {
      const without = Object.entries(explainedRun(scenario))
        .filter(([, { orderings }]) => orderings.length === 0)
        .map(([invariant]) => invariant);
      expect(without).toEqual(NO_ORDER[id] ?? []);
    },
  );
});

describe('with the fix, in the entry window', () => {
  const either = explainedSearch(scenarioOf({ split: 2, subcores: 'e1 e' }));

  it('a reload comes between the offset and in_guest[]', () => {
    const found = sentences(either, 'reload-safe');
    expect(found).toContain('t0 adds its offset before t4 loads every TB from the ChipTOD');
    expect(found).toContain('t4 finds in_guest[0] clear before t0 sets in_guest[0]');
  });

  it('a thread leaves with an offset that nobody takes out any more', () => {
    expect(sentences(either, 'host-tb')).toEqual([
      't0 disables interrupts to enter a guest before the hardware reports TB_MISSING_STEP to every thread of the core',
      't4 loads every TB from the ChipTOD before t0 adds its offset',
      't0 finds bit 63 set before t4 clears bit 63',
    ]);
  });

  it('all other orders are as good', () => {
    expect(Object.keys(either).sort()).toEqual(
      ['dec-expires', 'host-tb', 'one-resync', 'reload-safe', 'tb-at-rest'].sort(),
    );
    for (const { orderings } of Object.values(either))
      for (const { reversed } of orderings) expect(reversed).not.toBeNull();
  });
});

describe('a kernel that was edited', () => {
  const guests = [{ tbOffset: '0x1000000000' }, { tbOffset: '-0x1000000000' }];
  const edited = (edit: object, more: object = {}) =>
    explainedSearch(parsed({ split: 2, subcores: guests, edits: [edit], ...more }));

  it('tests bit 63 and sets it in two steps: both find it clear', () => {
    const found = edited({ kind: 'split', at: 'kvmppc_tb_resync_required:op' });
    expect(sentences(found, 'one-resync')).toEqual([
      't0 finds bit 63 clear before t4 sets bit 63',
      't4 finds bit 63 clear before t0 sets bit 63',
    ]);
  });

  it('does not wait for in_guest[]: the TBs are loaded under a guest', () => {
    const found = edited({ kind: 'skip', at: 'wait_for_subcore_guest_exit:H4' });
    const [sentence] = sentences(found, 'guest-time-monotonic') ?? [];
    expect(sentence).toBe('t4 loads every TB from the ChipTOD before t0 takes the HMI');
  });

  it('clears in_guest[] too early, with another exit: the offset leaves a TB that was loaded', () => {
    const found = edited(
      { kind: 'move', at: 'kvmhv_switch_to_host:X13', before: 'kvmhv_switch_to_host:control#5' },
      { subcores: [guests[0], { start: 'host' }], environment: { otherExits: true } },
    );
    const ordering = 't4 loads every TB from the ChipTOD before t0 subtracts its offset';
    expect(sentences(found, 'reload-safe')).toEqual([ordering]);
    expect(sentences(found, 'host-tb')).toEqual([ordering]);
  });
});

describe('a long run', () => {
  it('is explained by its last steps', () => {
    const run = (injectAtStep: number) =>
      wholeRun({
        kernel: 'pre-fix',
        split: 1,
        subcores: [{ tbOffset: '0x1000000000', entries: 60 }],
        environment: { otherExits: true },
        injectAtStep,
      });
    // At one of these steps the guest runs.
    const { model, steps } = [1500, 1510, 1520, 1530, 1540, 1550]
      .map(run)
      .find(({ broken }) => broken.includes('host-tb'))!;
    const machine = model.machine as AssembledMachine;
    const ids = machine.actors.map(({ id }) => id);
    const schedule = steps.map(({ actor }) => ids.indexOf(actor));
    const invariant = indexOf(machine, 'host-tb');
    const { brokenAfter } = replayed(machine, invariant, schedule);
    const found = checkedExplanation(machine, invariant, schedule, model);
    expect(found.schedule.length).toBeLessThan(brokenAfter - 400);
    expect(found.schedule.slice(0, 900)).toEqual(schedule.slice(0, 900));
    expect(found.orderings.map(({ sentence }) => sentence)).toContain(
      't0 loads every TB from the ChipTOD before it subtracts its offset',
    );
  });
});
