// What is drawn of a subcore's clock, at every step of every preset with both kernels, beside its registers.
import { describe, expect, it } from 'vitest';
import { wholeRun, type StepOfRun } from '../../testing/power8/whole-run.ts';
import { power8Presets } from './presets.ts';
import { readTicks } from '../../scenario/ticks.ts';

function expectClock(step: StepOfRun, group: number, offset: bigint): void {
  const id = `subcore${group}`;
  const clock = step.level(`${id}.tb`);
  const debt = step.level(`${id}.owed`);
  const difference = BigInt.asIntN(64, step.register(`${id}.tbMinusTod`));
  const k = step.cell(`${id}.k`);
  if (clock.tone !== 'stopped') {
    const isLost = step.cell(`${id}.short`) > 1;
    if (!isLost) expect(BigInt(clock.ticks ?? 0)).toBe(difference);
    if (clock.tone === 'host') expect(difference).toBe(0n);
    if (clock.tone === 'guest') expect(difference).toBe(offset);
    // A subcore that never runs a guest has neither.
    const isLeft = () => step.cell(`${id}.LPID`) === 0 && step.cell(`${id}.vcoreInGuest`) === 0;
    if (clock.tone === 'wrong')
      expect(isLost || (difference !== 0n && (difference !== offset || isLeft()))).toBe(true);
    else if (clock.tone === 'guest' && offset !== 0n) expect(isLeft()).toBe(false);
    // A TB that stands still falls behind: what it carries is what is drawn.
  } else if (step.cell(`${id}.short`) === 0) {
    expect(BigInt(clock.ticks ?? 0)).toBe(BigInt(k) * offset);
  }
  expect(BigInt(debt.ticks ?? 0)).toBe(step.cell(`${id}.owed`) === 1 ? offset : 0n);
}

const KERNELS = ['pre-fix', 'v4.8'] as const;

describe.each(KERNELS)('with kernel %s', (kernel) => {
  it.each(power8Presets)('the clocks of $id are what the registers say', ({ scenario }) => {
    const { steps, model } = wholeRun({ ...scenario, kernel, schedule: null, injectAtStep: null });
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps)
      model.description.groups.forEach((_, group) => {
        const offset = readTicks(scenario.subcores[group]?.tbOffset ?? '0x0') ?? 0n;
        expectClock(step, group, offset);
      });
  });
});

describe('the gate', () => {
  it('is not there before the fix', () => {
    const { model } = wholeRun({ kernel: 'pre-fix', split: 2, subcores: [{}, {}] });
    expect(model.description.signals.some(({ kind }) => kind === 'gate')).toBe(false);
  });

  it.each(power8Presets)(
    'of $id has a bolt shut for each in_guest[] that is set',
    ({ scenario }) => {
      const { steps, model } = wholeRun({
        ...scenario,
        kernel: 'v4.8',
        schedule: null,
        injectAtStep: null,
      });
      for (const step of steps) {
        const { shut, tone, label } = step.level('core.in_guest');
        const set = model.description.groups.map(({ id }) => step.cell(`${id}.in_guest`) === 1);
        expect(shut).toEqual(set);
        expect(tone).toBe(set.includes(true) ? 'on' : 'off');
        expect(label).toBe(
          set.includes(true) ? `${String(set.filter(Boolean).length)} inside` : 'open',
        );
      }
    },
  );
});

describe.each(KERNELS)('damage, with kernel %s,', (kernel) => {
  it.each(power8Presets)('is in $id where an offset is subtracted that is gone', ({ scenario }) => {
    const { steps, model } = wholeRun({ ...scenario, kernel, schedule: null, injectAtStep: null });
    steps.forEach((step, index) => {
      const before = steps[index - 1];
      const falls = model.description.groups.some(({ id }) => {
        const k = step.cell(`${id}.k`);
        return k < 0 && before !== undefined && k < before.cell(`${id}.k`);
      });
      expect(step.events.includes('tb-damaged')).toBe(falls);
    });
  });
});

describe('an offset that nobody takes out of the TB', () => {
  // The guest of the only subcore leaves for a reason of its own, and nothing else happens.
  const exit = (edits: readonly object[]) =>
    wholeRun({
      kernel: 'pre-fix',
      split: 1,
      threadsPerSubcore: 1,
      subcores: [{ start: 'guest', tbOffset: '0x1000000000' }],
      environment: { tbErrors: 0, otherExits: true },
      edits,
      schedule: null,
    }).steps.map((step) => ({ line: step.line, clock: step.level('subcore0.tb') }));

  it("is the host's error once the guest is left, and the guest's time until then", () => {
    const left = exit([{ kind: 'skip', at: 'kvmhv_switch_to_host:X12b' }]);
    const wrong = left.findIndex(({ clock }) => clock.tone !== 'guest');
    expect(left[wrong]).toMatchObject({
      line: 'kvmhv_switch_to_host:X14',
      clock: { tone: 'wrong', label: '134.2 s ahead', ticks: 2 ** 36, off: 2 ** 36 },
    });
    const taken = exit([]);
    expect(taken.find(({ clock }) => clock.tone !== 'guest')).toMatchObject({
      line: 'kvmhv_switch_to_host:X12b',
      clock: { tone: 'host' },
    });
  });
});

describe('the words of a clock', () => {
  const levels = (tbOffset: string) => {
    const { model } = wholeRun({ kernel: 'pre-fix', split: 1, subcores: [{ tbOffset }] });
    const { signals } = model.description;
    return signals.find(({ kind }) => kind === 'clock')?.levels ?? [];
  };
  const labels = (tbOffset: string) => new Set(levels(tbOffset).map(({ label }) => label));

  it('say how far it is off, ahead or behind, once or twice', () => {
    for (const label of ['guest +134.2 s', '134.2 s behind', '268.4 s ahead', 'TB stopped', 'lost'])
      expect(labels('0x1000000000')).toContain(label);
    for (const label of ['guest −67.1 s', '67.1 s ahead', '134.2 s behind'])
      expect(labels('-0x800000000')).toContain(label);
  });

  it('count how often an offset was taken too much', () => {
    const of = (text: string) => levels('0x1000000000').find(({ label }) => label === text)?.times;
    expect(of('134.2 s behind')).toBeUndefined();
    expect(of('268.4 s behind')).toBe(2);
    expect(levels('0x0').every(({ times }) => times === undefined)).toBe(true);
  });

  it('tell a guest without an offset from the host', () => {
    expect(labels('0x0')).toContain('guest +0 s');
    expect(levels('0x0').filter(({ tone }) => tone === 'wrong').length).toBeGreaterThan(0);
  });

  it('mark a lost carry, which is 32.8 ms short', () => {
    const torn = levels('0x1000000000').filter(
      (level) => level.torn === true && level.tone === 'wrong',
    );
    expect(torn.map(({ label }) => label)).toContain('32.8 ms behind');
    expect(torn.every(({ ticks = 0 }) => (ticks + 2 ** 24) % 2 ** 36 === 0)).toBe(true);
  });
});
