/**
 * Whatever makes a reduced search faster must not change what it searches: every search here finds the
 * states that it has always found, in the same order. One that is meant to find others has new figures
 * in `fixtures/searches.json`, and a reason for them.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { allLibraries } from '../../testing/all-libraries.ts';
import { machineOf, scenarioOf, smallScenarios } from '../../testing/explorer/scenarios.ts';
import { sha256 } from '../../testing/kept.ts';
import { isDeep } from '../../testing/runs.ts';
import { Search } from '../search.ts';

interface Case {
  readonly name: string;
  readonly machine: () => AssembledMachine;
  /** Searched up to there. */
  readonly maxStates: number;
}

/** More than any search has that is made to its end. */
const ALL_STATES = 1_000_000;
/** Of those that may have more: enough to meet every kind of step. */
const FIRST_STATES = 300_000;
const FEW_STATES = 10_000;

/** Large ones: in every run only the beginning is searched, each from its first step. */
const LARGE = ['power8-hmi/four-guests', 'power8-hmi/host-waits', 'power8-hmi/slow-secondary'];

/** What is searched in every run: small, and of every kind. */
const OFTEN: ReadonlySet<string> = new Set([
  'power8-hmi/carry-check',
  'power8-hmi/waits-for-hdec',
  'power8-hmi/fix-is-not-complete',
  'power8-hmi/dec-expires',
  'power8-hmi/tod-stopped',
  'power8-hmi/what-if-no-wait-for-in-guest',
  'tb-offset/hot-plug-without-copy',
  'decrementer/offset-before-expiry',
  'decrementer/any-order-today',
  'guest-stop/flow1-migrate',
  'small/2-way, either',
  'small/2-way, two errors',
  'small/2-way, other exits and a wrap',
  'power8-hmi/four-guests, the beginning',
  'large/a core, one re-entry, the beginning',
]);

const presets: readonly Case[] = allLibraries.entries.flatMap(({ id: model }) => {
  const library = defined(allLibraries.known(model), model);
  return library.presets.map(({ id, scenario }) => {
    const name = `${model}/${id}`;
    const machine = () => {
      const built = library.model(scenario);
      if (!built.ok) throw new Error(built.error.sentence);
      return defined(built.value.assembled, name);
    };
    return { name, machine, maxStates: LARGE.includes(name) ? FIRST_STATES : ALL_STATES };
  });
});

const small: readonly Case[] = smallScenarios.map(([name, scenario]) => ({
  name: `small/${name}`,
  machine: () => machineOf(scenario),
  maxStates: ALL_STATES,
}));

const large: readonly Case[] = (
  [
    ['a core, one re-entry', { split: 4, threadsPerSubcore: 2, subcores: 'g1 g g g' }],
    ['an unsplit core, one re-entry', { split: 1, threadsPerSubcore: 4, subcores: 'g1' }],
  ] as const
).map(([name, setting]) => ({
  name: `large/${name}`,
  machine: () => machineOf(scenarioOf(setting)),
  maxStates: FIRST_STATES,
}));

const whole = [...presets, ...small, ...large];
const beginnings = whole
  .filter(({ maxStates }) => maxStates === FIRST_STATES)
  .map((one) => ({ ...one, name: `${one.name}, the beginning`, maxStates: FEW_STATES }));
const cases = [...whole, ...beginnings];

function found({ machine: make, maxStates }: Case) {
  const options = { reduction: 'por', maxStates, maxBytes: 1e9, from: null } as const;
  const search = new Search(make(), options);
  while (search.advance(10_000));
  const { machine } = search;
  const { states, transitions, depth } = search.progress;
  const words = new Int32Array(states * machine.words);
  for (let state = 0; state < states; state++)
    search.store.load(state, words.subarray(state * machine.words, (state + 1) * machine.words));
  const digest = sha256(new Uint8Array(words.buffer)).slice(0, 16);
  return { states, transitions, depth, ends: search.ends, digest };
}

const url = new URL('./fixtures/searches.json', import.meta.url);
const kept = JSON.parse(readFileSync(url, 'utf8')) as Record<string, ReturnType<typeof found>>;

describe('a search with reduction', () => {
  it.each(
    cases.filter(({ name }) => isDeep || OFTEN.has(name)).map((one) => [one.name, one] as const),
  )(
    'finds the states that it has always found: %s',
    (name, one) => {
      expect(found(one)).toEqual(kept[name]);
    },
    600_000,
  );

  it('is held to figures for every prepared scenario', () => {
    expect(Object.keys(kept).toSorted()).toEqual(cases.map(({ name }) => name).toSorted());
    expect([...OFTEN].filter((name) => !(name in kept))).toEqual([]);
  });
});
