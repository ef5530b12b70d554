/**
 * Random programs of a few threads, for fast-check. They are small, use every kind of statement, and
 * keep the rules of programs: threads share their listing, functions do not call themselves, a
 * routine starts with an op and does not end nowhere, temporaries are each thread's own.
 */
import * as fc from 'fast-check';
import { defined } from '../../base/assert.ts';
import { cell, type Cell } from '../../machine/cell.ts';
import { binary, not, place, type Expression, type PlaceTest } from '../../machine/expression.ts';
import type { BinaryOperator } from '../../machine/expression.ts';
import { environmentActor, type EnvironmentActor, type Program } from '../../machine/program.ts';
import { branch, call, goto, loop, op, phase, set, wait } from '../../machine/statement.ts';
import type { Effect, EventMark, ExactEffect, Func, Statement } from '../../machine/statement.ts';

const THREADS = 2;
const SHARED = 3;
const TEMPORARIES = 2;
const FUNCTIONS = 3;
const EVENTS = ['e0', 'e1', 'e2'];
const PHASES = ['p0', 'p1', 'p2'];
const ROUTINES = ['r0', 'r1', 'r2'];
const LINES = ['r0:A', 'r1:op', 'f0:B#2', 'f1:control', 'nowhere'];
const OPERATORS: BinaryOperator[] = ['==', '!=', '<', '>', '&&', '||', '+', '-'];

/** What a piece of program refers to, filled in for each thread and each round of a loop. */
interface Context {
  readonly shared: readonly Cell[];
  readonly temporaries: readonly Cell[];
  readonly functions: readonly Build<Func>[];
  /** Functions from here on may be called. */
  readonly callable: number;
  readonly round: number;
}

type Build<T> = (at: Context) => T;

const one = <T>(from: readonly T[], index: number): T =>
  defined(from[index % from.length], 'a choice');

const anyConstant = fc.integer({ min: -3, max: 6 });
const anyIndex = fc.nat({ max: 5 });
const anyOperator = fc.constantFrom(...OPERATORS);
const anyEvent = fc.constantFrom(...EVENTS);
const anyRoutine = fc.constantFrom(...ROUTINES);
const anyLabel = fc.constantFrom('', 'A', 'B');

const anyPlaceTest: fc.Arbitrary<PlaceTest> = fc.oneof(
  fc.constant<PlaceTest>('rest'),
  fc.constantFrom(...PHASES).map((id) => ({ phase: id })),
  fc.constantFrom(...LINES).map((line) => ({ line })),
);

/** Expressions of a thread's own ops; with `temporaries` false, of anybody. */
function anyTerm(temporaries: boolean): fc.Arbitrary<Build<Expression>> {
  const { term } = fc.letrec<{ term: Build<Expression> }>((tie) => ({
    term: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      anyConstant.map((value): Build<Expression> => () => ({ kind: 'constant', value })),
      anyIndex.map(
        (i): Build<Expression> =>
          (at) =>
            cellTerm(one(at.shared, i + at.round)),
      ),
      anyIndex.map(
        (i): Build<Expression> =>
          (at) =>
            cellTerm(one(temporaries ? at.temporaries : at.shared, i)),
      ),
      fc.tuple(fc.nat({ max: THREADS - 1 }), anyPlaceTest).map(
        ([thread, where]): Build<Expression> =>
          () =>
            place(thread, where),
      ),
      tie('term').map(
        (of): Build<Expression> =>
          (at) =>
            not(of(at)),
      ),
      fc.tuple(anyOperator, tie('term'), tie('term')).map(
        ([operator, a, b]): Build<Expression> =>
          (at) =>
            binary(operator, a(at), b(at)),
      ),
    ),
  }));
  return term;
}

const cellTerm = (of: Cell): Expression => ({ kind: 'cell', cell: of });

const ownTerm = anyTerm(true);
const publicTerm = anyTerm(false);

function anyEffects(term: fc.Arbitrary<Build<Expression>>, temporaries: boolean) {
  const effect = fc
    .tuple(anyIndex, fc.boolean(), term, fc.option(term))
    .map(([i, shared, value, when]): Build<Effect> => (at) => {
      const to = shared || !temporaries ? one(at.shared, i + at.round) : one(at.temporaries, i);
      return set(to, value(at), when === null ? null : when(at));
    });
  return fc.array(effect, { maxLength: 3 });
}

