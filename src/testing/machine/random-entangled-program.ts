/**
 * Random programs of two or three threads whose few lines wait for a handful of flags, and store to them on
 * conditions, for fast-check: each small, so that thousands can be searched, and nearly every line hangs on what
 * others do.
 */
import * as fc from 'fast-check';
import type { Cell } from '../../machine/cell.ts';
import { both, not, term, type Expression } from '../../machine/expression.ts';
import type { Program } from '../../machine/program.ts';
import { branch, op, set, wait, type Effect, type Statement } from '../../machine/statement.ts';
import { one } from './random-pieces.ts';
import { program, shared } from './small-program.ts';

const FLAGS = 4;

type Of<T> = (flags: readonly Cell[]) => T;

const anyFlag = fc.nat({ max: FLAGS - 1 });
const anyTest: fc.Arbitrary<Of<Expression>> = fc.tuple(anyFlag, fc.boolean()).map(
  ([i, isSet]) =>
    (flags) =>
      isSet ? term(one(flags, i)) : not(one(flags, i)),
);
const anyCondition: fc.Arbitrary<Of<Expression>> = fc.oneof(
  { weight: 3, arbitrary: anyTest },
  {
    weight: 1,
    arbitrary: fc.tuple(anyTest, anyTest).map(
      ([a, b]): Of<Expression> =>
        (flags) =>
          both(a(flags), b(flags)),
    ),
  },
);

const anyEffect: fc.Arbitrary<Of<Effect>> = fc
  .tuple(anyFlag, fc.option(anyFlag, { freq: 4 }), fc.boolean(), fc.option(anyCondition))
  .map(([i, from, value, when]) => (flags) => {
    const stored = from === null ? value : one(flags, from);
    return when === null ? set(one(flags, i), stored) : set(one(flags, i), stored, when(flags));
  });
const anyEffects: fc.Arbitrary<Of<readonly Effect[]>> = fc
  .array(anyEffect, { maxLength: 2 })
  .map((effects) => (flags) => {
    const all = effects.map((effect) => effect(flags));
    return all.filter(({ cell }, i) => all.findIndex((other) => other.cell === cell) === i);
  });

const anyOp: fc.Arbitrary<Of<Statement>> = anyEffects.map(
  (effects) => (flags) => op('', 'stores', effects(flags)),
);
const anyWait: fc.Arbitrary<Of<Statement>> = fc
  .tuple(anyCondition, anyEffects, fc.integer({ min: 0, max: 5 }))
  .map(([guard, effects, limit]) => (flags) => {
    const limits = limit === 0 ? { limitTicks: 5 } : {};
    return wait('', 'waits', guard(flags), { effects: effects(flags), ...limits });
  });
const anyBranch: fc.Arbitrary<Of<Statement>> = fc
  .tuple(anyCondition, anyOp, fc.option(anyWait))
  .map(([condition, then, otherwise]) => (flags) => {
    const rest = otherwise === null ? [] : [otherwise(flags)];
    return branch('if', condition(flags), [then(flags)], rest);
  });
const anyBody = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: anyOp },
    { weight: 2, arbitrary: anyWait },
    { weight: 1, arbitrary: anyBranch },
  ),
  { minLength: 1, maxLength: 4 },
);

export const anyEntangledProgram: fc.Arbitrary<Program> = fc
  .record({
    set: fc.array(fc.boolean(), { minLength: FLAGS, maxLength: FLAGS }),
    bodies: fc.array(anyBody, { minLength: 2, maxLength: 3 }),
    atRest: anyCondition,
    never: fc.tuple(anyTest, anyTest),
  })
  .map(({ set: isSet, bodies, atRest, never: [a, b] }) => {
    const flags = isSet.map((initial, i) => shared(`flag${i}`, { initial: Number(initial) }));
    const routines = Object.fromEntries(
      bodies.map((body, i) => [
        `r${i}`,
        [
          op('', 'begins'),
          ...body.map((statement) => statement(flags)),
          wait('', 'rests', false, { rest: true }),
        ],
      ]),
    );
    const made = program({
      cells: flags,
      threads: bodies.map(() => routines),
      invariants: [
        { id: 'at rest', when: 'rest', holds: atRest(flags) },
        { id: 'never', when: 'always', holds: not(both(a(flags), b(flags))) },
      ],
    });
    return { ...made, threads: made.threads.map((one, i) => ({ ...one, start: `r${i}` })) };
  });
