import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyScenario, parsed, adapted, gate, type Scenario } from '../testing/scenarios.ts';
import type { ScenarioChange } from './adapt.ts';

const offsets = ['0x1000000000', '-0x1000000000', '0x4000000000', '0x0'];
const four = parsed({
  kernel: 'pre-fix',
  split: 4,
  threadsPerSubcore: 2,
  subcores: offsets.map((tbOffset) => ({ tbOffset, entries: 3 })),
  schedule: ['t0', 't1'],
  injectAtStep: 9,
});

const anyChange: fc.Arbitrary<ScenarioChange> = fc.record(
  {
    kernel: fc.constantFrom('pre-fix' as const, 'v4.8' as const),
    split: fc.constantFrom(1 as const, 2 as const, 4 as const),
    seed: fc.nat(0xffff_ffff),
    environment: fc.record({ tbErrors: fc.nat(7), otherExits: fc.boolean() }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

describe('adaptScenario', () => {
  it('gives what the gate lets through, and changes nothing of what it was given', () => {
    fc.assert(
      fc.property(anyScenario, anyChange, (scenario, change) => {
        const before = structuredClone(scenario);
        const after = adapted(scenario, change).scenario;
        expect(gate(after)).toMatchObject({ ok: true, value: { notices: [] } });
        expect(after).toMatchObject(change);
        expect(scenario).toEqual(before);
      }),
    );
  });

  it('is silent where nothing changes', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const same = { ...scenario, environment: { ...scenario.environment } };
        expect(adapted(scenario, {})).toEqual({ scenario, notices: [] });
        expect(adapted(scenario, { kernel: same.kernel, split: same.split })).toEqual({
          scenario,
          notices: [],
        });
      }),
    );
  });

  it('keeps what was made by hand where an offset is only written in another way', () => {
    const written = ['0x10_0000_0000', '-134.218 s', ' 0x4000000000', '-0x0'];
    const subcores = four.subcores.map((one, i) => ({ ...one, tbOffset: written[i] ?? '' }));
    expect(adapted(four, { subcores }).notices).toEqual([]);
    const others = subcores.map((one) => ({ ...one, tbOffset: '134.218 s' }));
    expect(adapted(four, { subcores: others }).notices).toHaveLength(1);
  });

  it('keeps what was made by hand where only edits change: that is the question', () => {
    const edits = [{ kind: 'skip', at: 'f:A' } as const];
    expect(adapted(four, { edits })).toEqual({ scenario: { ...four, edits }, notices: [] });
  });

  it('keeps the first subcores when split down, and drops what was made by hand', () => {
    const { scenario, notices } = adapted(four, { split: 2 });
    expect(scenario.subcores).toEqual(four.subcores.slice(0, 2));
    expect(scenario).toMatchObject({ schedule: null, injectAtStep: null, threadsPerSubcore: 2 });
    expect(notices).toEqual([
      'subcores: split 2 keeps the first 2 of 4',
      'injectAtStep 9: it was dropped with the steps fixed before it, for it belongs to split 4',
    ]);
  });

  it('adds guests that can be told apart when split up, and clamps the threads', () => {
    const unsplit = parsed({
      split: 1,
      threadsPerSubcore: 8,
      subcores: [{ start: 'host', entries: 2 }],
    });
    const { scenario, notices } = adapted(unsplit, { split: 4 });
    expect(scenario.threadsPerSubcore).toBe(2);
    expect(scenario.subcores[0]).toEqual(unsplit.subcores[0]);
    expect(scenario.subcores.slice(1).map(({ start }) => start)).toEqual([
      'guest',
      'guest',
      'guest',
    ]);
    expect(new Set(scenario.subcores.map(({ tbOffset }) => tbOffset)).size).toBe(4);
    expect(scenario.subcores.map(({ entries }) => entries)).toEqual([2, 2, 2, 2]);
    expect(notices).toEqual([
      'threadsPerSubcore: 8 became 2, for split 4 leaves no more threads a subcore',
    ]);
  });

  it('leaves a number of threads that was asked for and does not fit to the gate', () => {
    const { scenario } = adapted(four, { threadsPerSubcore: 8 });
    expect(gate(scenario)).toEqual({
      ok: false,
      error: 'threadsPerSubcore: 8 does not fit split 4, which leaves 2 threads a subcore',
    });
  });

  it('leaves a split that is none to the gate', () => {
    const change = { split: 1e9 } as unknown as ScenarioChange;
    expect(gate(adapted(four, change).scenario)).toMatchObject({ ok: false });
  });

  it('drops both for another number of threads', () => {
    const { scenario, notices } = adapted(four, { threadsPerSubcore: 1 });
    expect(scenario).toMatchObject({ schedule: null, injectAtStep: null });
    expect(notices.at(-1)).toBe(
      'injectAtStep 9: it was dropped with the steps fixed before it, for it belongs to 2 threads a subcore',
    );
  });

  it.each<[string, ScenarioChange]>([
    ['kernel pre-fix', { kernel: 'v4.8' }],
    ['another environment', { environment: { otherExits: true } }],
    ['other subcores', { subcores: four.subcores.toReversed() }],
  ])(
    'drops a schedule, with the injection after it, and keeps one that stands alone: %s',
    (cause, change) => {
      const drops = (scenario: Scenario) => adapted(scenario, change);
      const steps = drops({ ...four, injectAtStep: null });
      expect(steps.scenario.schedule).toBeNull();
      expect(steps.notices).toEqual([
        `schedule: the steps chosen by hand were dropped, for they belong to ${cause}`,
      ]);
      const both = drops(four);
      expect(both.scenario).toMatchObject({ schedule: null, injectAtStep: null });
      expect(both.notices).toEqual([
        `injectAtStep 9: it was dropped with the steps fixed before it, for it belongs to ${cause}`,
      ]);
      const alone = drops({ ...four, schedule: null });
      expect(alone.scenario.injectAtStep).toBe(9);
      expect(alone.notices).toEqual([]);
    },
  );

  it('drops the injection when no error may be raised', () => {
    const alone = { ...four, schedule: null };
    const { scenario, notices } = adapted(alone, { environment: { tbErrors: 0 } });
    expect(scenario.injectAtStep).toBeNull();
    expect(notices).toEqual(['injectAtStep 9: it was dropped, for no error may be raised']);
  });

  it('keeps everything for another seed', () => {
    const { scenario, notices } = adapted(four, { seed: 1 });
    expect(scenario).toEqual({ ...four, seed: 1 });
    expect(notices).toEqual([]);
  });

  it('takes the firmware for a program too', () => {
    const change = { firmware: 'skiboot-6' } as unknown as ScenarioChange;
    expect(adapted({ ...four, injectAtStep: null }, change).notices).toEqual([
      'schedule: the steps chosen by hand were dropped, for they belong to firmware skiboot-5',
    ]);
  });

  it('fits subcores that come with the change', () => {
    const { scenario } = adapted(four, { split: 1, subcores: four.subcores.slice(2) });
    expect(scenario.subcores).toEqual([four.subcores[2]]);
  });
});