function anyMarks(term: fc.Arbitrary<Build<Expression>>) {
  const mark = fc
    .tuple(anyEvent, term, fc.constantFrom('', 'x', 'y'))
    .map(([event, when, outcome]): Build<EventMark> => (at) => ({
      event,
      when: when(at),
      outcome,
    }));
  return fc.array(mark, { maxLength: 2 });
}

const anyExact: fc.Arbitrary<Build<ExactEffect>> = anyIndex.map((i) => (at) => (moment) => {
  const seen = moment.value(one(at.shared, i)) + moment.timeTicks;
  moment.exact[0] = (moment.exact[0] ?? 0n) * 5n + BigInt(seen);
});

const anyOp: fc.Arbitrary<Build<Statement>> = fc
  .record({
    label: anyLabel,
    guard: fc.option(ownTerm),
    effects: anyEffects(ownTerm, true),
    marks: anyMarks(ownTerm),
    exact: fc.option(anyExact),
    costTicks: fc.option(fc.nat({ max: 40 })),
    rest: fc.boolean(),
    timesOut: fc.boolean(),
  })
  .map(({ label, guard, rest, timesOut, ...given }) => (at) => {
    const effects = given.effects.map((e) => e(at));
    const options = {
      events: given.marks.map((m) => m(at)),
      ...(given.exact === null ? {} : { exact: given.exact(at) }),
      ...(given.costTicks === null ? {} : { costTicks: given.costTicks }),
    };
    if (guard === null) return op(label, 'op', effects, options);
    return wait(label, 'wait', guard(at), { ...options, effects, rest, timesOut });
  });

const { body: anyBody } = fc.letrec<{ statement: Build<Statement>[]; body: Build<Statement[]> }>(
  (tie) => ({
    body: fc
      .array(tie('statement'), { maxLength: 3 })
      .map((list) => (at: Context) => list.flat().map((s) => s(at))),
    statement: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: anyOp.map((s) => [s]), weight: 4 },
      { arbitrary: anyRoutine.map((r) => [() => goto(r)]), weight: 1 },
      {
        arbitrary: fc
          .tuple(ownTerm, tie('body'), tie('body'))
          .map(([c, a, b]) => [(at: Context) => branch('if', c(at), a(at), b(at))]),
        weight: 2,
      },
      {
        arbitrary: fc
          .tuple(fc.nat({ max: 2 }), tie('body'))
          .map(([n, body]) => [
            (at: Context) => loop('for', [...Array(n).keys()], (round) => body({ ...at, round })),
          ]),
        weight: 1,
      },
      {
        arbitrary: fc
          .tuple(fc.constantFrom(...PHASES), tie('body'))
          .map(([id, body]) => [(at: Context) => phase(id, body(at))]),
        weight: 1,
      },
      {
        arbitrary: fc.tuple(anyLabel, anyIndex).map(([label, i]) => [
          (at: Context) => {
            const callees = at.functions.slice(at.callable);
            return callees.length === 0 ? op('', 'op') : call(label, one(callees, i)(at));
          },
        ]),
        weight: 1,
      },
    ),
  }),
);

const functionNamed = (name: string, body: readonly Statement[]): Func => ({
  name,
  file: '',
  origin: '',
  summary: '',
  body,
});

/** A routine starts with an op, so that no loop is without one, and ends in a goto or for ever. */
const anyRoutineBody: fc.Arbitrary<Build<Statement[]>> = fc
  .tuple(anyOp, anyBody, fc.option(anyRoutine))
  .map(([first, body, next]) => (at) => [
    first(at),
    ...body(at),
    next === null ? wait('', 'for ever', false, { rest: true }) : goto(next),
    ...(next === null ? [goto('r0')] : []),
  ]);

const anyRange = fc
  .tuple(fc.integer({ min: -3, max: 2 }), fc.nat({ max: 6 }), fc.nat({ max: 6 }))
  .map(([min, span, start]) => ({ min, max: min + span, initial: min + (start % (span + 1)) }));

