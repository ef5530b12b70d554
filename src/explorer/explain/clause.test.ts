/** Sentences as people would say them. */
import { describe, expect, it } from 'vitest';
import { assemble } from '../../machine/assemble.ts';
import { equal } from '../../machine/expression.ts';
import { environmentActor, type EnvironmentActor } from '../../machine/program.ts';
import { op, set, wait, type OpOptions } from '../../machine/statement.ts';
import { program, shared } from '../../testing/machine/small-program.ts';
import { AccessReader } from './accesses.ts';
import { actionOf } from './action.ts';
import { beforeSentence, clauseOf, reversedSentence, type Clause } from './clause.ts';

const x = shared('x', { max: 3 });
const nature = (more: Partial<EnvironmentActor>): EnvironmentActor =>
  environmentActor({
    id: 'n',
    label: 'lightning strikes',
    guard: true,
    effects: [],
    delay: { minTicks: 0, maxTicks: 0 },
    ...more,
  });

function clause(
  options: OpOptions,
  actor = 0,
  agent = actor,
  more: Partial<EnvironmentActor> = {},
) {
  const machine = assemble(
    program({
      cells: [x],
      threads: [
        { main: [op('A', 'x = 1', [set(x, 1)], options), wait('', 'end', false, { rest: true })] },
      ],
      environment: [nature(more)],
    }),
  );
  const action = actionOf(machine, machine.initial, actor);
  return clauseOf(machine, new AccessReader(machine), action, machine.initial, agent);
}

describe('a clause', () => {
  it('is what the op does, or else its text', () => {
    expect(clause({ does: 'sets x' })).toEqual({ subject: 'thread 0', verb: 'sets x' });
    expect(clause({})).toEqual({ subject: 'thread 0', verb: 'executes `x = 1`' });
    expect(clause({ instance: 'x = 1 (0)' }).verb).toBe('executes `x = 1 (0)`');
  });

  it('is the first deed that holds in the state', () => {
    const does = (value: number) => [
      { when: equal(x, value), text: 'sets x for the first time' },
      { when: true, text: 'sets x again' },
    ];
    expect(clause({ does: does(0) }).verb).toBe('sets x for the first time');
    expect(clause({ does: does(1) }).verb).toBe('sets x again');
  });

  it('is said of the thread that is interrupted, or has set things going', () => {
    const takes = { does: 'is struck' };
    expect(clause({}, 1, 0, takes)).toEqual({ subject: 'thread 0', verb: 'is struck' });
    expect(clause({}, 1, 1, takes)).toEqual({ subject: '', verb: 'lightning strikes' });
    expect(clause({}, 1, 0)).toEqual({ subject: '', verb: 'lightning strikes' });
  });
});

describe('a sentence', () => {
  const a: Clause = { subject: 't4', verb: 'loads every TB' };
  const by = (subject: string): Clause => ({ subject, verb: 'subtracts its offset' });

  it.each([
    [[by('t0')], 't4 loads every TB before t0 subtracts its offset'],
    [[by('t4')], 't4 loads every TB before it subtracts its offset'],
    [[{ subject: '', verb: 'lightning strikes' }], 't4 loads every TB before lightning strikes'],
    [[by('t0'), by('t1')], 't4 loads every TB before either of t0 and t1 subtracts its offset'],
    [[by('t0'), by('t0')], 't4 loads every TB before t0 subtracts its offset'],
    [
      [by('t0'), by('t1'), by('t2')],
      't4 loads every TB before any of t0, t1 and t2 subtracts its offset',
    ],
  ])('has one or several that come later: %#', (later, sentence) => {
    expect(beforeSentence(a, later)).toBe(sentence);
  });

  it.each([
    [[by('t0')], 't0 subtracts its offset before t4 loads every TB'],
    [[by('t4')], 't4 subtracts its offset before it loads every TB'],
    [[by('t0'), by('t1')], 'either of t0 and t1 subtracts its offset before t4 loads every TB'],
  ])('is said the other way round: %#', (later, sentence) => {
    expect(reversedSentence(a, later)).toBe(sentence);
  });
});
