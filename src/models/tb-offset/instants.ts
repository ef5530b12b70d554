/**
 * The moments at which a clock can be read: a quarter of 2^24 ticks apart around the start, the stop and
 * the end of the pause, so that a wrap of the low 24 bits can fall between any two steps. Between them
 * everything happens at once; which step falls on which moment is open.
 */
import { defined } from '../../base/assert.ts';
import { readTicks } from '../../scenario/ticks.ts';
import { finite, microsecondsIn } from './quantity.ts';
import { low24, RUNG, unsigned } from '../kvm-hv/timebase.ts';
import { boots, stops, type Scenario } from './settings.ts';

export const QUARTER = RUNG / 4n;
/** Quarters in each stretch of a run that stops, and in one that does not. */
const FIRST_STRETCH = 2;
const STRETCH = 4;
const LONG_STRETCH = 8;
/** Of a close-up: the wrap is between the second and the third. */
const CLOSE = [0n, 1n, 2n, 5n, 8n];
/** Rungs between two moments, at most; more makes no difference. */
const MOST_RUNGS = 1000;
/** The longest run or pause, 25 days: simulated time is counted exactly up to there. */
const MOST_TICKS = 1n << 50n;
/** Where the clock of the first host begins in the state, in rungs; its offsets must not come out 0. */
const FIRST_RUNGS = 2000n;

export interface Moment {
  /** Exact, since the start of the run. */
  readonly ticks: bigint;
  /** By host: what its clock reads, exactly and in the state. */
  readonly clocks: readonly Reading[];
}

export interface Reading {
  readonly exact: bigint;
  readonly high: number;
  readonly low: number;
}

/** Exact ticks of a setting that has passed the gate. */
export const ticksOf = (text: string): bigint => defined(readTicks(text) ?? undefined, text);

/** From the start to the stop, and from there to the end of the pause; both are at least 0, and at most 25 days. */
export function lengths({ times }: Scenario): { readonly run: bigint; readonly pause: bigint } {
  const positive = (text: string) => {
    const ticks = ticksOf(text);
    return ticks < 0n ? 0n : ticks > MOST_TICKS ? MOST_TICKS : ticks;
  };
  return { run: positive(times.run), pause: positive(times.pause) };
}

/** In the order in which they come. */
export function momentsOf(scenario: Scenario): readonly Moment[] {
  const start = unsigned(ticksOf(scenario.times.hostTb));
  const delta = ticksOf(scenario.times.delta);
  const far = finite(delta).high;
  let rungs = Number(start / RUNG < FIRST_RUNGS ? start / RUNG : FIRST_RUNGS);
  let before = start;
  return times(scenario).map((ticks) => {
    const first = unsigned(start + ticks);
    const passed = unsigned(first - low24(first) - (before - low24(before))) / RUNG;
    rungs += Math.min(MOST_RUNGS, Number(passed));
    before = first;
    const carry = low24(first) + low24(delta) >= RUNG ? 1 : 0;
    const second = unsigned(first + delta);
    return {
      ticks,
      clocks: [
        { exact: first, high: rungs, low: microsecondsIn(first) },
        { exact: second, high: rungs + far + carry, low: microsecondsIn(second) },
      ],
    };
  });
}

function times(scenario: Scenario): bigint[] {
  const { run, pause } = lengths(scenario);
  // What falls between two quarters is the business of one vcore; two have each other.
  const stretch = STRETCH / scenario.vcores;
  const quarters = (from: bigint, count: number) =>
    Array.from({ length: count }, (_, i) => from + BigInt(i) * QUARTER);
  const close = scenario.times.close ? CLOSE : [];
  // Not a multiple of 2^24 ticks after a moment of the close-up, less a little.
  const first = close.at(-1) ?? 0n;
  const all = stops(scenario)
    ? [
        ...[...close, ...quarters(first, FIRST_STRETCH)].filter((at) => at < run),
        ...quarters(run, stretch).filter((at) => at < run + pause),
        ...quarters(run + pause, stretch),
      ]
    : [...close, run, ...quarters(first, LONG_STRETCH)];
  return [...new Set(all)].sort((a, b) => (a < b ? -1 : 1));
}

/** Whether the guest has an offset before it boots, or is started with one. */
export const startsWith = (scenario: Scenario): bigint =>
  boots(scenario) ? 0n : ticksOf(scenario.times.rawOffset);
