import { describe, expect, it } from 'vitest';
import { assemble } from '../../machine/assemble.ts';
import { not, place } from '../../machine/expression.ts';
import { op, phase, set, wait } from '../../machine/statement.ts';
import { program, shared } from '../../testing/machine/small-program.ts';
import { Names } from './names.ts';
import { parseQuestion } from './parse.ts';

const latch = shared('rack.latch', { names: ['free', 'taken'] });
const count = shared('rack.count left', { min: -1, max: 3 });
const both = shared('done');
const machine = assemble(
  program({
    cells: [latch, count, both],
    events: ['latched', 'done'],
    phases: ['main', 'mend'],
    threads: [
      {
        main: [
          op('M1', 'take', [set(latch, 1)], {
            events: [{ event: 'latched', when: true, outcome: '' }],
          }),
          op('', 'op'),
          phase('mend', [op('M2', 'mend', [set(both, 1)])]),
          wait('', 'for ever', false, { rest: true }),
        ],
        other: [op('', 'op'), wait('M9', 'wait', false, { rest: true })],
      },
    ],
    invariants: [
      { id: 'mended-once', when: 'always', holds: not(place(0, 'rest')) },
      { id: 'done', when: 'rest', holds: true },
    ],
  }),
);
const names = new Names(machine);

const read = (text: string) => {
  const question = parseQuestion(text, names);
  return question.ok ? question.value.of : question.error;
};
const errorOf = (text: string): string => {
  const question = parseQuestion(text, names);
  return question.ok ? 'accepted' : question.error;
};
const cell = (id: string) => ({ kind: 'cell', id }) as const;
const number = (value: number) => ({ kind: 'number', value }) as const;
const event = { kind: 'event', id: 'latched' } as const;
const end = { kind: 'end', how: 'end' } as const;
const once = { kind: 'invariant', id: 'mended-once' } as const;

describe('a question', () => {
  it('names cells, values of theirs, events, invariants and ends', () => {
    expect(read('can rack.latch == taken')).toEqual({
      kind: 'compare',
      operator: '==',
      left: cell('rack.latch'),
      right: number(1),
    });
    expect(read('can taken = rack.latch')).toMatchObject({ left: number(1) });
    expect(read('can "rack.count left" >= -1')).toMatchObject({
      operator: '>=',
      left: cell('rack.count left'),
      right: number(-1),
    });
    expect(read('can 2 < "rack.count left"')).toMatchObject({ left: number(2), operator: '<' });
    expect(read('can rack.latch')).toMatchObject({ operator: '!=', right: number(0) });
    expect(read('can rack.latch != "rack.count left"')).toMatchObject({
      right: cell('rack.count left'),
    });
    expect(read('never latched')).toEqual(event);
    expect(read('still mended-once')).toEqual(once);
    expect(read('must end')).toEqual(end);
  });

  it('asks where threads stand, by line, by its label alone, by function and by phase', () => {
    const at = (text: string) => (read(text) as { where: unknown }).where;
    expect(read('can t0 at rest')).toEqual({ kind: 'place', thread: 't0', where: 'rest' });
    expect(read('can all at rest')).toMatchObject({ thread: 'all' });
    expect(at('can any at main:M1')).toEqual({ line: 'main:M1' });
    expect(at('can t0 at M2')).toEqual({ line: 'main:M2' });
    expect(at('can t0 in other')).toEqual({ function: 'other' });
    expect(at('can t0 in phase mend')).toEqual({ phase: 'mend' });
  });

  it('binds not before and before or, and brackets before all', () => {
    const and = { kind: 'and', left: { kind: 'not', of: event }, right: once };
    expect(read('can not latched and mended-once or end')).toEqual({
      kind: 'or',
      left: and,
      right: end,
    });
    expect(read('can !latched && mended-once || end')).toEqual({
      kind: 'or',
      left: and,
      right: end,
    });
    expect(read('can not (latched and (mended-once or end))')).toEqual({
      kind: 'not',
      of: { kind: 'and', left: event, right: { kind: 'or', left: once, right: end } },
    });
  });

  it('tells things of one name apart by their kind', () => {
    expect(errorOf('can done')).toBe(
      'at character 5, "done": there are several things of this name, write cell done or event done or invariant done',
    );
    expect(read('can event done')).toEqual({ kind: 'event', id: 'done' });
    expect(read('can invariant done')).toEqual({ kind: 'invariant', id: 'done' });
    expect(read('can cell done < 1')).toMatchObject({ left: cell('done'), operator: '<' });
  });
});

describe('what is wrong with a question', () => {
  it.each([
    [
      '',
      'at its end: a question begins with its kind; there are can, never, must, still, par, lost, when',
    ],
    ['cam end', 'at character 1, "cam": a question begins with its kind; did you mean can?'],
    ['can', 'at its end: expected a condition'],
    ['can )', 'at character 5, ")": expected a condition'],
    [
      'can rack.lach',
      'at character 5, "rack.lach": there is no such cell, event or invariant; did you mean rack.latch?',
    ],
    [
      'can xyz',
      'at character 5, "xyz": there is no such cell, event or invariant; there are rack.latch, "rack.count left", done, latched, mended-once',
    ],
    [
      'can rack.latch == takn',
      'at character 19, "takn": this is no cell, and no name of a value of rack.latch; did you mean taken?',
    ],
    [
      'can 3 > rack.lach',
      'at character 9, "rack.lach": there is no such cell; did you mean rack.latch?',
    ],
    ['can rack.latch ==', 'at its end: expected a cell, a number or the name of a value'],
    ['can 3', 'at its end: expected a comparison of the number'],
    [
      'can 99999999999999999999 == 1',
      'at character 5, "99999999999999999999": the number is too large',
    ],
    ['can t9 at rest', 'at character 5, "t9": there is no such thread; there are all, any, t0'],
    ['can t0 at M3', 'at character 11, "M3": no thread ever stands at such a line'],
    ['can t0 at op', 'at character 11, "op": there are several such lines, main:op, other:op'],
    ['can t0 at', 'at its end: expected rest, or a line'],
    ['can t0 in man', 'at character 11, "man": there is no such function; did you mean main?'],
    ['can t0 in phase x', 'at character 17, "x": there is no such phase; there are main, mend'],
    [
      'can t0 at mian:M1',
      'at character 11, "mian:M1": no thread ever stands at such a line; did you mean main:M1?',
    ],
    [
      'can event latch',
      'at character 11, "latch": there is no such event; there are latched, done',
    ],
    ['can event', 'at its end: expected the id of an event'],
    ['can (end', 'at its end: expected a closing bracket'],
    ['can end end', 'at character 9, "end": expected and, or, or the end of the question'],
    ['can "end', 'the name that begins at character 5 has no closing quote'],
    ['can rack.latch \u{1f600}', 'character 16, "??", belongs to no question'],
    ['can rack.latch ; 1', 'character 16, ";", belongs to no question'],
  ])('%s', (text, sentence) => {
    expect(errorOf(text)).toBe(sentence);
  });

  it('is said in one line, however long and deep the question is', () => {
    expect(errorOf(`can ${'x'.repeat(300)}`)).toBe(
      `at character 5, "${'x'.repeat(40)}…": there is no such cell, event or invariant; there are rack.latch, "rack.count left", done, latched, mended-once`,
    );
    expect(errorOf(`can ${'('.repeat(1900)}end`)).toBe('at its end: expected a closing bracket');
    expect(errorOf(`can ${'not '.repeat(490)}end`)).toBe('accepted');
    expect(errorOf(`can ${' '.repeat(2000)}end`)).toBe('a question has at most 2000 characters');
  });
});
