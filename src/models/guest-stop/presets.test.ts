/** What an exhaustive search finds in every preset: the tables 1.9 and 1.10 of the facts, and what they leave open. */
import { afterAll, describe, expect, it } from 'vitest';
import { asked } from '../../testing/explorer/asked.ts';
import { everyOrder } from '../../testing/explorer/searched.ts';
import {
  expectSameVerdictsOf,
  SPIN_TIMEOUT_MS,
  warnWithoutSpin,
} from '../../testing/explorer/spin-beside.ts';
import { spinIsInstalled } from '../../testing/explorer/spin.ts';
import { isDeep } from '../../testing/runs.ts';
import { catalogue } from './catalogue.ts';
import { prepared } from './presets.ts';
import type { ScenarioInput } from './settings.ts';

/** More than any preset has. */
const MOST_STATES = 10_000;

const searched = (scenario: object) => everyOrder(catalogue, scenario, MOST_STATES);

/** Rows that some order breaks, the question L1 behind the invariants. */
function brokenIn(scenario: ScenarioInput): string[] {
  const { verdict, brokenRows, machine } = searched(scenario);
  expect(verdict).toMatchObject({ complete: true, deadlocks: 0 });
  const canGoOn = asked(machine, `still vm.handled == ${String(scenario.wakes ?? 2)}`).holds;
  return [...brokenRows, ...(canGoOn === true ? [] : ['L1'])];
}

describe('every order', () => {
  it.each(prepared.map((one) => [one.row, one] as const))('%s', (_, { scenario, breaks }) => {
    expect(brokenIn(scenario)).toEqual(breaks);
  });

  /**
   * Which state the governor picks decides how soon something breaks, not whether it can: with the one state
   * that a row is about the verdicts are the same.
   */
  it.each(prepared.map((one) => [one.row, one] as const))(
    '%s, with one idle state only',
    (_, { scenario, breaks }) => {
      const idle = scenario.scheme === 'none' ? 'long' : 'middle';
      expect(brokenIn({ ...scenario, idle })).toEqual(breaks);
    },
  );
});

/** A compiler needs seconds for each: these are of every kind, and the others are for a deep run. */
const OFTEN: readonly string[] = ['S3', 'S6', 'S12', 'GM6'];

describe.skipIf(!spinIsInstalled)('SPIN', () => {
  const inSpin = prepared.filter(({ row }) => isDeep || OFTEN.includes(row));

  it.each(inSpin.map((one) => [one.row, one] as const))(
    'says the same: %s',
    (_, { id, scenario }) => expectSameVerdictsOf(id, searched(scenario)),
    SPIN_TIMEOUT_MS,
  );
});

afterAll(warnWithoutSpin);

describe('presets', () => {
  it('are the rows of the tables, each once', () => {
    const rows = prepared.map(({ row }) => row);
    const numbers = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1)}`);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows).toEqual(expect.arrayContaining([...numbers('S', 12), ...numbers('GM', 11)]));
  });
});
