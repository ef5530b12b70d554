import { describe, expect, it } from 'vitest';
import { func, program, shared } from '../testing/machine/small-program.ts';
import { buildCode } from './control-flow.ts';
import { disassembly } from './disassembly.ts';
import { equal, not } from './expression.ts';
import type { Program } from './program.ts';
import { branch, call, goto, loop, op, phase, wait, type Statement } from './statement.ts';

const x = shared('x');
const y = shared('y');

const routines = (of: Record<string, readonly Statement[]>): Program => program({ threads: [of] });
const body = (...statements: readonly Statement[]): Program => routines({ f: statements });
const text = (of: Program): string[] => disassembly(buildCode(of), 0).split('\n');
const end = goto('f');

describe('statements in a row', () => {
  it('lead from one to the next, and a goto to the routine that it names', () => {
    expect(text(body(op('A', 'a'), wait('B', 'b', x), end))).toEqual([
      '0  f:A  a  -> 1',
      '1  f:B  b  when x  -> 0',
    ]);
  });

  it('may go to routines that stand before and after', () => {
    const code = buildCode(
      routines({
        f: [op('A', 'a'), goto('g')],
        g: [op('B', 'b'), goto('h')],
        h: [op('C', 'c'), goto('f')],
      }),
    );
    expect(disassembly(code, 0).split('\n')).toEqual([
      '0  f:A  a  -> 1',
      '1  g:B  b  -> 2',
      '2  h:C  c  -> 0',
    ]);
    expect([...code.threads[0]!.routines]).toEqual([
      ['f', { kind: 'instruction', index: 0 }],
      ['g', { kind: 'instruction', index: 1 }],
      ['h', { kind: 'instruction', index: 2 }],
    ]);
  });

  it('may stand after a goto, where nothing leads', () => {
    expect(text(body(op('A', 'a'), end, op('B', 'b'), end))).toEqual([
      '0  f:A  a  -> 0',
      '1  f:B  b  -> 0',
    ]);
  });

  it('may be a routine that is nothing but a goto', () => {
    const code = buildCode(routines({ f: [goto('g')], g: [op('A', 'a'), goto('f')] }));
    expect(disassembly(code, 0)).toBe('0  g:A  a  -> 0');
    expect(code.threads[0]!.routines.get('f')).toEqual({ kind: 'instruction', index: 0 });
  });
});

describe('a wait for ever', () => {
  it('goes nowhere, whatever comes after it', () => {
    expect(text(body(wait('A', 'a', false, { rest: true })))).toEqual(['0  f:A  a  when 0  -> 0']);
    expect(text(body(op('A', 'a'), wait('B', 'b', equal(1, 2)), end))[1]).toBe(
      '1  f:B  b  when 0  -> 1',
    );
  });

  it('is one only if its condition can never hold, and it is not given up', () => {
    expect(text(body(wait('A', 'a', not(true), { limitTicks: 9 }), op('B', 'b'), end))).toEqual([
      '0  f:A  a  when 0  -> 1',
      '1  f:B  b  -> 0',
    ]);
    expect(text(body(wait('A', 'a', true), op('B', 'b'), end))[0]).toBe('0  f:A  a  when 1  -> 1');
    expect(text(body(wait('A', 'a', x), op('B', 'b'), end))[0]).toBe('0  f:A  a  when x  -> 1');
  });
});

