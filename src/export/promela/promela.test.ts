import { afterAll, describe, expect, it } from 'vitest';
import { Search } from '../../explorer/search.ts';
import { verdictOf, type Verdict } from '../../explorer/verdict.ts';
import { assemble, type AssembledMachine } from '../../machine/assemble.ts';
import { equal } from '../../machine/expression.ts';
import { environmentActor } from '../../machine/program.ts';
import { goto, op, set, wait } from '../../machine/statement.ts';
import { machineOf, presetScenarios, smallScenarios } from '../../testing/explorer/scenarios.ts';
import { spin, spinIsInstalled } from '../../testing/explorer/spin.ts';
import { program, shared } from '../../testing/machine/small-program.ts';
import { switchOf } from './invariants.ts';
import { promela } from './promela.ts';

const SPIN_TIMEOUT_MS = 180_000;
/** Eight threads in guests: more states than SPIN, or the explorer, could finish here. */
const TOO_LARGE = ['four-guests', 'host-waits', 'slow-secondary'];
const scenarios = new Map([...presetScenarios, ...smallScenarios]);

function machineNamed(name: string): AssembledMachine {
  const scenario = scenarios.get(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return machineOf(scenario);
}

function verdict(machine: AssembledMachine): Verdict {
  const search = new Search(machine, {
    maxStates: 3e6,
    maxBytes: 1e9,
    reduction: 'none',
    from: null,
  });
  while (search.advance(10_000));
  return verdictOf(search);
}

describe('a model', () => {
  const x = shared('x', { min: -1, max: 3, initial: -1 });
  const model = promela(
    assemble({
      ...program({
        cells: [x],
        threads: [
          {
            f: [
              op('A', 'count */ up', [set(x, 2, equal(x, -1))]),
              wait('B', 'b', equal(x, 2), { rest: true }),
              goto('f'),
            ],
          },
        ],
        environment: [
          environmentActor({
            id: 'n',
            label: 'nature',
            thread: 0,
            guard: equal(x, 2),
            delay: { minTicks: 0, maxTicks: 0 },
            effects: [set(x, 0)],
            moves: [{ thread: 0, when: true, routine: 'f' }],
          }),
        ],
      }),
      invariants: [{ id: 'x-is-small', when: 'always', holds: equal(x, 0) }],
    }),
    'title */ of it',
  );

  it('names functions, labels and actors, and no text ends a comment', () => {
    expect(model).toContain('/* A  count * / up */');
    expect(model).toContain('/* title * / of it');
    expect(model).toContain('/* n: nature */');
    expect(model).not.toContain('.pml');
    expect(model).toContain('active proctype t0() {');
  });

  it('counts from the smallest value of a cell', () => {
    expect(model).toContain('byte x = 0; /* x, counted from -1 */');
    expect(model).toContain('x = (((x - 1) == (-1)) -> 3 : x);');
    expect(model).toContain('#define HOLDS_x_is_small ((x - 1) == 0)');
  });

  it('says which invariants may be switched on', () => {
    expect(model).toContain(' *   CHECK_x_is_small');
    expect(switchOf('x-is-small')).toBe('CHECK_x_is_small');
  });
});

describe.skipIf(!spinIsInstalled)('SPIN', () => {
  it.each([
    ...presetScenarios.map(([id]) => id).filter((id) => !TOO_LARGE.includes(id)),
    'unsplit, two threads',
    '2-way, re-entry',
    '2-way, either',
    '2-way, in a hypercall',
    '2-way, a residue error to one subcore',
  ])(
    'stores as many states as the explorer finds: %s',
    (name) => {
      const machine = machineNamed(name);
      const { states, complete } = verdict(machine);
      expect(complete).toBe(true);
      expect(spin(promela(machine, name))).toMatchObject({ states, errors: 0 });
    },
    SPIN_TIMEOUT_MS,
  );

  it.each(['leaving-guest-lucky', '2-way, a residue error to one subcore'])(
    'has the same verdict about every invariant: %s',
    (name) => {
      const machine = machineNamed(name);
      const model = promela(machine, name);
      for (const { id, holds } of verdict(machine).invariants) {
        const { errors, output } = spin(model, { defines: [switchOf(id)] });
        expect([id, errors === 0]).toEqual([id, holds]);
        if (holds === false) expect(output).toContain('assertion violated');
      }
    },
    SPIN_TIMEOUT_MS,
  );
});

afterAll(() => {
  if (!spinIsInstalled)
    console.log('warning: no spin, or no C compiler: exported models were not run by SPIN');
});
