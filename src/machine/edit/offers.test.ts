/** What a line's menu offers: what makes sense there, and nothing that would be refused. */
import { describe, expect, it } from 'vitest';
import { flag, mine, whole } from '../../testing/machine/editable.ts';
import { func, program, temporary } from '../../testing/machine/small-program.ts';
import { buildCode } from '../control-flow.ts';
import { equal } from '../expression.ts';
import type { Program } from '../program.ts';
import { branch, call, goto, loop, op, set, wait, type Statement } from '../statement.ts';
import { applyEdits } from './apply.ts';
import type { Edit } from './edit.ts';
import { offersOf, type Offer } from './offers.ts';

function offered(of: Program): Map<string, Offer> {
  const code = buildCode(of);
  const offers = offersOf(of, code);
  return new Map(code.lines.map(({ id }, i) => [id, offers[i]!]));
}

/** Of a thread's lines, with a rest before and a way back behind them. */
const within = (...lines: Statement[]): Map<string, Offer> =>
  offered(
    program({
      cells: [flag, mine, other],
      threads: [{ f: [wait('R', 'rest', flag, { rest: true }), ...lines, goto('f')] }],
    }),
  );

const other = temporary('other');

function editsOf(id: string, { skip, split, force, up, down }: Offer): Edit[] {
  return [
    ...(skip ? [{ kind: 'skip', at: id } as const] : []),
    ...(split ? [{ kind: 'split', at: id } as const] : []),
    ...(force ? [true, false].map((value) => ({ kind: 'force', at: id, value }) as const) : []),
    ...[up, down].flatMap((to) => (to === null ? [] : [{ kind: 'move', ...to } as const])),
  ];
}

describe('offers', () => {
  it('are all accepted, after an edit too', () => {
    const tried = (of: Program, made: readonly Edit[]): Edit[] =>
      [...offered(of)].flatMap(([id, offer]) => {
        const edits = editsOf(id, offer);
        for (const edit of edits) {
          const applied = applyEdits(whole, [...made, edit]);
          expect(applied.ok ? '' : applied.error.sentence).toBe('');
        }
        return edits;
      });
    const first = tried(whole, []);
    expect(first.length).toBeGreaterThan(15);
    for (const edit of first) {
      const applied = applyEdits(whole, [edit]);
      if (applied.ok) tried(applied.value, [edit]);
    }
  });

  it('are of the kind of the line', () => {
    const offers = offered(whole);
    expect(offers.get('f:T')).toMatchObject({ skip: true, split: true, force: false });
    expect(offers.get('f:control')).toMatchObject({ skip: false, split: false, force: true });
    expect(offers.get('helper:L')).toMatchObject({ skip: true, split: false, force: false });
    expect(offers.get('helper:control')?.skip).toBe(true);
    // The jump of a branch, and neither its `else` nor what the hardware decides.
    expect(offers.get('f:control#4')?.skip).toBe(true);
    for (const id of ['f:R', 'f:control#2', 'f:H', 'f:control#5'])
      expect([id, offers.get(id)]).toEqual([
        id,
        { skip: false, split: false, force: false, up: null, down: null },
      ]);
  });

  it('leave an op alone that something depends on, and a jump that is the only way on', () => {
    const offers = offered(whole);
    expect(offers.get('f:N')?.skip).toBe(false);
    expect(offers.get('f:control#6')?.skip).toBe(false);
  });

  it('are to undo an edited line by its edit, and to edit parts as lines of their own', () => {
    const after = (edit: Edit): Map<string, Offer> => {
      const applied = applyEdits(whole, [edit]);
      if (!applied.ok) throw new Error(applied.error.sentence);
      return offered(applied.value);
    };
    expect(editsOf('f:A', after({ kind: 'skip', at: 'f:A' }).get('f:A')!)).toEqual([]);
    const forced = after({ kind: 'force', at: 'f:control', value: true });
    expect(forced.get('f:control')).toMatchObject({ force: false, up: null, down: null });
    const parts = [...after({ kind: 'split', at: 'f:T' })].filter(([id]) => /^f:T\/\d/.test(id));
    expect(parts).toHaveLength(2);
    for (const [, offer] of parts) expect(offer).toMatchObject({ split: false });
    const moved = after({ kind: 'move', at: 'f:B', before: 'f:A' });
    expect(moved.get('f:B')).toMatchObject({ skip: false, split: false });
  });
});

describe('a line changes places with its neighbour', () => {
  const a = op('A', 'a');
  const b = op('B', 'b');

  it('where both go on', () => {
    const offers = within(a, b, op('C', 'c'));
    expect(offers.get('f:A')).toMatchObject({ up: null, down: { at: 'f:A', before: 'f:C' } });
    expect(offers.get('f:B')).toMatchObject({
      up: { at: 'f:B', before: 'f:A' },
      down: { at: 'f:B', before: 'f:control' },
    });
    // Nothing goes behind the way back.
    expect(offers.get('f:C')).toMatchObject({ up: { at: 'f:C', before: 'f:B' }, down: null });
    expect(offers.get('f:control')?.up).toBeNull();
  });

  it('unless the second reads a register that the first loads', () => {
    const load = op('A', 'a', [set(mine, flag)]);
    const readers: Statement[] = [
      op('B', 'b', [set(flag, mine)]),
      op('B', 'b', [set(flag, 1, mine)]),
      wait('B', 'b', mine),
      branch('if mine', mine, [op('D', 'd')]),
    ];
    for (const reader of readers) expect(within(load, reader).get('f:A')?.down).toBeNull();
    const strangers: Statement[] = [
      op('B', 'b', [set(flag, other)]),
      wait('B', 'b', equal(other, 1)),
      branch('if flag', flag, [op('D', 'd')]),
    ];
    for (const stranger of strangers)
      expect(within(load, stranger, op('E', 'e')).get('f:A')?.down).not.toBeNull();
  });

  it('unless a call, a loop or a branch before it never comes back', () => {
    const away = func('away', [op('X', 'x'), goto('f')]);
    const back = func('back', [op('Y', 'y')]);
    expect(within(call('B', away), a).get('f:A')?.up).toBeNull();
    expect(within(call('B', back), a).get('f:A')?.up).toEqual({ at: 'f:A', before: 'f:B' });
    const half = func('half', [branch('if flag', flag, [goto('f')])]);
    expect(within(call('B', half), a).get('f:A')?.up).not.toBeNull();
    const never = func('never', [branch('if flag', flag, [goto('f')], [goto('f')])]);
    expect(within(call('B', never), a).get('f:A')?.up).toBeNull();
    const rounds = func('rounds', [loop('for i', [0, 1], () => [call('Z', back)])]);
    expect(within(call('B', rounds), a).get('f:A')?.up).not.toBeNull();
    const lost = func('lost', [loop('for i', [0], () => [call('Z', away)])]);
    expect(within(call('B', lost), a).get('f:A')?.up).toBeNull();
  });
});
