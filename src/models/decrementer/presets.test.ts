/** What an exhaustive search finds in every preset: the tables B.8 and B.9 of the facts, and what they leave open. */
import { afterAll, describe, expect, it } from 'vitest';
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

/** More than any preset has. */
const MOST_STATES = 10_000;

const searched = (scenario: object) => everyOrder(catalogue, scenario, MOST_STATES);

describe('every order', () => {
  it.each(prepared.map((one) => [one.row, one] as const))('%s', (_, { scenario, breaks }) => {
    const { verdict, brokenRows } = searched(scenario);
    expect(verdict).toMatchObject({ complete: true, deadlocks: 0 });
    expect(brokenRows).toEqual(breaks);
  });
});

/** A compiler needs seconds for each: these are of every kind, and the others are for a deep run. */
const OFTEN: readonly string[] = ['P-D2', 'P-D8', 'P-D12'];

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
  it('are the rows of the tables, each once, mutations and parameters under What if', () => {
    const rows = prepared.map(({ row }) => row);
    const numbers = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);
    expect(rows.toSorted()).toEqual(
      [...numbers('P-D', 13), ...numbers('M-D', 9), ...numbers('X-D', 18), 'X-D9b'].toSorted(),
    );
    expect(rows.slice(0, 13).every((row) => row.startsWith('P-'))).toBe(true);
    for (const { row, group } of prepared)
      expect(group === 'What if', row).toBe(!row.startsWith('P-'));
  });
});
