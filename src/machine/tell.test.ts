/** Functions told apart from what they do: which words come to which line. */
import { describe, expect, it } from 'vitest';
import { func, program, shared } from '../testing/machine/small-program.ts';
import { assemble } from './assemble.ts';
import { buildCode } from './control-flow.ts';
import { branch, call, goto, loop, op, phase, set, wait, type Statement } from './statement.ts';
import { told, type LineWords, type Telling } from './tell.ts';

const x = shared('x', { max: 7 });
const y = shared('y', { max: 7 });
const F = { name: 'f', file: 'f.c', origin: 'v1' };

const tell = (
  body: readonly Statement[],
  lines: NonNullable<Telling['lines']>,
  more: object = {},
) => told(F, { summary: 'Does it.', lines, ...more }, body);

/** The code of a function that goes round and round. */
const codeOf = (
  body: readonly Statement[],
  lines: NonNullable<Telling['lines']>,
  more: object = {},
) => {
  const f = tell([...body, goto('f')], lines, more);
  const one = { id: 't0', label: 't0', start: 'f', routines: [{ name: 'f', code: f }] };
  return buildCode({ ...program({ threads: [], phases: ['main', 'other'] }), threads: [one] });
};

const deeds = (code: ReturnType<typeof buildCode>) =>
  code.threads[0]!.ops.map(({ options }) => options.does);

describe('a function that is told', () => {
  it('keeps its name, file and origin, and has the summary', () => {
    expect(tell([op('A', 'a')], {})).toMatchObject({ ...F, summary: 'Does it.' });
  });

  it('has words by label, or by kind, counted where several are alike', () => {
    const body = [op('A', 'a'), op('', 'b'), op('', 'c'), wait('', 'd', x), op('A', 'e')];
    const names = ['A', 'op', 'op#2', 'wait', 'A#2'];
    const lines = Object.fromEntries(names.map((name) => [name, { does: `is ${name}` }]));
    expect(deeds(codeOf(body, lines))).toEqual(names.map((name) => `is ${name}`));
  });

  it('takes words in no order, and may do without', () => {
    const lines = { B: { does: 'is second' } };
    expect(deeds(codeOf([op('A', 'a'), op('B', 'b')], lines))).toEqual([undefined, 'is second']);
  });

  it('refuses words for a line that it does not have', () => {
    expect(() => tell([op('A', 'a')], { A: {}, B: {} })).toThrow('f has no line B');
    expect(() => tell([op('A', 'a')], { 'A#2': {} })).toThrow('f has no line A#2');
    // Of a loop without rounds nothing is left to be told.
    expect(() => tell([op('A', 'a')], { B: [] })).not.toThrow();
  });

  it('is not changed by it: what it was made of stays as it is', () => {
    const a = op('A', 'a');
    tell([a], { A: { does: 'is told' } });
    expect(a.options.does).toBeUndefined();
  });
});

describe('words', () => {
  it('of a loop are the same for each round, or one for each', () => {
    const body = [loop('for (i)', [0, 1, 2], () => [op('A', 'a'), op('B', 'b')]), op('A', 'after')];
    const lines = {
      A: [{ does: 'is first' }, { does: 'is second' }],
      B: { does: 'is always' },
      'A#2': { does: 'is after' },
    };
    expect(deeds(codeOf(body, lines))).toEqual([
      ...['is first', 'is always', 'is second', 'is always', undefined, 'is always'],
      'is after',
    ]);
  });

  it('reach lines in branches, with the line between its ways counted', () => {
    const body = [
      op('A', 'a'),
      branch('if (x)', x, [op('', 'b')], [branch('if (y)', y, [op('', 'c')])]),
    ];
    const why = (name: string): LineWords => ({ why: `why ${name}` });
    const lines = {
      control: why('if x'),
      op: why('b'),
      'control#3': why('if y'),
      'op#2': why('c'),
    };
    const { lines: found } = codeOf(body, lines);
    const whys = found.map(({ id, why: given }) => [id, given]);
    expect(whys).toEqual([
      ['f:A', ''],
      ['f:control', 'why if x'],
      ['f:op', 'why b'],
      ['f:control#2', ''],
      ['f:control#3', 'why if y'],
      ['f:op#2', 'why c'],
      ['f:control#4', ''],
    ]);
    expect(() => tell(body, { 'control#2': {} })).toThrow('f has no line control#2');
  });

  it('say how a branch jumps over its other way', () => {
    const body = [op('A', 'a'), branch('if (x)', x, [op('B', 'b')], [op('C', 'c')])];
    const { lines } = codeOf(body, { control: { jump: 'b 1f' } });
    expect(lines.map(({ text }) => text)).toEqual(['a', 'if (x)', 'b', 'b 1f', 'c', 'goto f']);
  });

  it('reach calls, jumps and loops', () => {
    const body = [call('A', func('g', [op('B', 'b')])), loop('for (i)', [0], () => [op('C', 'c')])];
    const lines = { A: { why: 'a' }, control: { why: 'b' }, 'control#2': { why: 'c' } };
    const found = codeOf(body, lines).lines.filter(({ why }) => why !== '');
    expect(found.map(({ text, why }) => [text, why])).toEqual([
      ['call g', 'a'],
      ['for (i)', 'b'],
      ['goto f', 'c'],
    ]);
  });

  it('give lines a phase of their own, and the others that of the function', () => {
    const body = [op('A', 'a'), phase('main', [op('B', 'b')]), op('C', 'c')];
    const { instructions } = codeOf(body, { C: { phase: 'main' } }, { phase: 'other' });
    expect(instructions.map((i) => i.phase)).toEqual([1, 0, 0]);
  });

  it('add to the effects of a line, and to what exact registers do', () => {
    const body = [op('A', 'a', [set(x, 1), ({ exact }) => (exact[0] = 1n)]), goto('f')];
    const lines: NonNullable<Telling['lines']> = {
      A: {
        ghosts: [set(y, 2)],
        costTicks: 77,
        exact: ({ exact }) => {
          exact[1] = exact[0]! + 1n;
        },
      },
    };
    const one = {
      id: 't0',
      label: 't0',
      start: 'f',
      routines: [{ name: 'f', code: tell(body, lines) }],
    };
    const m = assemble({ ...program({ threads: [], cells: [x, y] }), threads: [one] });
    const state = m.initial.slice();
    const exact = new BigUint64Array(2);
    expect(m.cost(state, 0)).toBe(77);
    m.stepExact(state, 0, exact, 0);
    expect([...exact]).toEqual([1n, 2n]);
    expect(
      [x, y].map((c) => m.layout.slot(c)).map((s) => (state[s.word]! >>> s.shift) & s.mask),
    ).toEqual([1, 2]);
  });

  it('replace what a line says of itself, and leave the rest of it', () => {
    const body = [wait('A', 'a', x, { waitsFor: 'x', does: 'is told', limitTicks: 9 })];
    const { options } = codeOf(body, { A: { does: 'is told anew' } }).threads[0]!.ops[0]!;
    expect(options).toMatchObject({ waitsFor: 'x', does: 'is told anew', limitTicks: 9 });
  });
});
