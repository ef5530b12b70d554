/** Every preset, run to its end as the page runs it: its verdict, and what its texts promise. */
import { describe, expect, it } from 'vitest';
import { wholeRun, type StepOfRun, type WholeRun } from '../../testing/power8/whole-run.ts';
import { power8Presets } from './presets.ts';
import { TBST } from './values.ts';
import { gate } from '../../testing/scenarios.ts';

const STEP = 0x100_0000n;
const G = 0x10_0000_0000n;
const GUESTS = [4n * G, G, -G / 2n, STEP];

interface Verdict {
  readonly broken: readonly string[];
  /** TB - TOD of each subcore in the end. */
  readonly offsets: readonly bigint[];
}

const VERDICTS: Readonly<Record<string, Verdict>> = {
  'four-guests': { broken: [], offsets: [0n, 0n, 0n, 0n] },
  'unsplit-pre-fix': {
    broken: ['reload-safe', 'dec-expires', 'host-tb', 'tb-at-rest'],
    offsets: [-G],
  },
  'two-way-pre-fix': {
    broken: ['reload-safe', 'dec-expires', 'host-tb', 'tb-at-rest'],
    offsets: [-G, 0n],
  },
  'leaving-guest-corrupted': {
    broken: ['reload-safe', 'dec-expires', 'host-tb', 'tb-at-rest'],
    offsets: [-G, 0n],
  },
  'leaving-guest-lucky': { broken: [], offsets: [0n, 0n] },
  'four-way-pre-fix': {
    broken: ['reload-safe', 'dec-expires', 'host-tb', 'tb-at-rest'],
    offsets: [-G, G, 0n, 0n],
  },
  'four-way-fixed': { broken: [], offsets: [0n, 0n, 0n, 0n] },
  'bit-63-race': { broken: [], offsets: [0n, 0n, 0n, 0n] },
  'host-waits': { broken: [], offsets: [0n, 0n, 0n, 0n] },
  'residue-rendezvous': { broken: [], offsets: [0n, 0n, 0n, 0n] },
  'slow-secondary': { broken: [], offsets: [0n, 0n, 0n, 0n] },
  'zero-offset-pre-fix': { broken: ['reload-safe'], offsets: [0n, 0n, 0n, 0n] },
  'no-tb-error': { broken: [], offsets: [0n, 0n, 0n, 0n] },
  'no-tb-error-pre-fix': { broken: [], offsets: [0n, 0n, 0n, 0n] },
  're-entry': { broken: [], offsets: GUESTS },
  'carry-check': { broken: [], offsets: [0n, 0n] },
  'waits-for-hdec': { broken: [], offsets: [0n, 0n] },
  'fix-is-not-complete': {
    broken: ['reload-safe', 'host-tb', 'tb-at-rest'],
    offsets: [-G, 0n],
  },
  'dec-expires': { broken: ['dec-expires'], offsets: [0n] },
  'dec-expires-57b8daa70a17': { broken: [], offsets: [0n] },
  'tod-stopped': { broken: ['recovered'], offsets: [] },
  'resync-fails': { broken: ['tb-at-rest'], offsets: [] },
  'hdec-parity': { broken: [], offsets: [0n, 0n] },
  'dec-parity-pre-fix': { broken: ['dec-expires'], offsets: [0n] },
  'debug-trigger': { broken: [], offsets: [0n, 0n] },
  'two-kinds': { broken: [], offsets: [0n, 0n] },
};

/** Where a run stands still for longer than anybody would wait unnoticed. */
const WAITED: Readonly<Record<string, string>> = {
  'waits-for-hdec':
    ' Before step 101 t4 waited for 4.1 ms: HDEC of subcore 0 runs out: the next timer event of the host.',
  'tod-stopped':
    ' Before step 57 t0, t4 waited for 80.0 ms: t0 gives up waiting. Before step 88 t0, t4 waited for 80.0 ms: t4 gives up waiting.',
  'resync-fails': ' Before step 60 t0, t4 waited for 80.0 ms: t4 gives up waiting.',
};

const runs = new Map<string, WholeRun>();

function runOf(id: string): WholeRun {
  const run = runs.get(id) ?? wholeRun(power8Presets.find((p) => p.id === id)?.scenario);
  runs.set(id, run);
  return run;
}

const stepsOf = (id: string, event: string): StepOfRun[] =>
  runOf(id).steps.filter((s) => s.events.includes(event));

/** Number of the first step that `which` accepts. */
function first(id: string, which: (step: StepOfRun) => boolean): number {
  const index = runOf(id).steps.findIndex(which);
  expect(index).toBeGreaterThanOrEqual(0);
  return index;
}

