/** What no edit can be made of, and the sentence that says so. */
import { describe, expect, it } from 'vitest';
import { flag, force, mine, move, skip, split, whole } from '../../testing/machine/editable.ts';
import { program } from '../../testing/machine/small-program.ts';
import { buildCode } from '../control-flow.ts';
import { listing } from '../listing.ts';
import { environmentActor, type Program } from '../program.ts';
import { branch, goto, op, set, wait } from '../statement.ts';
import { applyEdits } from './apply.ts';
import type { Edit } from './edit.ts';

function refused(...edits: readonly Edit[]): string {
  const applied = applyEdits(whole, edits);
  return applied.ok ? 'made' : applied.error.sentence;
}

describe('a refused edit', () => {
  it.each<[string, Edit[]]>([
    ['edits[0]: there is no line f:U; did you mean f:R?', [skip('U')]],
    ['edits[0]: there is no line elsewhere:X', [{ kind: 'skip', at: 'elsewhere:X' }]],
    ['edits[1]: f:A was skipped by edits[0] already', [skip('A'), skip('A')]],
    ['edits[1]: f:A was skipped by edits[0] already', [skip('A'), move('A', 'T')]],
    ['edits[2]: f:A was moved by edits[1] already', [skip('B'), move('A', 'control'), skip('A')]],
    [
      'edits[1]: helper:L was skipped by edits[0] already',
      [
        { kind: 'skip', at: 'helper:control' },
        { kind: 'skip', at: 'helper:L' },
      ],
    ],
    [
      'edits[0]: f:R cannot be skipped: a thread may stay there for ever, and is interrupted there',
      [skip('R')],
    ],
    ['edits[0]: f:N cannot be skipped: the register would hold anything', [skip('N')]],
    [
      'edits[0]: f:control cannot be skipped: a condition can be forced, and the lines below it skipped',
      [skip('control')],
    ],
    [
      'edits[0]: f:control#2 cannot be skipped: it only parts the two ways of a branch',
      [skip('control#2')],
    ],
    [
      'edits[0]: f:control#4 cannot be forced: it only parts the two ways of a branch',
      [force('control#4', true)],
    ],
    [
      'edits[0]: f:H cannot be skipped: the hardware decides something together with it',
      [skip('H')],
    ],
    [
      'edits[0]: f:control#5 cannot be forced: the hardware decides something together with it',
      [force('control#5', true)],
    ],
    [
      'edits[0]: f:control#6 cannot be skipped: routine f must end with a goto or a rest',
      [skip('control#6')],
    ],
    ['edits[0]: f:A cannot be split: it is no atomic read-modify-write', [split('A')]],
    ['edits[0]: f:A cannot be forced: it is no branch', [force('A', true)]],
    [
      'edits[0]: f:A cannot be moved there: there is no line f:U; did you mean f:R?',
      [move('A', 'U')],
    ],
    [
      'edits[0]: f:A cannot be moved before helper:L: that is another function',
      [{ kind: 'move', at: 'f:A', before: 'helper:L' }],
    ],
    ['edits[0]: f:A cannot be moved before itself', [move('A', 'A')]],
    ['edits[0]: f:A stands there already', [move('A', 'B')]],
    ['edits[0]: f:control cannot be moved there: that is inside of it', [move('control', 'A')]],
    ['edits[0]: f:R cannot be moved: a thread may stay there for ever', [move('R', 'H')]],
    [
      'edits[0]: f:A cannot be moved there: threads that rest come from elsewhere',
      [move('A', 'R')],
    ],
    [
      'edits[0]: f:H cannot be moved: the hardware decides something together with it',
      [move('H', 'T')],
    ],
    [
      'edits[0]: f:A cannot be moved there: nothing comes between a line and what is decided with it',
      [move('A', 'control#5')],
    ],
    ['edits[0]: f:control#6 cannot be moved: a jump can only be skipped', [move('control#6', 'A')]],
    [
      'edits[0]: f:A cannot be moved: a line that parts the two ways of a branch stays with them',
      [move('A', 'control#2')],
    ],
    [
      'edits[0]: helper:L cannot be moved out of its loop: it is another op in every round',
      [{ kind: 'move', at: 'helper:L', before: 'helper:control' }],
    ],
  ])('%s', (sentence, edits) => {
    expect(refused(...edits)).toBe(sentence);
  });

  it('is named by its number, and leaves the program alone', () => {
    const before = listing(buildCode(whole));
    expect(applyEdits(whole, [skip('A'), skip('U')])).toEqual({
      ok: false,
      error: { index: 1, sentence: 'edits[1]: there is no line f:U; did you mean f:R?' },
    });
    expect(listing(buildCode(whole))).toBe(before);
  });

  it('would have a loop without an op', () => {
    const two = program({
      cells: [flag],
      threads: [
        {
          g: [op('X', 'x'), branch('if', flag, [goto('g')]), wait('W', 'w', false, { rest: true })],
        },
      ],
    });
    const edit: Edit = { kind: 'move', at: 'g:control', before: 'g:X' };
    const applied = applyEdits(two, [edit]);
    expect(applied.ok ? '' : applied.error.sentence).toBe(
      'edits[0]: g:control cannot be moved: a loop without an op',
    );
  });

  it('would have something read before it is loaded', () => {
    const interrupted: Program = {
      ...program({
        cells: [flag, mine],
        threads: [
          {
            g: [wait('R', 'rest', false, { rest: true })],
            h: [
              op('Z', 'z'),
              op('X', 'x', [set(mine, 1)]),
              branch('if', mine, [op('Y', 'y')]),
              goto('g'),
            ],
          },
        ],
      }),
      environment: [
        environmentActor({
          id: 'interrupt',
          label: '',
          thread: 0,
          guard: true,
          effects: [],
          delay: { minTicks: 0, maxTicks: 0 },
          moves: [{ thread: 0, when: true, routine: 'h' }],
        }),
      ],
    };
    const applied = applyEdits(interrupted, [{ kind: 'move', at: 'h:control', before: 'h:X' }]);
    expect(applied.ok ? '' : applied.error.sentence).toBe(
      'edits[0]: h:control cannot be moved: mine would be read before anything is loaded into it',
    );
  });
});
