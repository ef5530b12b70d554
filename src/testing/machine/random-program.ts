/**
 * Random programs of a few threads, for fast-check. They are small, use every kind of statement, and
 * keep the rules of programs: threads share their listing, functions do not call themselves, a
 * routine starts with an op and does not end nowhere, temporaries are each thread's own.
 */
import * as fc from 'fast-check';
import type { Cell } from '../../machine/cell.ts';
import { environmentActor, type EnvironmentActor, type Program } from '../../machine/program.ts';
import {
  branch,
  call,
  entry,
  goto,
  interruptible,
  loop,
  op,
  phase,
  resume,
  set,
  wait,
} from '../../machine/statement.ts';
import type { Func, Statement } from '../../machine/statement.ts';
import { anyEffects, anyEvent, anyExact, anyIndex, anyLabel, anyMarks } from './random-pieces.ts';
import { anyOp, build, EVENTS, one, ownTerm, PHASES, publicTerm } from './random-pieces.ts';
import { THREADS, type Build, type Context } from './random-pieces.ts';
import { func, shared, temporary } from './small-program.ts';

const SHARED = 3;
const TEMPORARIES = 2;
const FUNCTIONS = 3;
const ROUTINES = ['r0', 'r1', 'r2'];

/** Entered by an interrupt, and goes back. */
const HANDLER = 'handler';

const middleOf = (routine: string): string => `${routine}-middle`;
const anyRoutine = fc.constantFrom(...ROUTINES, ...ROUTINES.map(middleOf));

const { anyBody } = fc.letrec<{ anyBody: Build<Statement[]>; anyStatement: Build<Statement> }>(
  (tie) => ({
    anyBody: build(fc.array(tie('anyStatement'), { maxLength: 3 }), (list, at) =>
      list.map((s) => s(at)),
    ),
    anyStatement: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: anyOp },
      { weight: 1, arbitrary: build(anyRoutine, (name) => goto(name)) },
      {
        weight: 2,
        arbitrary: build(
          fc.tuple(ownTerm, tie('anyBody'), tie('anyBody')),
          ([condition, then, otherwise], at) =>
            branch('if', condition(at), then(at), otherwise(at)),
        ),
      },
      {
        weight: 1,
        arbitrary: build(fc.tuple(fc.nat({ max: 2 }), tie('anyBody')), ([rounds, body], at) =>
          loop('for', [...Array(rounds).keys()], (round) => body({ ...at, round })),
        ),
      },
      {
        weight: 1,
        arbitrary: build(fc.tuple(fc.constantFrom(...PHASES), tie('anyBody')), ([id, body], at) =>
          phase(id, body(at)),
        ),
      },
      {
        weight: 1,
        arbitrary: build(fc.tuple(ownTerm, tie('anyBody')), ([pending, body], at) =>
          interruptible(pending(at), body(at)),
        ),
      },
      {
        weight: 1,
        arbitrary: build(fc.tuple(anyLabel, anyIndex), ([label, i], at) => {
          const callees = at.functions.slice(at.callable);
          return callees.length === 0 ? op('', 'op') : call(label, one(callees, i)(at));
        }),
      },
    ),
  }),
);

/** Starts with an op, so that no loop is without one, and ends in a goto or for ever. */
const anyRoutineBody = build(
  fc.tuple(anyOp, anyBody, anyOp, fc.option(anyRoutine)),
  ([first, body, middle, next], at) =>
    (name: string): Statement[] => [
      first(at),
      ...body(at),
      entry(middleOf(name), [
        middle(at),
        next === null ? wait('', 'for ever', false, { rest: true }) : goto(next),
      ]),
    ],
);

/** Of the handler; there is always somebody who rests, and can be interrupted. */
const anyHandlerBody = build(
  fc.tuple(anyOp, anyBody, fc.option(anyRoutine)),
  ([first, body, next], at): Statement[] => [
    first(at),
    ...body(at),
    next === null ? resume('back') : goto(next),
    interruptible(false, [op('', 'never reached')]),
    wait('', 'for ever', false, { rest: true }),
  ],
);

