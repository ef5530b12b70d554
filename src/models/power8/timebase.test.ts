/**
 * The TB in three ways, side by side over random runs: symbolic (offsets carried, carry lost), exact
 * (what the screen shows), and as hardware of its own here, in plain 64-bit arithmetic, that only hears
 * mftb, TBU40 writes, stops and loads.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, within } from '../../base/random.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { causesOf } from './causes.ts';
import type { Scenario } from './settings.ts';
import { readTicks } from '../../scenario/ticks.ts';
import { randomEdits } from '../../testing/machine/random-edits.ts';
import { anyScenario, parsed } from '../../testing/scenarios.ts';
import { Drive } from '../../testing/power8/drive.ts';
import type { Model } from '../model.ts';
import { buildPower8 } from './index.ts';
import { DEFECT, TBST } from './values.ts';

const CARRY = 1n << 24n;
const LOW24 = CARRY - 1n;
const WRAP_TICKS = 0x1000;
const MOST_STEPS = 250;
const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);

/** The TB of one subcore; `now` is in ticks. */
class HardwareTimebase {
  #runs = true;
  #value: bigint;
  #since = 0n;

  constructor(value: bigint) {
    this.#value = value;
  }

  mftb(now: bigint): bigint {
    return this.#runs ? u64(this.#value + now - this.#since) : this.#value;
  }

  writeTbu40(value: bigint, now: bigint): void {
    this.#set((u64(value) & ~LOW24) | (this.mftb(now) & LOW24), now);
  }

  stop(now: bigint): void {
    this.#set(this.mftb(now), now);
    this.#runs = false;
  }

  zero(now: bigint): void {
    this.stop(now);
    this.#value = 0n;
  }

  load(value: bigint, now: bigint): void {
    this.#set(value, now);
    this.#runs = true;
  }

  #set(value: bigint, now: bigint): void {
    this.#value = value;
    this.#since = now;
  }
}

interface Copies {
  a: bigint;
  carry: boolean;
}

/** What a step of the model means to the hardware. */
class Core {
  readonly #drive: Drive;
  readonly #scenario: Scenario;
  readonly timebases: HardwareTimebase[];
  readonly #copies = new Map<string, Copies>();
  readonly #skipped: ReadonlySet<string>;

  constructor(drive: Drive, scenario: Scenario) {
    this.#drive = drive;
    this.#scenario = scenario;
    const skipped = scenario.edits.filter(({ kind }) => kind === 'skip');
    this.#skipped = new Set(skipped.map(({ at }) => at));
    this.timebases = scenario.subcores.map(
      (_, s) => new HardwareTimebase(drive.register(`subcore${s}.tb`)),
    );
  }