function anyEnvironmentActor(id: string): fc.Arbitrary<Build<EnvironmentActor>> {
  return fc
    .record({
      thread: fc.integer({ min: -1, max: THREADS - 1 }),
      guard: publicTerm,
      effects: anyEffects(publicTerm, false),
      marks: anyMarks(publicTerm),
      moves: fc.array(fc.tuple(publicTerm, anyRoutine), { maxLength: 2 }),
      last: anyRoutine,
      moved: fc.option(fc.nat({ max: THREADS - 1 })),
      temporary: publicTerm,
      exact: fc.option(anyExact),
    })
    .map((given) => (at) => {
      const { moved } = given;
      const own = moved === null ? [] : temporariesOf(at, moved);
      const moves = [...given.moves.map(([when, routine]) => ({ when: when(at), routine }))];
      return environmentActor({
        id,
        label: id,
        thread: given.thread,
        guard: given.guard(at),
        delay: { minTicks: 0, maxTicks: 0 },
        effects: [
          ...given.effects.map((e) => e(at)),
          ...own.map((c) => set(c, given.temporary(at))),
        ],
        events: given.marks.map((m) => m(at)),
        moves:
          moved === null
            ? []
            : [...moves, { when: true, routine: given.last }].map((m) => ({ thread: moved, ...m })),
        exact: given.exact === null ? null : given.exact(at),
      });
    });
}

/** The environment's context has the temporaries of all threads in a row. */
const temporariesOf = (at: Context, thread: number): readonly Cell[] =>
  at.temporaries.slice(thread * TEMPORARIES, (thread + 1) * TEMPORARIES);

export const anyProgram: fc.Arbitrary<Program> = fc
  .record({
    paddingBits: fc.integer({ min: 1, max: 16 }),
    shared: fc.array(anyRange, { minLength: SHARED, maxLength: SHARED }),
    temporaries: fc.array(anyRange, { minLength: TEMPORARIES, maxLength: TEMPORARIES }),
    functions: fc.array(anyBody, { minLength: FUNCTIONS, maxLength: FUNCTIONS }),
    routines: fc.tuple(...ROUTINES.map(() => anyRoutineBody)),
    starts: fc.array(anyRoutine, { minLength: THREADS, maxLength: THREADS }),
    environment: fc.tuple(
      fc.option(anyEnvironmentActor('n0')),
      fc.option(anyEnvironmentActor('n1')),
    ),
    invariants: fc.array(
      fc.tuple(fc.oneof(fc.constantFrom('always', 'rest'), anyEvent), publicTerm),
      { maxLength: 3 },
    ),
  })
  .map((given): Program => {
    const shared = given.shared.map((range, i) =>
      cell({ id: `s${String(i)}`, label: '', scope: 'core', index: 0, summary: '', ...range }),
    );
    // Moves the other cells about in their word.
    const max = 2 ** given.paddingBits - 1;
    const padding = cell({ id: 'padding', label: '', scope: 'core', index: 0, summary: '', max });
    const temporaries = [...Array(THREADS).keys()].map((thread) =>
      given.temporaries.map(({ min, max }, i) => {
        const id = `t${String(thread)}.${String(i)}`;
        const summary = '';
        return cell({
          id,
          label: '',
          scope: 'thread',
          index: thread,
          summary,
          min,
          max,
          temporary: true,
        });
      }),
    );
    const functions = given.functions.map(
      (body, i): Build<Func> =>
        (at) =>
          functionNamed(`f${String(i)}`, body({ ...at, callable: i + 1, round: 0 })),
    );
    const context = { shared, functions, callable: 0, round: 0 };
    const everybody = { ...context, temporaries: temporaries.flat() };
    return {
      cells: [padding, ...shared, ...temporaries.flat()],
      threads: temporaries.map((own, i) => ({
        id: `t${String(i)}`,
        label: '',
        start: one(given.starts, i),
        routines: given.routines.map((body, r) => ({
          name: one(ROUTINES, r),
          code: functionNamed(one(ROUTINES, r), body({ ...context, temporaries: own })),
        })),
      })),
      environment: given.environment.flatMap((e) => (e === null ? [] : [e(everybody)])),
      invariants: given.invariants.map(([when, holds], i) => ({
        id: `i${String(i)}`,
        when: when === 'always' || when === 'rest' ? when : { event: when },
        holds: holds(everybody),
      })),
      events: EVENTS,
      phases: PHASES,
      initialExact: BigUint64Array.of(1n),
    };
  });
