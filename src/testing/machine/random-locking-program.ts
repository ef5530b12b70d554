/**
 * Random programs of threads that take one of two locks, do something, and give it back, for fast-check: with
 * waits inside and outside, with time-outs, with one lock taken inside the other, and with mistakes.
 */
import * as fc from 'fast-check';
import type { Cell } from '../../machine/cell.ts';
import { both, equal, not, term } from '../../machine/expression.ts';
import { environmentActor, type EnvironmentActor, type Program } from '../../machine/program.ts';
import { branch, op, set, wait, type Statement } from '../../machine/statement.ts';
import { one } from './random-pieces.ts';
import { func, program, shared, temporary } from './small-program.ts';

const THREADS = 3;
/** Flags of everybody. */
const FLAGS = 3;

interface Seat {
  readonly flags: readonly Cell[];
  readonly own: Cell;
  readonly copy: Cell;
  readonly locks: readonly Cell[];
}
type Part = (at: Seat) => readonly Statement[];

const anyFlag = fc.nat({ max: FLAGS - 1 });
const flagOf = ({ flags }: Seat, i: number): Cell => one(flags, i);
const lockOf = ({ locks }: Seat, i: number): Cell => one(locks, i);

const anyStep: fc.Arbitrary<Part> = fc.oneof(
  {
    weight: 3,
    arbitrary: anyFlag.map((i): Part => (at) => [op('', 'reads', [set(at.copy, flagOf(at, i))])]),
  },
  { weight: 3, arbitrary: fc.constant<Part>((at) => [op('', 'keeps', [set(at.own, at.copy)])]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyFlag, fc.boolean())
      .map(([i, value]): Part => (at) => [op('', 'stores', [set(flagOf(at, i), value, at.copy)])]),
  },
  {
    weight: 1,
    arbitrary: anyFlag.map((i): Part => (at) => [op('', 'sets', [set(flagOf(at, i), 1)])]),
  },
);
const anyWait: fc.Arbitrary<Part> = fc
  .tuple(anyFlag, fc.boolean())
  .map(([i, hasLimit]): Part => (at) => [
    wait('', 'waits', flagOf(at, i), hasLimit ? { limitTicks: 20 } : {}),
  ]);

/** Somebody else sets a flag once. */
const flip = (flag: Cell): EnvironmentActor =>
  environmentActor({
    id: 'flip',
    label: 'flip',
    guard: not(flag),
    effects: [set(flag, 1)],
    delay: { minTicks: 0, maxTicks: 0 },
  });

const within =
  (i: number, body: readonly Part[], isGivenBack: boolean): Part =>
  (at) => [
    wait('', 'lock', equal(lockOf(at, i), 0), { effects: [set(lockOf(at, i), 1)] }),
    ...body.flatMap((part) => part(at)),
    ...(isGivenBack ? [op('', 'unlock', [set(lockOf(at, i), 0)])] : []),
  ];

const anyInside = fc.array(
  fc.oneof({ weight: 6, arbitrary: anyStep }, { weight: 1, arbitrary: anyWait }),
  {
    maxLength: 2,
  },
);
const anySection = fc
  .tuple(fc.nat({ max: 1 }), anyInside, fc.integer({ min: 0, max: 11 }))
  .map(([i, body, mistake]) => within(i, body, mistake > 0));
const anyNested = fc
  .tuple(fc.nat({ max: 1 }), anySection, anyInside)
  .map(([i, inner, body]) => within(i, [inner, ...body], true));

const anyPart = fc.oneof(
  { weight: 5, arbitrary: anySection },
  { weight: 1, arbitrary: anyNested },
  { weight: 2, arbitrary: anyStep },
  { weight: 1, arbitrary: anyWait },
);
const anyBody = fc.array(anyPart, { minLength: 1, maxLength: 3 });

export const anyLockingProgram: fc.Arbitrary<Program> = fc
  .record({
    bodies: fc.array(anyBody, { minLength: 1, maxLength: THREADS }),
    flips: fc.option(anyFlag),
    asked: fc.array(fc.tuple(anyFlag, anyFlag, fc.boolean()), { maxLength: 2 }),
    asksLock: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ bodies, flips, asked, asksLock }) => {
    const flags = [...Array(FLAGS).keys()].map((i) => shared(`flag${i}`));
    const locks = [0, 1].map((i) => shared(`lock${i}`));
    const seats = [...Array(THREADS).keys()].map((index): Seat => ({
      flags,
      locks,
      own: shared(`own${index}`, { scope: 'thread', index }),
      copy: temporary(`copy${index}`, { index, max: 1 }),
    }));
    const main = (at: Seat, i: number) => [
      op('', 'begins', [set(at.copy, 0)]),
      // All threads have the same lines; each takes one of the bodies.
      ...bodies.map((body, k) =>
        branch(
          `if (thread is of kind ${k})`,
          i % bodies.length === k,
          body.flatMap((part) => part(at)),
        ),
      ),
      wait('', 'for ever', false, { rest: true }),
    ];
    return {
      ...program({
        cells: [...flags, ...locks, ...seats.flatMap(({ own, copy }) => [own, copy])],
        threads: [],
        environment: flips === null ? [] : [flip(one(flags, flips))],
        invariants: [
          ...asked.map(([a, b, isOwn], i) => ({
            id: `i${i}`,
            when: 'always' as const,
            holds: not(both(one(flags, a), isOwn ? one(seats, b).own : one(flags, b))),
          })),
          ...(asksLock === 0
            ? [{ id: 'lock', when: 'always' as const, holds: not(term(one(locks, 0))) }]
            : []),
        ],
      }),
      threads: seats.map((at, index) => ({
        id: `t${index}`,
        label: '',
        start: 'main',
        routines: [{ name: 'main', code: func('main', main(at, index)) }],
      })),
    };
  });