/** Sets the temporaries of a thread that it moves, because they may be read there. */
const anyEnvironmentActor = (id: string): fc.Arbitrary<Build<EnvironmentActor>> =>
  build(
    fc.record({
      thread: fc.integer({ min: -1, max: THREADS - 1 }),
      guard: publicTerm,
      effects: anyEffects(publicTerm, (at) => at.shared),
      marks: anyMarks(publicTerm),
      moved: fc.option(fc.nat({ max: THREADS - 1 })),
      moves: fc.array(fc.tuple(publicTerm, anyRoutine), { maxLength: 2 }),
      lastRoutine: anyRoutine,
      handedOver: publicTerm,
      isInterrupt: fc.boolean(),
      lastResort: fc.boolean(),
      exact: fc.option(anyExact),
    }),
    ({ thread, moved: other, isInterrupt, lastResort, ...given }, at) => {
      const moved = isInterrupt && thread >= 0 ? thread : other;
      const effects = given.effects.map((e) => e(at));
      const moves = given.moves.map(([when, routine]) => ({ when: when(at), routine }));
      const routine = moved !== null && moved === thread ? HANDLER : given.lastRoutine;
      const always = { when: true, routine };
      return environmentActor({
        id,
        label: id,
        thread,
        guard: given.guard(at),
        delay: { minTicks: 0, maxTicks: 0 },
        lastResort,
        effects:
          moved === null
            ? effects
            : [...effects, ...ownedBy(at, moved).map((c) => set(c, given.handedOver(at)))],
        events: given.marks.map((m) => m(at)),
        moves: moved === null ? [] : [...moves, always].map((m) => ({ thread: moved, ...m })),
        exact: given.exact === null ? null : given.exact(at),
      });
    },
  );

const ownedBy = (at: Context, thread: number): Cell[] =>
  at.temporaries.filter((c) => c.index === thread);

const anyRange = fc
  .tuple(fc.integer({ min: -3, max: 2 }), fc.nat({ max: 6 }), fc.nat({ max: 6 }))
  .map(([min, span, start]) => ({ min, max: min + span, initial: min + (start % (span + 1)) }));

export const anyProgram: fc.Arbitrary<Program> = fc
  .record({
    paddingBits: fc.integer({ min: 1, max: 16 }),
    shared: fc.array(anyRange, { minLength: SHARED, maxLength: SHARED }),
    temporaries: fc.array(anyRange, { minLength: TEMPORARIES, maxLength: TEMPORARIES }),
    functions: fc.array(anyBody, { minLength: FUNCTIONS, maxLength: FUNCTIONS }),
    routines: fc.tuple(...ROUTINES.map(() => anyRoutineBody)),
    handler: anyHandlerBody,
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
    // Moves the other cells about in their word.
    const padding = shared('padding', { max: 2 ** given.paddingBits - 1 });
    const cells = given.shared.map((range, i) => shared(`s${String(i)}`, range));
    const temporaries = given.starts.map((_, index) =>
      given.temporaries.map(({ min, max }, i) =>
        temporary(`t${String(index)}.${String(i)}`, { index, min, max, initial: min }),
      ),
    );
    const functions = given.functions.map(
      (body, i): Build<Func> =>
        (at) =>
          func(`f${String(i)}`, body({ ...at, callable: i + 1, round: 0 })),
    );
    const threads = temporaries.map((_, index) => index);
    const context = { shared: cells, threads, functions, callable: 0, round: 0 };
    const everybody = { ...context, temporaries: temporaries.flat() };
    return {
      cells: [padding, ...cells, ...temporaries.flat()],
      threads: temporaries.map((own, i) => ({
        id: `t${String(i)}`,
        label: '',
        start: one(given.starts, i),
        routines: [
          ...given.routines.map((body, r) => {
            const name = one(ROUTINES, r);
            return { name, code: func(name, body({ ...context, temporaries: own })(name)) };
          }),
          {
            name: HANDLER,
            code: func(HANDLER, given.handler({ ...context, temporaries: own })),
          },
        ],
      })),
      environment: given.environment
        .flatMap((e) => (e === null ? [] : [e(everybody)]))
        .toSorted((a, b) => Number(a.lastResort) - Number(b.lastResort)),
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
