/** A program with a line of every kind that an edit may be made of, and edits of it by short names. */
import { equal, not } from '../../machine/expression.ts';
import type { Edit } from '../../machine/edit/edit.ts';
import { branch, call, goto, loop, op, phase, set, wait } from '../../machine/statement.ts';
import type { Statement } from '../../machine/statement.ts';
import { func, program, shared, temporary } from './small-program.ts';

export const flag = shared('flag');
export const slots = [shared('slot[0]'), shared('slot[1]')];
export const ghost = shared('ghost', { ghost: true });
export const mine = temporary('mine', { min: -2 });
export const copy = temporary('copy');

const helper = func('helper', [
  loop('for i in 0..1', slots, (slot) => [
    wait('L', 'wait until slot[i] == 0', equal(slot, 0), {
      instance: `wait until ${slot.id} == 0`,
      waitsFor: slot.id,
    }),
  ]),
]);

const body: Statement[] = [
  wait('R', 'rest', flag, { rest: true }),
  op('T', 'mine = test_and_set(flag)', [set(mine, flag), set(flag, 1)], {
    added: true,
    why: 'Atomic.',
    costTicks: 40,
    events: [{ event: 'tested', when: true, outcome: 'tested' }],
    exact: ({ exact }) => (exact[0] = 7n),
    parts: {
      temporaries: [copy],
      steps: [
        op('T', 'copy = flag', [set(copy, flag)]),
        op('T', 'flag = 1; mine = copy', [set(flag, 1), set(mine, copy)]),
      ],
    },
  }),
  branch(
    'if mine',
    mine,
    [phase('second', [op('A', 'a'), op('B', 'b', [set(flag, 0)], { ghosts: [set(ghost, 1)] })])],
    [call('C', helper)],
  ),
  branch('if over', not(flag), [op('D', 'd')], [op('E', 'e')], { jump: 'b 1f' }),
  op('H', 'hardware'),
  branch('if decided', flag, [], [], { glued: true }),
  op('N', 'load', [], { needed: 'the register would hold anything' }),
  call('C', helper),
  goto('f'),
];

export const cells = [flag, ...slots, ghost, mine];
export const whole = program({
  cells,
  events: ['tested'],
  phases: ['main', 'second'],
  threads: [{ f: body }],
  initialExact: BigUint64Array.of(0n),
});

export const skip = (at: string): Edit => ({ kind: 'skip', at: `f:${at}` });
export const split = (at: string): Edit => ({ kind: 'split', at: `f:${at}` });
export const move = (at: string, before: string): Edit => ({
  kind: 'move',
  at: `f:${at}`,
  before: `f:${before}`,
});
export const force = (at: string, value: boolean): Edit => ({
  kind: 'force',
  at: `f:${at}`,
  value,
});
