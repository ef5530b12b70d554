/**
 * What an exhaustive search finds in every preset and in every row of cases: the tables of the facts, and what
 * they leave open.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { asked } from '../../testing/explorer/asked.ts';
import { everyOrder } from '../../testing/explorer/searched.ts';
import {
  expectSameVerdictsOf,
  SPIN_TIMEOUT_MS,
  warnWithoutSpin,
} from '../../testing/explorer/spin-beside.ts';
import { spinIsInstalled } from '../../testing/explorer/spin.ts';
import { opened } from '../../testing/opened.ts';
import { isDeep } from '../../testing/runs.ts';
import { catalogue } from './catalogue.ts';
import { prepared } from './presets.ts';
import { CASE_ROWS } from './presets/cases.ts';
import type { Prepared } from './presets/prepared.ts';

/** More than any has. */
const MOST_STATES = 3_000_000;
/** More states than that, and the question of V1 needs more memory than a test should. */
const MOST_ASKED = 300_000;

/** Without what decides only which run is shown. */
const searched = ({ schedule: _, ...scenario }: Prepared['scenario']) =>
  everyOrder(catalogue, scenario, MOST_STATES);

/** All rows that break: V1 is a question, and an invariant where a run has ended. */
function brokenIn(scenario: Prepared['scenario']): readonly string[] {
  const { machine, verdict, brokenRows } = searched(scenario);
  expect(verdict).toMatchObject({ complete: true, deadlocks: 0 });
  const isLost = brokenRows.includes('V1');
  if (isLost || verdict.states > MOST_ASKED) return brokenRows;
  const { questions = [] } = opened(catalogue, scenario).description;
  const lost = questions.filter(({ ask }) => asked(machine, ask).holds === false);
  return [...lost.map(({ row }) => row ?? ''), ...brokenRows];
}

/** Those whose verdict the facts state come in every run, and those that are small. */
const SMALL = ['one', 'wake', 'delay'];
function isOften(row: string): boolean {
  const [, mutation = '', name = '', late] = /^VM(\d+)\/(\w+)(\/late)?$/.exec(row) ?? [];
  if (mutation === '') return /\/(?:wake|null|fix|prompt|one|late)$/.test(row);
  return SMALL.includes(name) || (late === undefined && Number(mutation) <= 9);
}

describe('every order', () => {
  it.each(prepared.map((one) => [one.row ?? one.id, one] as const))(
    '%s',
    (_, { scenario, breaks }) => {
      expect(brokenIn(scenario)).toEqual(breaks);
    },
  );

  const cases = CASE_ROWS.filter(({ row }) => isDeep || isOften(row));
  it.each(cases.map((one) => [one.row, one] as const))('%s', (_, { scenario, breaks }) => {
    expect(brokenIn(scenario)).toEqual(breaks);
  });
});

/** A compiler needs seconds for each: these are of every kind, and the others are for a deep run. */
const OFTEN: readonly string[] = ['H1n', 'H4', 'VM8'];

describe.skipIf(!spinIsInstalled)('SPIN', () => {
  const inSpin = prepared.filter(({ row = '' }) => isDeep || OFTEN.includes(row));

  it.each(inSpin.map((one) => [one.row ?? one.id, one] as const))(
    'says the same: %s',
    (_, { id, scenario }) => expectSameVerdictsOf(id, searched(scenario)),
    SPIN_TIMEOUT_MS,
  );
});

afterAll(warnWithoutSpin);

describe('presets', () => {
  const rows = prepared.flatMap(({ row }) => row ?? []);

  it('are the rows of the tables, each once', () => {
    const numbers = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);
    const stated = [
      ...numbers('A', 5),
      ...['B1', 'L1', 'M1', 'H1n'],
      ...numbers('H', 6),
      ...numbers('VM', 19),
    ];
    expect(rows.filter((row) => !row.includes('/')).toSorted()).toEqual(stated.toSorted());
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('have each mutation in every case, in AFTER and in LATE, as rows of cases', () => {
    const cases = CASE_ROWS.map(({ row }) => row);
    for (let i = 1; i <= 19; i++)
      for (const name of ['one', 'move', 'share', 'cancel', 'wake', 'delay'])
        for (const late of ['', '/late']) expect(cases).toContain(`VM${i}/${name}${late}`);
    expect(new Set(cases).size).toBe(cases.length);
    expect(cases.filter((row) => rows.includes(row))).toEqual([]);
  });
});