describe('a branch', () => {
  it('is decided in the step before it', () => {
    const code = buildCode(body(op('A', 'a'), branch('if', x, [op('B', 'b')]), op('C', 'c'), end));
    expect(code.lines.map((l) => l.text)).toEqual(['a', 'if', 'b', 'c', 'goto f']);
    expect(disassembly(code, 0).split('\n')).toEqual([
      '0  f:A  a  -> (x ? 1 : 2)',
      '1  f:B  b  -> 2',
      '2  f:C  c  -> 0',
    ]);
  });

  it('has two ways that meet again', () => {
    const either = branch('if', x, [op('B', 'b')], [op('C', 'c')]);
    expect(text(body(op('A', 'a'), either, op('D', 'd'), end))).toEqual([
      '0  f:A  a  -> (x ? 1 : 2)',
      '1  f:B  b  -> 3',
      '2  f:C  c  -> 3',
      '3  f:D  d  -> 0',
    ]);
  });

  it('may follow another, stand in one, and leave', () => {
    expect(
      text(
        body(
          op('A', 'a'),
          branch('if', x, [branch('if', y, [end], [op('B', 'b')])]),
          branch('if', y, [op('C', 'c')]),
          end,
        ),
      ),
    ).toEqual([
      '0  f:A  a  -> (x ? (y ? 0 : 1) : (y ? 2 : 0))',
      '1  f:B  b  -> (y ? 2 : 0)',
      '2  f:C  c  -> 0',
    ]);
  });

  it('on a constant keeps its lines and loses a way', () => {
    const code = buildCode(
      body(
        op('A', 'a'),
        branch('if never', false, [op('B', 'b')], [op('C', 'c')]),
        branch('if always', true, [op('D', 'd')], [op('E', 'e')]),
        end,
      ),
    );
    expect(disassembly(code, 0).split('\n')).toEqual([
      '0  f:A  a  -> 2',
      '1  f:B  b  -> 3',
      '2  f:C  c  -> 3',
      '3  f:D  d  -> 0',
      '4  f:E  e  -> 0',
    ]);
    expect(code.lines.map((l) => l.text)).toContain('if never');
  });
});

describe('a loop', () => {
  it('is unrolled, its rounds share their lines', () => {
    const code = buildCode(
      body(
        op('A', 'a'),
        loop('for each', [x, y], (c) => [
          wait('B', 'b', c, { instance: `b of ${c.id}` }),
          op('C', 'c'),
        ]),
        end,
      ),
    );
    expect(disassembly(code, 0).split('\n')).toEqual([
      '0  f:A  a  -> 1',
      '1  f:B  b of x  when x  -> 2',
      '2  f:C  c  -> 3',
      '3  f:B  b of y  when y  -> 4',
      '4  f:C  c  -> 0',
    ]);
    expect(code.lines.map((l) => [l.indent, l.text])).toEqual([
      [0, 'a'],
      [0, 'for each'],
      [1, 'b'],
      [1, 'c'],
      [0, 'goto f'],
    ]);
  });

  it('may have no rounds', () => {
    expect(
      text(
        body(
          op('A', 'a'),
          loop('for each', [], () => [op('B', 'b')]),
          end,
        ),
      ),
    ).toEqual(['0  f:A  a  -> 0']);
  });

  it('may be left, and hold branches that lead to its next round', () => {
    const round = (c: typeof x) => [branch('if', c, [end]), op('B', 'b')];
    expect(text(body(op('A', 'a'), loop('for', [x, y], round), op('C', 'c'), end))).toEqual([
      '0  f:A  a  -> (x ? 0 : 1)',
      '1  f:B  b  -> (y ? 0 : 2)',
      '2  f:B  b  -> 3',
      '3  f:C  c  -> 0',
    ]);
  });
});