  offset(subcore: number): bigint {
    return readTicks(this.#scenario.subcores[subcore]?.tbOffset ?? '') ?? 0n;
  }

  /** Follows the step that was just taken. */
  follow(): void {
    const taken = this.#drive.taken.at(-1);
    if (taken === undefined) return;
    if (taken.line === '') this.#environment(taken.actor);
    else if (!this.#skipped.has(taken.line)) this.#thread(taken.actor, taken.line);
  }

  get #now(): bigint {
    return BigInt(this.#drive.timeTicks);
  }

  #environment(actor: string): void {
    const now = this.#now;
    const error = /^error(\d?)/.exec(actor);
    const kinds = causesOf(this.#scenario);
    if (error !== null && kinds[Math.max(1, Number(error[1])) - 1]?.stopsTb === true)
      for (const t of this.timebases) t.stop(now);
    if (actor === 'tod-load')
      for (const t of this.timebases) t.load(this.#drive.register('core.tod'), now);
    const chosen = /^guest-s(\d)$/.exec(actor)?.[1];
    if (chosen === undefined) return;
    const s = Number(chosen);
    const timebase = this.#timebase(s);
    timebase.load(u64(timebase.mftb(now) + this.offset(s)), now);
  }

  #thread(thread: string, line: string): void {
    const now = this.#now;
    const subcore = Math.floor(Number(thread.slice(1)) / (8 / this.#scenario.split));
    const timebase = this.#timebase(subcore);
    const copies = this.#copies.get(thread) ?? { a: 0n, carry: false };
    this.#copies.set(thread, copies);
    const offset = this.offset(subcore);
    switch (line) {
      case 'kvmppc_hv_entry:E5a':
      case 'kvmhv_switch_to_host:X12a':
        copies.a = timebase.mftb(now);
        break;
      case 'kvmppc_hv_entry:E5b':
        timebase.writeTbu40(copies.a + offset, now);
        break;
      case 'kvmhv_switch_to_host:X12b':
        timebase.writeTbu40(copies.a - offset, now);
        break;
      case 'kvmppc_hv_entry:E6a':
      case 'kvmhv_switch_to_host:X12c':
        copies.carry = (timebase.mftb(now) & LOW24) < (copies.a & LOW24);
        if (this.#scenario.edits.length === 0)
          same(/:(E6b|X12d)$/.test(this.#drive.line(thread)), copies.carry, 'second write');
        break;
      case 'kvmppc_hv_entry:E6b':
        timebase.writeTbu40(copies.a + offset + CARRY, now);
        break;
      case 'kvmhv_switch_to_host:X12d':
        timebase.writeTbu40(copies.a - offset + CARRY, now);
        break;
      case 'chiptod_mod_tb:TM1':
        for (const t of this.timebases) t.stop(now);
        break;
      case 'timer_facility_do_cleanup:op':
        if (this.#drive.cell('core.TBST') === TBST.ERROR)
          for (const t of this.timebases) t.stop(now);
        timebase.zero(now);
        break;
    }
  }

  #timebase(subcore: number): HardwareTimebase {
    const timebase = this.timebases[subcore];
    if (timebase === undefined) throw new Error(`no subcore ${subcore}`);
    return timebase;
  }
}

/** The next step of a random run, at a random time; the wrap comes exactly when it is due. */
function next(drive: Drive, seed: number, step: number): string | undefined {
  const movers = drive.movers();
  const wraps = movers.includes('wrap');
  const others = movers.filter((id) => id !== 'wrap');
  // Some actors are favoured for a while, so that others are caught in the middle of something.
  const liking = (id: string) => draw(seed, step >> 4, id.charCodeAt(id.length - 1)) >>> 31;
  const liked = others.filter((id) => liking(id) === 1);
  const from = liked.length > 0 ? liked : others;
  const ticks = within(draw(seed, step, 1), 0, 60) * (draw(seed, step, 2) & 1);
  if (wraps && (others.length === 0 || drive.timeTicks + ticks >= WRAP_TICKS)) {
    drive.at(WRAP_TICKS);
    return 'wrap';
  }
  drive.at(drive.timeTicks + ticks);
  return from[within(draw(seed, step, 3), 0, from.length - 1)];
}

/** Many thousand times as fast as `expect`. */
function same<T extends bigint | boolean>(found: T, wanted: T, what: string): void {
  if (found !== wanted) throw new Error(`${what} is ${found}, not ${wanted}`);
}

interface Seen {
  carries: number;
  shorts: number;
}

function check(scenario: Scenario, model: Model, seed: number, seen: Seen): void {
  const drive = new Drive(scenario, model);
  const core = new Core(drive, scenario);
  const saturated = core.timebases.map(() => false);
  for (let step = 0; step < MOST_STEPS; step++) {
    const actor = next(drive, seed, step);
    if (actor === undefined) return;
    drive.step(actor);
    core.follow();
    if (actor === 'tod-load') saturated.fill(false);
    const tod = drive.register('core.tod');
    core.timebases.forEach((timebase, s) => {
      const exact = drive.register(`subcore${s}.tb`);
      same(exact, timebase.mftb(BigInt(drive.timeTicks)), `TB ${s}`);
      const k = drive.cell(`subcore${s}.k`);
      const defect = drive.cell(`subcore${s}.short`);
      if (k === -8 || k === 7) saturated[s] = true;
      if (defect === DEFECT.SHORT) seen.shorts++;
      const symbolic = defect === DEFECT.NONE || defect === DEFECT.SHORT;
      if (!symbolic || saturated[s] || drive.cell('core.TBST') !== TBST.RUNNING) return;
      const difference = BigInt(k) * core.offset(s) - (defect === DEFECT.SHORT ? CARRY : 0n);
      same(u64(exact - tod), u64(difference), `TB ${s} - TOD, k = ${k}`);
    });
    if (/:(E6b|X12d)$/.test(drive.taken.at(-1)?.line ?? '')) seen.carries++;
  }
}

describe('the timebase of an edited core', () => {
  it('is the same symbolically, exactly, and in hardware, whatever the edits', () => {
    for (const errorKind of ['TB_MISSING_STEP', 'TB_RESIDUE_ERR']) {
      for (let seed = 0; seed < 8; seed++) {
        const scenario = parsed({
          kernel: seed % 4 === 0 ? 'pre-fix' : 'v4.8',
          split: 2,
          subcores: [
            { start: 'host', tbOffset: '0x1000000000', entries: 5 },
            { start: 'guest', tbOffset: seed % 2 === 0 ? '0x0' : '-0x1000000000', entries: 5 },
          ],
          environment: { errorKind, tbErrors: 3, otherExits: true, tbWrap: true },
        });
        const { program } = buildPower8(scenario).machine as AssembledMachine;
        const picks = Array.from({ length: 5 }, (_, i) => draw(seed, i, 9));
        const edited = { ...scenario, edits: randomEdits(program, picks) };
        const model = buildPower8(edited);
        for (let i = 0; i < 6; i++) check(edited, model, seed * 6 + i, { carries: 0, shorts: 0 });
      }
    }
  });
});

describe('the timebase', () => {
  it('is the same symbolically, exactly, and in hardware, whatever the schedule', () => {
    fc.assert(
      fc.property(anyScenario, fc.nat(), (scenario, seed) => {
        const model = buildPower8(scenario);
        for (let i = 0; i < 4; i++) check(scenario, model, seed + i, { carries: 0, shorts: 0 });
      }),
      { numRuns: 30 },
    );
  });

  it('is so while guests come and go around the wrap, lost carries included', () => {
    const scenario = parsed({
      split: 4,
      subcores: ['0x1000000000', '-0x1000000000', '0x1000000', '-0x8000000000000000'].map(
        (tbOffset) => ({ start: 'host', tbOffset, entries: 9 }),
      ),
      environment: { otherExits: true, tbWrap: true },
    });
    const seen = { carries: 0, shorts: 0 };
    const model = buildPower8(scenario);
    for (let seed = 0; seed < 60; seed++) check(scenario, model, seed, seen);
    expect(seen.carries).toBeGreaterThan(0);
    expect(seen.shorts).toBeGreaterThan(0);
  });

  it('is so in residue rounds, where guests enter while TBs are zeroed', () => {
    for (const kernel of ['pre-fix', 'v4.8']) {
      const scenario = parsed({
        kernel,
        split: 2,
        subcores: [
          { start: 'host', tbOffset: '0x1000000000', entries: 5 },
          { start: 'guest', tbOffset: '-0x1000000000', entries: 5 },
        ],
        environment: {
          errorKind: 'TB_RESIDUE_ERR',
          tbErrors: 5,
          otherExits: true,
          scope: 'subcore',
          tbWrap: true,
        },
      });
      const model = buildPower8(scenario);
      for (let seed = 0; seed < 80; seed++) check(scenario, model, seed, { carries: 0, shorts: 0 });
    }
  });
});
