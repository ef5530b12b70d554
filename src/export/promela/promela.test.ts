import { describe, expect, it } from 'vitest';
import { assemble } from '../../machine/assemble.ts';
import { equal } from '../../machine/expression.ts';
import { environmentActor } from '../../machine/program.ts';
import { goto, op, set, wait } from '../../machine/statement.ts';
import { program, shared } from '../../testing/machine/small-program.ts';
import { switchOf } from './invariants.ts';
import { promela } from './promela.ts';

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