const lineEnds = (end: string) => (step: StepOfRun) => step.line.endsWith(end);
const has = (event: string) => (step: StepOfRun) => step.events.includes(event);
const seconds = (ticks: bigint) => Number(ticks) / 512e6;

describe('presets', () => {
  it('have a verdict each', () => {
    expect(power8Presets.map((p) => p.id)).toEqual(Object.keys(VERDICTS));
  });

  it.each(power8Presets)('$id passes the gate as it stands, with texts', (preset) => {
    expect(gate(preset.scenario)).toMatchObject({ ok: true, value: { notices: [] } });
    for (const text of [preset.title, preset.sentence, preset.lookFor]) expect(text).not.toBe('');
  });

  it.each(Object.entries(VERDICTS))('%s comes out as it should', (id, verdict) => {
    const { broken, offsets, end } = runOf(id);
    // A TB that stands still has no place in time.
    expect({ broken, offsets: verdict.offsets.length > 0 ? offsets : [] }).toEqual(verdict);
    expect(end).toBe(`Nothing is left to do: every thread is at rest.${WAITED[id] ?? ''}`);
  });
});

describe('what to look for', () => {
  it('four-guests: in_guest[] falls slot by slot, one primary wins, then the TBs are loaded', () => {
    const falls = stepsOf('four-guests', 'in-guest-cleared');
    expect(new Set(falls.map((s) => s.actor)).size).toBe(4);
    expect(stepsOf('four-guests', 'bit63-won')).toHaveLength(1);
    expect(stepsOf('four-guests', 'bit63-lost')).toHaveLength(3);
    const loaded = first('four-guests', has('tb-loaded'));
    const steps = runOf('four-guests').steps.slice(0, loaded);
    expect(steps.filter(has('in-guest-cleared'))).toHaveLength(4);
    expect(steps.filter(has('bit63-won'))).toHaveLength(1);
  });

  it('unsplit-pre-fix: OPAL loads host time, then X12 subtracts the offset from it', () => {
    const { steps } = runOf('unsplit-pre-fix');
    const loaded = first('unsplit-pre-fix', has('tb-loaded'));
    const subtracted = first('unsplit-pre-fix', lineEnds(':X12b'));
    expect(loaded).toBeLessThan(subtracted);
    expect(steps[loaded]?.register('subcore0.tbMinusTod')).toBe(0n);
    expect(BigInt.asIntN(64, steps[subtracted]?.register('subcore0.tbMinusTod') ?? 0n)).toBe(-G);
  });

  it('two-way-pre-fix: OPAL loads both halves, and one core ends with two times', () => {
    const { steps } = runOf('two-way-pre-fix');
    const loaded = steps[first('two-way-pre-fix', has('tb-loaded'))];
    for (const id of ['subcore0', 'subcore1'])
      expect(loaded?.register(`${id}.tbMinusTod`)).toBe(0n);
    expect(first('two-way-pre-fix', lineEnds(':X12b'))).toBeGreaterThan(
      first('two-way-pre-fix', has('tb-loaded')),
    );
  });

  it('leaving-guest: the same scenario in two orders, and the CPUs end up 134.2 s apart in one', () => {
    const [corrupted, lucky] = ['leaving-guest-corrupted', 'leaving-guest-lucky'].map(
      (id) => power8Presets.find((p) => p.id === id)?.scenario,
    );
    expect({ ...corrupted, schedule: null }).toEqual({ ...lucky, schedule: null });
    const [a = 0n, b = 0n] = runOf('leaving-guest-corrupted').offsets;
    expect(seconds(b - a)).toBeCloseTo(134.2, 1);
    const orderOf = (id: string) => [first(id, lineEnds(':X12b')), first(id, has('tb-loaded'))];
    const [subtracts = 0, loads = 0] = orderOf('leaving-guest-corrupted');
    expect(loads).toBeLessThan(subtracts);
    const [subtractsFirst = 0, loadsLater = 0] = orderOf('leaving-guest-lucky');
    expect(subtractsFirst).toBeLessThan(loadsLater);
  });

  it('waits-for-hdec: one thread waits until HDEC of the other subcore is below 512', () => {
    const { steps } = runOf('waits-for-hdec');
    const timer = first('waits-for-hdec', has('host-timer'));
    expect(steps[timer - 1]?.waits.get('t4')).toBe('in_guest[0] to become 0');
    expect(steps[timer]?.register('subcore0.hdec')).toBe(511n);
    expect(steps[timer]?.startTicks).toBe(0x20_0000 - 511);
  });

  it('fix-is-not-complete: the offset goes in, is wiped, and is subtracted all the same', () => {
    const added = first('fix-is-not-complete', lineEnds(':E5b'));
    // t4 has left its own guest before, and finds the slot of subcore 0 clear.
    const looks = (step: StepOfRun) =>
      step.actor === 't4' && step.line === 'wait_for_subcore_guest_exit:H4';
    const { steps } = runOf('fix-is-not-complete');
    const seen = steps.findIndex(looks);
    const told = first('fix-is-not-complete', has('in-guest-set'));
    const loaded = first('fix-is-not-complete', has('tb-loaded'));
    const wrong = steps.findIndex((s) => s.outcome.startsWith('subtracted from a TB'));
    const order = [added, seen, told, loaded, wrong];
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(steps[wrong]?.actor).toBe('t0');
  });

  it('dec-expires: it is wrong by the offset, and right in the order of 57b8daa70a17', () => {
    const wrong = first('dec-expires', has('dec-expires-wrong'));
    const saved = runOf('dec-expires').steps[wrong];
    expect(saved).toMatchObject({ actor: 't1', line: 'guest_exit_cont:X5' });
    expect(saved?.register('t1.decExpires')).toBe(saved!.register('t0.decExpires') - G);
    expect(stepsOf('dec-expires-57b8daa70a17', 'dec-expires-wrong')).toEqual([]);
  });

  it('tod-stopped: TFMR as it was seen on a machine, and the end of Linux', () => {
    const { steps } = runOf('tod-stopped');
    const failed = first('tod-stopped', has('not-recovered'));
    const tfmr = steps[failed]?.register('core.tfmr') ?? 0n;
    expect(tfmr.toString(16)).toBe('3212200760a04000');
    expect(stepsOf('tod-stopped', 'rebooted').length).toBeGreaterThan(0);
  });

  it('resync-fails: bit 63 is cleared although no TB runs', () => {
    const failed = first('resync-fails', has('resync-failed'));
    expect(first('resync-fails', has('bit63-cleared'))).toBeGreaterThan(failed);
    expect(stepsOf('resync-fails', 'tb-loaded')).toEqual([]);
  });

  it('hdec-parity: no TB stops before the resync', () => {
    const stopped = first('hdec-parity', has('tb-stopped'));
    expect(stopped).toBeGreaterThan(first('hdec-parity', has('hmer-cleared')));
    expect(stopped).toBeGreaterThan(first('hdec-parity', has('cleanup-done')));
  });

  it('debug-trigger: the HMI comes again and again, with one resync for the guest', () => {
    expect(stepsOf('debug-trigger', 'hmi-raised')).toHaveLength(1);
    expect(stepsOf('debug-trigger', 'hmi-taken').length).toBeGreaterThan(4);
    expect(stepsOf('debug-trigger', 'resync-done')).toHaveLength(1);
  });

  it('two-kinds: both are raised', () => {
    expect(stepsOf('two-kinds', 'hmi-raised')).toHaveLength(2);
  });

  it('four-way-pre-fix and four-way-fixed: the same but for the kernel', () => {
    const [before, after] = ['four-way-pre-fix', 'four-way-fixed'].map(
      (id) => power8Presets.find((p) => p.id === id)?.scenario,
    );
    expect({ ...before, kernel: after?.kernel }).toEqual(after);
    for (const event of ['tb-offset', 'tb-damaged'])
      expect(stepsOf('four-way-fixed', event)).toEqual([]);
    expect(stepsOf('four-way-pre-fix', 'tb-damaged')).toHaveLength(2);
  });

  it('bit-63-race: nearly the same moment, exactly one winner', () => {
    const tries = [...stepsOf('bit-63-race', 'bit63-won'), ...stepsOf('bit-63-race', 'bit63-lost')];
    expect(tries).toHaveLength(4);
    expect(stepsOf('bit-63-race', 'bit63-won')).toHaveLength(1);
    const times = tries.map((s) => s.startTicks);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(100);
  });

  it('bit-63-race: another winner, the same result', () => {
    const scenario = power8Presets.find((p) => p.id === 'bit-63-race')?.scenario;
    const { steps } = runOf('bit-63-race');
    // The moment before the first of them tries: everybody else is still on the way there.
    const before = steps.slice(0, first('bit-63-race', has('bit63-won'))).map((s) => s.actor);
    const wonBy = (winner: string): WholeRun | undefined => {
      for (let more = 1; more < 6; more++) {
        const schedule = [...before, ...Array<string>(more).fill(winner)];
        const run = wholeRun({ ...scenario, injectAtStep: null, schedule });
        if (run.steps.find(has('bit63-won'))?.actor === winner) return run;
      }
      return undefined;
    };
    for (const winner of ['t0', 't2', 't4', 't6'])
      expect({ winner, ...wonBy(winner) }).toMatchObject({ winner, ...VERDICTS['bit-63-race'] });
  });

  it('host-waits: t4 and t6 spin on in_guest[0], then on in_guest[1], and only then call OPAL', () => {
    const { steps } = runOf('host-waits');
    for (const thread of ['t4', 't6']) {
      const waits = [...new Set(steps.map((s) => s.waits.get(thread)))];
      const slots = waits.filter((text) => text?.startsWith('in_guest'));
      expect(slots).toEqual(['in_guest[0] to become 0', 'in_guest[1] to become 0']);
      const opal = first('host-waits', (s) => s.actor === thread && has('opal-entered')(s));
      expect(steps.slice(0, opal).filter(has('in-guest-cleared'))).toHaveLength(2);
    }
  });

  it('residue-rendezvous: a bit of every subcore, then CLEANUP_DONE, then the recovery', () => {
    const { steps } = runOf('residue-rendezvous');
    const done = first('residue-rendezvous', has('cleanup-done'));
    expect(steps[done]?.register('core.hmiState')).toBe(0x155n);
    for (const s of [0, 1, 2, 3]) expect(steps[done]?.register(`subcore${s}.tb`)).toBe(0n);
    expect(done).toBeLessThan(first('residue-rendezvous', lineEnds('recover_tb_errors:C1')));
    expect(stepsOf('residue-rendezvous', 'cleanup-done')).toHaveLength(1);
  });

  it('slow-secondary: everybody waits for in_guest[3] until the latched HMI fires in E14', () => {
    const { steps } = runOf('slow-secondary');
    const back = first('slow-secondary', lineEnds('hcall_try_real_mode:E14'));
    expect(steps[back]).toMatchObject({ actor: 't7', events: ['hmi-taken'] });
    for (const thread of ['t0', 't2', 't4'])
      expect(steps[back]?.waits.get(thread)).toBe('in_guest[3] to become 0');
    expect(steps[back]?.waits.get('t6')).toBe('every thread of its vcore to leave the guest');
    expect(back).toBeLessThan(first('slow-secondary', has('tb-loaded')));
  });

  it('zero-offset-pre-fix: the TBs are reloaded while the guests run', () => {
    const { steps } = runOf('zero-offset-pre-fix');
    const loaded = first('zero-offset-pre-fix', has('tb-loaded'));
    for (const thread of ['t0', 't2', 't4'])
      expect(steps[loaded]?.register(`${thread}.msr`)).toBe(0n);
  });

  it('no-tb-error: a healthy TB is stopped for the resync', () => {
    const before = runOf('no-tb-error').steps[first('no-tb-error', has('tb-stopped')) - 1];
    expect(((before?.register('core.tfmr') ?? 0n) >> 32n) & 0xfn).toBe(BigInt(TBST.RUNNING));
    expect(stepsOf('no-tb-error', 'tb-loaded')).toHaveLength(1);
    expect(stepsOf('no-tb-error', 'resync-done')).toHaveLength(1);
  });

  it('no-tb-error-pre-fix: OPAL leaves the TB alone, every guest subtracts', () => {
    expect(stepsOf('no-tb-error-pre-fix', 'tb-loaded')).toEqual([]);
    expect(stepsOf('no-tb-error-pre-fix', 'tb-offset')).toHaveLength(4);
  });

  it('re-entry: E5 adds the offset to a healthy TB, once a subcore', () => {
    const adds = runOf('re-entry').steps.filter(lineEnds('kvmppc_hv_entry:E5b'));
    expect(adds.map((s) => s.actor).sort()).toEqual(['t0', 't2', 't4', 't6']);
    expect(first('re-entry', has('resync-done'))).toBeLessThan(
      first('re-entry', lineEnds('kvmppc_hv_entry:E5b')),
    );
    expect(stepsOf('re-entry', 'guest-entered')).toHaveLength(4);
  });

  it('carry-check: the first TBU40 write is 2^24 short, the second is right', () => {
    const { steps } = runOf('carry-check');
    const second = first('carry-check', lineEnds('kvmppc_hv_entry:E6b'));
    const { actor } = steps[second] ?? { actor: '' };
    const own = steps.slice(0, second).filter((s) => s.actor === actor);
    expect(own.slice(-2).map((s) => s.line)).toEqual([
      'kvmppc_hv_entry:E5b',
      'kvmppc_hv_entry:E6a',
    ]);
    const id = `subcore${actor === 't0' ? 0 : 1}.tbMinusTod`;
    const at = (s: StepOfRun | undefined) => BigInt.asIntN(64, s?.register(id) ?? 0n);
    expect(at(steps[second]) - at(own.at(-2))).toBe(STEP);
    expect([G, -G]).toContain(at(steps[second]));
  });
});
