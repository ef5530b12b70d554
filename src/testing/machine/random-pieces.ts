/**
 * What random programs are made of, for fast-check: expressions, effects, events, ops. A piece is a
 * function of its surroundings, so that threads and rounds of a loop differ only in what they refer to.
 */
import * as fc from 'fast-check';
import { defined } from '../../base/assert.ts';
import type { Cell } from '../../machine/cell.ts';
import { binary, not, place, term } from '../../machine/expression.ts';
import type { Expression, PlaceTest } from '../../machine/expression.ts';
import { op, set, wait } from '../../machine/statement.ts';
import type { Effect, EventMark, ExactEffect, Func, Statement } from '../../machine/statement.ts';
import { OPERATORS } from './random-expression.ts';

export const THREADS = 2;
export const EVENTS = ['e0', 'e1', 'e2'];
export const PHASES = ['p0', 'p1', 'p2'];
const NAMES = ['r0', 'r1', 'f0', 'f1', 'nowhere'];
const LINES = ['r0:A', 'r1:op', 'f0:B#2', 'f1:control', 'nowhere'];

/** The surroundings of a piece. */
export interface Context {
  readonly shared: readonly Cell[];
  /** Of the thread; of all threads in a row for what does not belong to one. */
  readonly temporaries: readonly Cell[];
  /** Those of which it may be asked where they stand. */
  readonly threads: readonly number[];
  readonly functions: readonly Build<Func>[];
  /** Functions from here on may be called. */
  readonly callable: number;
  /** Of the innermost loop. */
  readonly round: number;
}

export type Build<T> = (at: Context) => T;

export function build<T, U>(
  from: fc.Arbitrary<T>,
  how: (given: T, at: Context) => U,
): fc.Arbitrary<Build<U>> {
  return from.map((given) => (at) => how(given, at));
}

/** One of the list, which must not be empty. */
export const one = <T>(from: readonly T[], index: number): T =>
  defined(from[index % from.length], 'a choice');

export const anyIndex = fc.nat({ max: 5 });
export const anyLabel = fc.constantFrom('', 'A', 'B');
export const anyEvent = fc.constantFrom(...EVENTS);

const anyPlaceTest: fc.Arbitrary<PlaceTest> = fc.oneof(
  fc.constant<PlaceTest>('rest'),
  fc.constantFrom(...PHASES).map((id) => ({ phase: id })),
  fc.constantFrom(...LINES).map((line) => ({ line })),
  fc.constantFrom(...NAMES).map((name) => ({ function: name })),
);

type AnyTerm = fc.Arbitrary<Build<Expression>>;

function anyTerm(readable: (at: Context) => readonly Cell[]): AnyTerm {
  const { any } = fc.letrec<{ any: Build<Expression> }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      build(fc.integer({ min: -3, max: 6 }), (value) => term(value)),
      build(anyIndex, (i, at) => term(one(at.shared, i + at.round))),
      build(anyIndex, (i, at) => term(one(readable(at), i))),
      build(fc.tuple(fc.nat({ max: THREADS - 1 }), anyPlaceTest), ([t, where], at) =>
        place(one(at.threads, t), where),
      ),
      build(tie('any'), (of, at) => not(of(at))),
      build(
        fc.tuple(fc.constantFrom(...OPERATORS), tie('any'), tie('any')),
        ([operator, a, b], at) => binary(operator, a(at), b(at)),
      ),
    ),
  }));
  return any;
}

/** What a thread's own ops may read. */
export const ownTerm = anyTerm((at) => at.temporaries);
/** What everybody may read. */
export const publicTerm = anyTerm((at) => at.shared);

export function anyEffects(
  of: AnyTerm,
  writable: (at: Context) => readonly Cell[],
): fc.Arbitrary<Build<Effect>[]> {
  const anyEffect = build(
    fc.tuple(fc.boolean(), anyIndex, of, fc.option(of)),
    ([isShared, i, value, when], at) =>
      set(
        one(isShared ? at.shared : writable(at), i + at.round),
        value(at),
        when === null ? null : when(at),
      ),
  );
  return fc.array(anyEffect, { maxLength: 3 });
}

export function anyMarks(of: AnyTerm): fc.Arbitrary<Build<EventMark>[]> {
  const anyMark = build(
    fc.tuple(anyEvent, of, fc.constantFrom('', 'x', 'y')),
    ([event, when, outcome], at): EventMark => ({ event, when: when(at), outcome }),
  );
  return fc.array(anyMark, { maxLength: 2 });
}

/** Mixes what it sees into the one exact register. */
export const anyExact = build(anyIndex, (i, at): ExactEffect => (moment) => {
  const seen = moment.value(one(at.shared, i)) + moment.timeTicks;
  moment.exact[0] = (moment.exact[0] ?? 0n) * 5n + BigInt(seen);
});

export const anyOp = build(
  fc.record({
    label: anyLabel,
    guard: fc.option(ownTerm),
    effects: anyEffects(ownTerm, (at) => at.temporaries),
    marks: anyMarks(ownTerm),
    exact: fc.option(anyExact),
    costTicks: fc.option(fc.nat({ max: 40 })),
    rest: fc.boolean(),
    hasLimit: fc.boolean(),
  }),
  ({ label, guard, rest, hasLimit, ...given }, at): Statement => {
    const effects = given.effects.map((e) => e(at));
    const options = {
      events: given.marks.map((m) => m(at)),
      ...(given.exact === null ? {} : { exact: given.exact(at) }),
      ...(given.costTicks === null ? {} : { costTicks: given.costTicks }),
    };
    const parts = {
      temporaries: [],
      steps: [op(label, 'part', effects.slice(0, 1)), op(label, 'part', effects.slice(1), options)],
    };
    if (guard === null) return op(label, 'op', effects, { ...options, parts });
    const limit = hasLimit ? { limitTicks: 20 } : {};
    return wait(label, 'wait', guard(at), { ...options, effects, rest, ...limit, parts });
  },
);