describe('a call', () => {
  const inner = func('inner', [op('I', 'i')], { file: 'i.c', origin: '4.8', summary: 'Inside.' });
  const outer = func('outer', [call('C1', inner), op('O', 'o'), call('', inner)]);

  it('is inlined; every instruction keeps its functions and call lines', () => {
    const code = buildCode(body(op('A', 'a'), call('C0', outer, { why: 'because' }), end));
    expect(disassembly(code, 0).split('\n')).toEqual([
      '0  f:A  a  -> 1',
      '1  inner:I  i  -> 2',
      '2  outer:O  o  -> 3',
      '3  inner:I  i  -> 0',
    ]);
    const name = (i: number) => code.functions[i]!.name;
    const id = (i: number) => code.lines[i]!.id;
    expect(code.instructions.map((i) => [i.stack.map(name), i.calls.map(id)])).toEqual([
      [['f'], []],
      [
        ['f', 'outer', 'inner'],
        ['f:C0', 'outer:C1'],
      ],
      [['f', 'outer'], ['f:C0']],
      [
        ['f', 'outer', 'inner'],
        ['f:C0', 'outer:call'],
      ],
    ]);
  });

  it('writes every function down once, in the order of the first visit', () => {
    const code = buildCode(body(op('A', 'a'), call('C0', outer, { added: true }), end));
    expect(code.functions).toEqual([
      { name: 'f', file: '', origin: '', summary: '', lines: [0, 1, 6] },
      { name: 'outer', file: '', origin: '', summary: '', lines: [2, 4, 5] },
      { name: 'inner', file: 'i.c', origin: '4.8', summary: 'Inside.', lines: [3] },
    ]);
    expect(code.lines[1]).toEqual({
      id: 'f:C0',
      function: 0,
      label: 'C0',
      indent: 0,
      text: 'call outer',
      kind: 'call',
      added: true,
      why: '',
      edit: null,
    });
  });

  it('to itself is refused, however far around', () => {
    const b = func('b', []);
    const a = func('a', [call('', b)]);
    Object.assign(b, { body: [op('A', 'a'), call('', a)] });
    expect(() => buildCode(body(call('', a), end))).toThrow('a calls itself');
  });

  it('may leave for a routine', () => {
    const leaves = func('leaves', [op('L', 'l'), branch('if', x, [goto('g')])]);
    expect(text(routines({ f: [call('', leaves), end], g: [op('G', 'g'), end] }))).toEqual([
      '0  leaves:L  l  -> (x ? 1 : 0)',
      '1  g:G  g  -> 0',
    ]);
  });
});

describe('phases', () => {
  it('hold for what stands inside and is called there, the first for the rest', () => {
    const inner = func('inner', [op('I', 'i'), phase('last', [op('J', 'j')])]);
    const statements = [
      op('A', 'a'),
      phase('second', [op('B', 'b'), call('', inner)]),
      op('C', 'c'),
    ];
    const code = buildCode({
      ...body(...statements, end),
      phases: ['first', 'second', 'last'],
    });
    expect(code.instructions.map((i) => [i.text, i.phase])).toEqual([
      ['a', 0],
      ['b', 1],
      ['i', 1],
      ['j', 2],
      ['c', 0],
    ]);
  });

  it('must be known', () => {
    expect(() => buildCode(body(phase('second', [op('A', 'a')]), end))).toThrow('no phase second');
    expect(() => buildCode({ ...body(op('A', 'a'), end), phases: [] })).toThrow(/no phase $/);
  });
});

describe('mistakes in routines are refused:', () => {
  it.each<[string, Record<string, Statement[]>]>([
    ['a goto to itself', { f: [end] }],
    ['gotos in a circle', { f: [op('A', 'a'), goto('g')], g: [goto('h')], h: [goto('g')] }],
    [
      'a circle in a branch',
      { f: [op('A', 'a'), goto('g')], g: [branch('if', x, [goto('g')]), end] },
    ],
  ])('a loop without an op, %s', (_, of) => {
    expect(() => buildCode(routines(of))).toThrow('a loop without an op');
  });

  it('a goto to nowhere', () => {
    expect(() => buildCode(body(op('A', 'a'), goto('g')))).toThrow('no routine g');
  });

  it.each<[string, Statement[]]>([
    ['of an op', [op('A', 'a')]],
    ['of one way', [op('A', 'a'), branch('if', x, [end])]],
    ['of nothing', []],
  ])('an end that leads nowhere, %s', (_, statements) => {
    expect(() => buildCode(body(...statements))).toThrow(
      'routine f must end with a goto or a rest',
    );
  });
});
