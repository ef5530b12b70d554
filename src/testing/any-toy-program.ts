/**
 * Random programs for toy machines, for fast-check: guards that come and go, interrupts, timeouts,
 * steps that are due, errors. Delays are fixed, so that what a scheduler should do can be worked out.
 */
import fc from 'fast-check';
import type { ToyActor, ToyOp, ToyProgram, ToyState } from './toy-machine.ts';

const VALUES = 3;
const MOST_STEPS = 3;

/** A number of the state must be this, or there is no condition. */
const anyCondition = fc.option(fc.tuple(fc.nat(VALUES - 1), fc.nat(1)), { nil: null, freq: 3 });
const anyEffect = fc.option(fc.tuple(fc.nat(VALUES - 1), fc.nat(1)), { nil: null, freq: 2 });
type Setting = readonly [index: number, value: number] | null;

const holds = (condition: Setting, { value }: ToyState): boolean =>
  condition === null || value[condition[0]] === condition[1];

const numberOf = (setting: Setting): number[] => (setting === null ? [] : [setting[0]]);

function apply(effect: Setting, { value }: ToyState): void {
  if (effect !== null) value[effect[0]] = effect[1];
}

const anyOp = fc
  .record({ cost: fc.nat(40), condition: anyCondition, effect: anyEffect })
  .map(({ cost, condition, effect }): ToyOp & Record<'looksAt' | 'sets', Setting> => ({
    text: 'op',
    costTicks: cost,
    looksAt: condition,
    sets: effect,
    guard: (state) => holds(condition, state),
    effect: (state) => apply(effect, state),
  }));

const anyActor = fc.record({
  kind: fc.constantFrom('plain', 'interrupt', 'timeout', 'due', 'error'),
  condition: anyCondition,
  effect: anyEffect,
  thread: fc.nat(),
  cost: fc.constantFrom(0, 4, 30),
  delay: fc.nat(90),
});

/** Every actor of the environment acts three times at most, so that every run ends. */
export const anyToyProgram: fc.Arbitrary<ToyProgram> = fc
  .record({
    threads: fc.array(fc.array(anyOp, { maxLength: 8 }), { minLength: 1, maxLength: 4 }),
    environment: fc.array(anyActor, { maxLength: 6 }),
    sparse: fc.boolean(),
  })
  .map(({ threads, environment, sparse }) => {
    const thread = (chosen: number): number => chosen % threads.length;
    const actors = environment.map(
      ({ kind, condition, effect, thread: chosen, cost, delay }, index): ToyActor => ({
        id: `${kind}${index}`,
        thread: kind === 'interrupt' ? thread(chosen) : -1,
        costTicks: cost,
        delay: [delay, delay],
        injects: kind === 'error',
        lastResort: kind === 'timeout',
        dueTicks: kind === 'due' ? delay * 3 : Infinity,
        guard: (state) =>
          (state.value[VALUES + index] ?? 0) < MOST_STEPS && holds(condition, state),
        effect: (state) => {
          state.value[VALUES + index] = (state.value[VALUES + index] ?? 0) + 1;
          apply(effect, state);
          if (kind === 'interrupt') state.place[thread(chosen)] = 1;
        },
      }),
    );
    /** By actor: numbers that its guards look at, and numbers that it sets. */
    const looksAt = [
      ...threads.map((ops) => ops.flatMap((op) => numberOf(op.looksAt))),
      ...environment.map(({ condition }) => numberOf(condition)),
    ];
    const sets = [
      ...threads.map((ops) => ops.flatMap((op) => numberOf(op.sets))),
      ...environment.map(({ effect }) => numberOf(effect)),
    ];
    const affected = (actor: number): Uint16Array => {
      const { kind = '', thread: chosen = 0 } = environment[actor - threads.length] ?? {};
      const moved = kind === 'interrupt' ? thread(chosen) : actor;
      const isAffected = (numbers: readonly number[], one: number) =>
        one === actor || one === moved || numbers.some((n) => sets[actor]?.includes(n));
      return Uint16Array.from(
        looksAt.flatMap((numbers, one) =>
          isAffected(numbers, one) && actors[one - threads.length]?.lastResort !== true
            ? [one]
            : [],
        ),
      );
    };
    return {
      threads,
      environment: actors,
      initial: new Array<number>(VALUES + environment.length).fill(0),
      ...(sparse ? { affected } : {}),
    };
  });
