/**
 * Random programs that are made of copies, for fast-check: threads, or pairs of threads with cells of
 * a subcore, each the same but for whose cells they are about. One oddity may be put into one of them.
 */
import * as fc from 'fast-check';
import type { Cell } from '../../machine/cell.ts';
import { all, any, equal, not, term } from '../../machine/expression.ts';
import {
  environmentActor,
  type EnvironmentActor,
  type Invariant,
  type Program,
} from '../../machine/program.ts';
import { branch, goto, loop, op, set, wait, type Statement } from '../../machine/statement.ts';
import { anyEffects, anyEvent, anyLabel, anyMarks, anyOp, EVENTS } from './random-pieces.ts';
import { build, one, ownTerm, PHASES, publicTerm, type Context } from './random-pieces.ts';
import { func, shared, temporary } from './small-program.ts';

/** What is made different about the last copy, or about the order of all. */
export type Oddity = 'start' | 'value' | 'scan' | 'actor' | 'invariant';

interface Seat extends Context {
  /** Its own flag, and those of all copies. */
  readonly flag: Cell;
  readonly flags: readonly Cell[];
}

const ROUTINES = ['r0', 'r1'];
const anyRoutine = fc.constantFrom(...ROUTINES);

/** Looks at the others, and changes them, in no order. */
const anyMeeting = fc
  .record({ label: anyLabel, all: fc.boolean(), negated: fc.boolean(), value: fc.boolean() })
  .map((given) => (at: Seat): Statement => {
    const others = at.flags.filter((c) => c !== at.flag);
    const joined = given.all ? all(...others) : any(...others);
    return wait(given.label, 'meeting', given.negated ? not(joined) : joined, {
      effects: [set(at.flag, given.value), ...others.map((c) => set(c, !given.value))],
    });
  });

const anyBranch = build(fc.tuple(ownTerm, anyOp, anyOp), ([condition, a, b], at) =>
  branch('if', condition(at), [a(at)], [b(at)]),
);

const anyBody = fc.array(fc.oneof(anyOp, anyOp, anyMeeting, anyBranch), {
  minLength: 1,
  maxLength: 3,
});

const anyInterrupt = fc
  .record({
    guard: publicTerm,
    effects: anyEffects(publicTerm, (at) => at.shared),
    marks: anyMarks(publicTerm),
    routine: anyRoutine,
  })
  .map((given) => (thread: number, at: Context): EnvironmentActor => {
    const id = `n${thread}`;
    const handedOver = at.temporaries.map((c) => set(c, c.min));
    return environmentActor({
      id,
      label: id,
      thread,
      guard: given.guard(at),
      effects: [...given.effects.map((e) => e(at)), ...handedOver],
      events: given.marks.map((m) => m(at)),
      moves: [{ thread, when: true, routine: given.routine }],
      delay: { minTicks: 0, maxTicks: 0 },
    });
  });

const anyInvariant = fc.tuple(
  fc.oneof(fc.constantFrom('always', 'rest'), anyEvent),
  publicTerm,
  fc.boolean(),
);

const anyGiven = fc.record({
  copies: fc.integer({ min: 2, max: 3 }),
  /** Threads of a copy. */
  size: fc.integer({ min: 1, max: 2 }),
  paddingBits: fc.integer({ min: 1, max: 16 }),
  routines: fc.tuple(...ROUTINES.map(() => fc.tuple(anyBody, fc.option(anyRoutine)))),
  starts: fc.array(anyRoutine, { minLength: 2, maxLength: 2 }),
  interrupt: fc.option(anyInterrupt),
  invariants: fc.array(anyInvariant, { maxLength: 3 }),
});
type Given = typeof anyGiven extends fc.Arbitrary<infer T> ? T : never;

/** How many copies it is made of, and the program; with an oddity the last of them is not like the others. */
export const anyCopies = anyGiven.map((given) => {
  const few = given.copies === 3 ? { ...given, size: 1 } : given;
  return {
    copies: few.copies,
    program: (oddity: Oddity | null = null) => programOf(few, oddity),
  };
});

function programOf(given: Given, oddity: Oddity | null): Program {
  const padding = shared('padding', { max: 2 ** given.paddingBits - 1 });
  const common = shared('s', { max: 2 });
  const flags = [...Array(given.copies).keys()].map((index) => {
    const isOdd = oddity === 'start' && index === given.copies - 1;
    const scope = given.size === 1 ? 'thread' : 'group';
    return shared(`flag${index}`, { scope, index, initial: isOdd ? 1 : 0 });
  });
  const seats = [...Array(given.copies * given.size).keys()].map((index): Seat => {
    const flag = one(flags, Math.floor(index / given.size));
    const own = shared(`own${index}`, { scope: 'thread', index, max: 3 });
    const temporaries = [0, 1].map((i) => temporary(`t${index}.${i}`, { index, max: 2 }));
    const unused = { functions: [], callable: 0, round: 0 };
    return { flag, flags, shared: [common, flag, own], temporaries, threads: [index], ...unused };
  });
  const lastFlag = one(flags, given.copies - 1);
  return {
    cells: [
      padding,
      common,
      ...flags,
      ...seats.flatMap((at) => [one(at.shared, 2), ...at.temporaries]),
    ],
    threads: seats.map((at, index) => ({
      id: `t${index}`,
      label: '',
      start: one(given.starts, index % given.size),
      routines: given.routines.map(([body, next], r) => {
        const name = one(ROUTINES, r);
        const end = next === null ? wait('', 'for ever', false, { rest: true }) : goto(next);
        const statements = [...beginning(at, oddity), ...body.map((s) => s(at)), end];
        return { name, code: func(name, statements) };
      }),
    })),
    environment: [
      ...seats.flatMap((at, i) => (given.interrupt === null ? [] : [given.interrupt(i, at)])),
      ...(oddity === 'actor' ? [clears(lastFlag)] : []),
    ],
    invariants: [
      ...given.invariants.map(([when, holds, isForAll], i): Invariant => ({
        id: `i${i}`,
        when: when === 'always' || when === 'rest' ? when : { event: when },
        holds: isForAll ? all(...seats.map(holds)) : any(...seats.map(holds)),
      })),
      ...(oddity === 'invariant'
        ? [{ id: 'odd', when: 'rest', holds: term(lastFlag) } as const]
        : []),
    ],
    events: EVENTS,
    phases: PHASES,
    initialExact: BigUint64Array.of(1n),
  };
}

/** What every routine begins with: something of its own, in which an oddity is noticed. */
function beginning(at: Seat, oddity: Oddity | null): Statement[] {
  // A value that names one of the copies.
  const isNamed = oddity === 'value' && at.flag === at.flags.at(-1);
  const scan = loop('scan', at.flags, (c) => [wait('', 'scan', equal(c, 0))]);
  return [
    op('', 'own', [set(one(at.shared, 2), isNamed ? 2 : 1)]),
    op('', 'flag', [set(at.flag, 1)]),
    ...(oddity === 'scan' ? [scan] : []),
  ];
}

const clears = (flag: Cell): EnvironmentActor =>
  environmentActor({
    id: 'odd',
    label: 'odd',
    guard: flag,
    effects: [set(flag, 0)],
    delay: { minTicks: 0, maxTicks: 0 },
  });
