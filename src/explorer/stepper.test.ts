// Where a state runs on to depends on the state alone: not on what was kept of runs before it.
import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assemble, type AssembledMachine } from '../machine/assemble.ts';
import { branch, goto, op, set, wait } from '../machine/statement.ts';
import { machineOf, smallScenarios } from '../testing/explorer/scenarios.ts';
import { anyProgram } from '../testing/machine/random-program.ts';
import { program, shared, temporary } from '../testing/machine/small-program.ts';
import { runs } from '../testing/runs.ts';
import { KnownRuns } from './known-runs.ts';
import { Search } from './search.ts';

const PROGRAMS = runs(100);
const MAX_STATES = 5000;
/** Looks at so many states, each time it begins. */
const LOOKS = 300;

interface Seen {
  /** What is stored, in its order, whenever one more state was looked at. */
  readonly stored: readonly string[];
  /** How often it was known how a state runs on. */
  readonly hits: number;
}

function searched(machine: AssembledMachine, keepsRuns: boolean): Seen {
  const asked = vi.spyOn(KnownRuns.prototype, 'goesOn');
  if (!keepsRuns) asked.mockReturnValue(false);
  const search = new Search(machine, {
    maxStates: MAX_STATES,
    maxBytes: Infinity,
    reduction: 'por',
    from: null,
    probes: 1,
  });
  const state = new Int32Array(machine.words);
  const stored: string[] = [];
  for (let look = 0, again = 0, before = 0; look < LOOKS && search.advance(1); look++) {
    const { store, begunAgain } = search;
    if (begunAgain > again) [look, again, before] = [0, begunAgain, 0];
    for (; before < store.size; before++) {
      store.load(before, state);
      stored.push(`${again}: ${state.join()} after ${store.parentOf(before)}`);
    }
  }
  const hits = asked.mock.results.filter(({ value }) => value === true).length;
  asked.mockRestore();
  return { stored, hits };
}

/**
 * One thread goes round in circles as soon as `z` is 1, which comes so late that it is taken for impossible; there
 * the search runs on until it is stopped. `idles`: how many steps of a round touch nothing.
 */
function circle(late: number, idles: number): AssembledMachine {
  const [flag, z, x] = [shared('flag'), shared('z'), shared('x', { initial: 1 })];
  const copies = [0, 1, 2].map((index) => temporary(`copy${index}`, { index, max: 1 }));
  const forEver = () => wait('', 'for ever', false, { rest: true });
  const several = (count: number) => Array.from({ length: count }, () => op('', 'goes on'));
  const threads = copies.map((copy) => ({
    a: [op('', 'begins'), goto('round')],
    round: [
      wait('', 'round', x, { rest: true, effects: [set(x, 0), set(x, 1, z)] }),
      ...several(idles),
      goto('round'),
    ],
    b: [...several(late), op('', 'flag = 1', [set(flag, 1)]), forEver()],
    c: [
      ...several(late),
      op('', 'copy = flag', [set(copy, flag)]),
      branch('if (copy)', copy, several(2), []),
      wait('', 'until flag', flag, { effects: [set(flag, 0), set(z, 1), set(copy, 0)] }),
      forEver(),
    ],
  }));
  const made = program({ cells: [flag, z, x, ...copies], threads });
  const starts = ['a', 'b', 'c'];
  return assemble({
    ...made,
    threads: made.threads.map((thread, i) => ({ ...thread, start: starts[i]! })),
  });
}

/** The same whether runs are kept or not; how often one was of use. */
function hitsIn(machine: AssembledMachine): number {
  const { stored, hits } = searched(machine, true);
  expect(stored).toEqual(searched(machine, false).stored);
  return hits;
}

describe('the states with which a state runs on', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('are the same whatever is known of runs before', () => {
    let hits = 0;
    for (const [, scenario] of smallScenarios) hits += hitsIn(machineOf(scenario));
    fc.assert(
      fc.property(anyProgram, (of) => {
        hits += hitsIn(assemble(of));
      }),
      { numRuns: PROGRAMS },
    );
    expect(hits).toBeGreaterThan(200);
  });

  it.each([1, 2, 4, 6])('are the same where they are stopped in a circle of %i more', (idles) => {
    hitsIn(circle(40, idles));
  });
});
