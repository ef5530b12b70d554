// Every way in which a model can be searched, by its own command lines: the same states, and breaks that come back.
import { afterAll, describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { Search } from '../../explorer/search.ts';
import { verdictOf } from '../../explorer/verdict.ts';
import { spinIsInstalled, searchedBy } from '../../testing/explorer/spin.ts';
import { SPIN_TIMEOUT_MS, warnWithoutSpin } from '../../testing/explorer/spin-beside.ts';
import { machineOfPreset } from '../../testing/explorer/preset-machines.ts';
import type { SpinMode } from '../../protocol/exploration.ts';
import { commandsFor } from './commands.ts';
import { SWITCH_OF_ALL, switchOf } from './invariants.ts';
import { promela } from './promela.ts';
import { retrace } from './retrace.ts';

const FILE = 'of a guest.pml';
const SMALL = 'set-while-running';
const HOLDS = 'carry-check';
/**
 * The lines of a mode as they stand, or with another switch in the place of the one for all invariants; '' for none.
 * They are compiled in a hurry: what is found does not depend on that.
 */
function searched(mode: SpinMode, id: string, asserting: string = SWITCH_OF_ALL) {
  const asserted = asserting === '' ? '' : ` -D${asserting}`;
  const lines = mode.lines.map((line) =>
    line.replace(` -D${SWITCH_OF_ALL}`, asserted).replace(' -O3', ' -O0 -w'),
  );
  return searchedBy(lines, FILE, promela(machineOfPreset(id), id));
}

/** How many states each of the searches has stored. */
const statesIn = (output: string) =>
  Array.from(output.matchAll(/(\d+) states, stored/g), ([, count]) => Number(count));

function statesOf(id: string): number {
  const search = new Search(machineOfPreset(id), {
    reduction: 'none',
    maxStates: 100_000,
    maxBytes: 1e8,
    from: null,
  });
  while (search.advance(10_000));
  return verdictOf(search).states;
}

const modes = commandsFor(FILE);
const keepsAll: readonly SpinMode['id'][] = ['one-core', 'all-cores', 'all-cores-deep'];

const modeOf = (id: SpinMode['id']) =>
  defined(
    modes.find((mode) => mode.id === id),
    id,
  );

describe.skipIf(!spinIsInstalled)('SPIN', () => {
  it.each(modes)(
    '$title: counts the states, and its trail leads to the break',
    (mode) => {
      const counts = statesIn(searched(mode, SMALL, '').output);
      const states = statesOf(SMALL);
      expect(counts.length).toBeGreaterThan(0);
      for (const count of counts) {
        if (keepsAll.includes(mode.id)) expect(count).toBe(states);
        // Two states may have the same bits: some are missed, never too many found.
        else expect(count).toBeLessThanOrEqual(states);
      }
      expectBack(mode, SMALL, 'host-time');
      expectBack(mode, SMALL, null);
    },
    SPIN_TIMEOUT_MS,
  );

  it(
    'finds no error in a scenario that holds, as the lines stand, and counts its states',
    () => {
      const { output } = searched(modeOf('one-core'), HOLDS);
      expect(output).toContain('errors: 0');
      expect(statesIn(output)).toEqual([statesOf(HOLDS)]);
    },
    SPIN_TIMEOUT_MS,
  );

  it(
    'stores nothing in the midst of a wait that is given up, on several cores',
    () => {
      const { output } = searched(modeOf('all-cores'), 'tod-stopped', '');
      expect(statesIn(output)).toEqual([statesOf('tod-stopped')]);
    },
    SPIN_TIMEOUT_MS,
  );

  it.each([
    ['all-cores-deep', 'tod-stopped', 'recovered'],
    ['one-core', 'leaving-guest-lucky', 'host-tb'],
    ['one-core', 'leaving-guest-lucky', 'reload-safe'],
    ['all-cores', 'leaving-guest-lucky', 'tb-at-rest'],
    ['one-core', 'silent-for-weeks', 'timer-not-late'],
    ['all-cores', 'silent-for-weeks', 'expiry-saved'],
  ] as const)(
    '%s: the trail of %s breaks %s',
    (mode, preset, invariant) => {
      expectBack(modeOf(mode), preset, invariant);
    },
    SPIN_TIMEOUT_MS,
  );
});

/** Every trail that the search wrote breaks the invariant, at its end and not before; with none given, one of all. */
function expectBack(mode: SpinMode, id: string, invariant: string | null): void {
  const machine = machineOfPreset(id);
  const { trails } = searched(mode, id, invariant === null ? SWITCH_OF_ALL : switchOf(invariant));
  expect(trails).not.toEqual([]);
  for (const [fileName, text] of trails) {
    const back = retrace(machine, text);
    if (!back.ok) throw new Error(`${fileName}, ${back.error}`);
    const ids = back.value.broken.map((number) => machine.program.invariants[number]?.id);
    if (invariant === null) expect(ids).not.toEqual([]);
    else expect(ids).toContain(invariant);
  }
}

afterAll(warnWithoutSpin);
