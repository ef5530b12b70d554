import { describe, expect, it } from 'vitest';
import { func, program, shared, temporary } from '../testing/machine/small-program.ts';
import { buildCode } from './control-flow.ts';
import type { Program } from './program.ts';
import { branch, call, goto, loop, op, set, wait, type Statement } from './statement.ts';

const x = shared('x');
const y = shared('y');
const end = goto('f');

const body = (...statements: readonly Statement[]): Program =>
  program({ threads: [{ f: statements }] });

describe('lines', () => {
  it('tell their kind, their indentation, and what is to say about them', () => {
    const code = buildCode(
      body(
        op('A', 'a', [], { why: 'why a', added: true }),
        branch(
          'if x',
          x,
          [wait('B', 'b', y)],
          [loop('for', [1], () => [op('', 'c')], { why: 'why for' })],
          { added: true, why: 'why if' },
        ),
        branch('if y', y, [op('D', 'd')], [op('E', 'e')]),
        goto('f', 'again'),
      ),
    );
    expect(
      code.lines.map((l) => [l.id, l.label, l.indent, l.text, l.kind, l.added, l.why]),
    ).toEqual([
      ['f:A', 'A', 0, 'a', 'op', true, 'why a'],
      ['f:control', '', 0, 'if x', 'control', true, 'why if'],
      ['f:B', 'B', 1, 'b', 'wait', false, ''],
      ['f:control#2', '', 0, 'else', 'control', true, ''],
      ['f:control#3', '', 1, 'for', 'control', false, 'why for'],
      ['f:op', '', 2, 'c', 'op', false, ''],
      ['f:control#4', '', 0, 'if y', 'control', false, ''],
      ['f:D', 'D', 1, 'd', 'op', false, ''],
      ['f:control#5', '', 0, 'else', 'control', false, ''],
      ['f:E', 'E', 1, 'e', 'op', false, ''],
      ['f:control#6', '', 0, 'again', 'control', false, ''],
    ]);
    expect(code.lines.every((l) => l.function === 0)).toBe(true);
  });

  it('with the same label are told apart by number', () => {
    const code = buildCode(body(op('A', 'a'), op('A', 'b'), wait('', 'c', x), op('A', 'd'), end));
    expect(code.lines.map((l) => l.id)).toEqual(['f:A', 'f:A#2', 'f:wait', 'f:A#3', 'f:control']);
  });

  it('of instructions say what a waiting thread waits for', () => {
    const code = buildCode(
      body(
        wait('A', 'a', x, { waitsFor: 'x to be set', rest: true, limitTicks: 9 }),
        op('B', 'b'),
        end,
      ),
    );
    expect(code.instructions).toMatchObject([
      {
        line: 0,
        text: 'a',
        waitsFor: 'x to be set',
        rest: true,
        interruptible: true,
        limitTicks: 9,
      },
      { line: 1, text: 'b', waitsFor: '', rest: false, interruptible: false, limitTicks: null },
    ]);
  });

  it.each<[string, Statement[], Statement[]]>([
    ['text', [op('A', 'a')], [op('A', 'b')]],
    ['label', [op('A', 'a')], [op('B', 'a')]],
  ])('of a function must read the same in every call: %s', (_, one, other) => {
    const refused = () =>
      buildCode(body(call('', func('g', one)), call('', func('g', other)), end));
    expect(refused).toThrow(/^assertion failed: g: "[ab]" reads "a" elsewhere$/);
  });

  it('of a function are all there in its first call', () => {
    const short = func('g', [op('A', 'a')]);
    const long = func('g', [op('A', 'a'), op('B', 'b')]);
    expect(() => buildCode(body(call('', short), call('', long), end))).toThrow(
      'g has fewer lines elsewhere',
    );
    const code = buildCode(body(call('', long), call('', short), end));
    expect(code.instructions.map((i) => i.text)).toEqual(['a', 'b', 'a']);
  });
});

describe('threads', () => {
  it('share instructions and lines, not what their ops refer to', () => {
    const own = [temporary('t0.r'), temporary('t1.r', { index: 1 })];
    const code = buildCode(
      program({
        threads: own.map((r) => ({ f: [wait('A', 'a', r, { effects: [set(r, 0)] }), end] })),
      }),
    );
    expect(code.instructions).toHaveLength(1);
    expect(code.lines).toHaveLength(2);
    expect(code.threads.map((t) => t.ops[0]!.guard)).toEqual(own);
  });

  const rounds = (count: number, ...last: Statement[]): Statement[] => [
    loop('for', [...Array(count).keys()], () => [op('A', 'a')]),
    ...last,
    end,
  ];

  it.each<[string, Statement[]]>([
    ['fewer ops', rounds(1, op('B', 'b'))],
    ['more ops', rounds(3, op('B', 'b'))],
    ['another kind of op', rounds(2, wait('B', 'b', x, { rest: true }))],
    ['another instance', rounds(2, op('B', 'b', [], { instance: 'b of t1' }))],
  ])('are refused with a listing of their own: %s', (_, other) => {
    const refused = () =>
      buildCode(program({ threads: [{ f: rounds(2, op('B', 'b')) }, { f: other }] }));
    expect(refused).toThrow('t1 does not share the listing of the others');
  });

  it('are refused when one only goes on longer', () => {
    const longer = { f: rounds(3) };
    const shorter = { f: rounds(2) };
    for (const threads of [
      [longer, shorter],
      [shorter, longer],
    ])
      expect(() => buildCode(program({ threads }))).toThrow('t1 does not share the listing');
  });

  it('are needed', () => {
    expect(() => buildCode(program({ threads: [] }))).toThrow('a program needs a thread');
  });
});
