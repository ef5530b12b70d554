import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toyMachine } from '../testing/toy-machine.ts';
import type { ToyActor, ToyOp, ToyProgram } from '../testing/toy-machine.ts';
import { NOBODY, Timing } from './timing.ts';
import type { TimingOptions } from './timing.ts';

const PLAIN: TimingOptions = { seed: 1, jitter: false, injectAtStep: null };

interface Entry {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Runs until nobody is chosen; `pick` may choose another actor than the scheduler. */
function play(
  program: ToyProgram,
  options: Partial<TimingOptions> = {},
  pick: (step: number, timing: Timing) => number = (_, timing) => timing.choice,
): Entry[] {
  const machine = toyMachine(program);
  const timing = new Timing(machine, { ...PLAIN, ...options });
  const state = machine.initial.slice();
  const entries: Entry[] = [];
  for (let step = 0; step < 500; step++) {
    timing.observe(state, step);
    const actor = pick(step, timing);
    if (actor === NOBODY) break;
    const start = timing.startOf(actor);
    const end = start + timing.duration(state, actor);
    const thread = machine.actors[actor]?.thread ?? NOBODY;
    const before = thread === NOBODY ? 0 : machine.place(state, thread);
    const move = machine.moveOf(state, actor);
    machine.step(state, actor);
    const moved = thread !== NOBODY && machine.place(state, thread) !== before;
    timing.book(actor, move, start, end);
    if (moved) timing.bookMove(thread, end);
    entries.push({ id: machine.actors[actor]?.id ?? '', start, end });
  }
  return entries;
}

const op = (costTicks: number, more: Partial<ToyOp> = {}): ToyOp => ({
  text: 'op',
  costTicks,
  ...more,
});
const set = (index: number, value: number) => (state: { value: Int32Array }) => {
  state.value[index] = value;
};

describe('Timing', () => {
  it('lets the thread go first that is ready first, each step after the one before', () => {
    const entries = play({
      threads: [
        [op(10), op(10), op(10)],
        [op(25), op(1)],
      ],
      initial: [],
    });
    expect(entries.filter(({ id }) => id === 't0').map(({ start }) => start)).toEqual([0, 10, 20]);
    expect(entries.filter(({ id }) => id === 't1').map(({ start }) => start)).toEqual([0, 25]);
    expect(entries.map(({ start }) => start)).toEqual([0, 0, 10, 20, 25]);
  });

  it('starts a released thread at the release, not when it came to its wait', () => {
    const entries = play({
      threads: [
        [op(100), op(5, { effect: set(0, 1) }), op(5)],
        [op(3, { guard: ({ value }) => value[0] === 1 })],
      ],
      initial: [0],
    });
    expect(entries.map(({ id, start }) => [id, start])).toEqual([
      ['t0', 0],
      ['t0', 100],
      ['t1', 100],
      ['t0', 105],
    ]);
  });

  it('decides ties by the seed, and every one of the tied can win', () => {
    const threads = Array.from({ length: 4 }, () => [op(10)]);
    const winners = new Set(
      Array.from({ length: 64 }, (_, seed) => play({ threads, initial: [] }, { seed })[0]?.id),
    );
    expect([...winners].sort()).toEqual(['t0', 't1', 't2', 't3']);
  });

  it('lengthens steps by at most half, differently by seed, only with jitter', () => {
    const program = { threads: [[op(10)]], initial: [] };
    const ends = Array.from(
      { length: 64 },
      (_, seed) => play(program, { seed, jitter: true })[0]?.end,
    );
    expect([...new Set(ends)].sort((a = 0, b = 0) => a - b)).toEqual([10, 11, 12, 13, 14, 15]);
    expect(play(program, { seed: 9 })[0]?.end).toBe(10);
  });

  it('takes a cost from its options instead of the machine', () => {
    const entries = play(
      { threads: [[op(10), op(10)]], initial: [] },
      { cost: (ticks, _, actor) => ticks * 3 + actor },
    );
    expect(entries.map(({ end }) => end)).toEqual([30, 60]);
  });

  describe('the environment', () => {
    const once: Pick<ToyActor, 'guard' | 'effect'> = {
      guard: ({ value }) => value[0] === 0,
      effect: set(0, 1),
    };

    it('acts within its delay after it became possible', () => {
      const delayed = {
        threads: [[op(50), op(8, { effect: set(1, 1) }), op(1000)]],
        environment: [
          {
            id: 'late',
            guard: ({ value }: { value: Int32Array }) => value[0] === 0 && value[1] === 1,
            effect: set(0, 1),
            delay: [30, 40],
          } as const,
        ],
        initial: [0, 0],
      };
      const starts = Array.from(
        { length: 64 },
        (_, seed) => play(delayed, { seed }).find(({ id }) => id === 'late')?.start ?? 0,
      );
      expect(Math.min(...starts)).toBe(80);
      expect(Math.max(...starts)).toBe(90);
    });

    it('forgets when it would have acted while it is not possible', () => {
      // Possible from 0, impossible from 10, possible again from 20: acts at 20 + 15.
      const entries = play({
        threads: [
          [op(10), op(10, { effect: set(1, 1) }), op(10, { effect: set(1, 0) }), op(10), op(10)],
        ],
        environment: [
          {
            id: 'error',
            guard: ({ value }) => value[0] === 0 && value[1] === 0,
            effect: set(0, 1),
            delay: [15, 15],
          },
        ],
        initial: [0, 0],
      });
      expect(entries.find(({ id }) => id === 'error')?.start).toBe(35);
    });

    it('waits for a new delay before it acts again', () => {
      const entries = play({
        threads: [[]],
        environment: [
          {
            id: 'tick',
            guard: ({ value }) => (value[0] ?? 0) < 3,
            effect: ({ value }) => {
              value[0] = (value[0] ?? 0) + 1;
            },
            delay: [100, 100],
          },
        ],
        initial: [0],
      });
      expect(entries.map(({ start }) => start)).toEqual([100, 200, 300]);
    });

    it('interrupts a thread between two of its ops, and the thread goes on when that has ended', () => {
      const interrupt: ToyActor = {
        id: 'hmi-t0',
        thread: 0,
        guard: ({ value, place }) => value[0] === 0 && place[0] === 1,
        effect: ({ value, place }) => {
          value[0] = 1;
          place[0] = 2;
        },
        costTicks: 4,
        delay: [5, 5],
      };
      const entries = play({
        threads: [[op(100), op(8, { guard: () => false }), op(8)]],
        environment: [interrupt],
        initial: [0],
      });
      expect(entries.map(({ id, start, end }) => [id, start, end])).toEqual([
        ['t0', 0, 100],
        ['hmi-t0', 100, 104],
        ['t0', 104, 112],
      ]);
    });

    it('acts as a last resort only when nobody else can move, after its delay', () => {
      const entries = play({
        threads: [[op(10), op(10, { guard: ({ value }) => value[0] === 1 }), op(10)]],
        environment: [{ ...once, id: 'timeout', lastResort: true, delay: [500, 500] }],
        initial: [0],
      });
      expect(entries.map(({ id, start }) => [id, start])).toEqual([
        ['t0', 0],
        ['timeout', 500],
        ['t0', 500],
        ['t0', 510],
      ]);
    });

    it('acts, taken out of its turn, when the first in turn would have', () => {
      const program: ToyProgram = {
        threads: [[op(10), op(10), op(10)]],
        environment: [{ ...once, id: 'error', delay: [400, 400] }],
        initial: [0],
      };
      const entries = play(program, {}, (step, timing) => (step === 1 ? 1 : timing.choice));
      expect(entries.map(({ id, start }) => [id, start])).toEqual([
        ['t0', 0],
        ['error', 10],
        ['t0', 10],
        ['t0', 20],
      ]);
    });
  });

  describe('a step that is due', () => {
    const program: ToyProgram = {
      threads: [Array.from({ length: 8 }, () => op(30)), [op(7)]],
      environment: [
        { id: 'wrap', guard: ({ value }) => value[0] === 0, effect: set(0, 1), dueTicks: 100 },
      ],
      initial: [0],
    };

    it('starts exactly then', () => {
      const entries = play(program);
      expect(entries.find(({ id }) => id === 'wrap')?.start).toBe(100);
      expect(entries.filter(({ id }) => id === 't0').map(({ start }) => start)).toEqual([
        0, 30, 60, 90, 120, 150, 180, 210,
      ]);
    });

    it('is started before by nobody, not even by hand', () => {
      // The thread is taken by hand as long as it has ops: time stands still just before the wrap.
      const entries = play(program, {}, (step, timing) => (step < 8 ? 0 : timing.choice));
      expect(entries.slice(0, 8).map(({ start }) => start)).toEqual([
        0, 30, 60, 90, 99, 99, 99, 99,
      ]);
      expect(entries.find(({ id }) => id === 'wrap')?.start).toBe(100);
    });
  });

  describe('injectAtStep', () => {
    const raised = (delayTicks: number): ToyProgram => ({
      threads: [[op(10), op(10), op(10), op(10)]],
      environment: [
        {
          id: 'error',
          guard: ({ value }) => (value[0] ?? 0) < 2,
          effect: ({ value }) => {
            value[0] = (value[0] ?? 0) + 1;
          },
          delay: [delayTicks, delayTicks],
          injects: true,
        },
      ],
      initial: [0],
    });

    it('raises the error as that very step, and none before', () => {
      for (const delayTicks of [0, 15, 10_000]) {
        for (const injectAtStep of [0, 1, 3, 4]) {
          const ids = play(raised(delayTicks), { injectAtStep }).map(({ id }) => id);
          expect(ids.indexOf('error')).toBe(injectAtStep);
        }
      }
    });

    it('leaves further errors to the seed', () => {
      const ids = play(raised(15), { injectAtStep: 1 }).map(({ id }) => id);
      expect(ids.filter((id) => id === 'error')).toHaveLength(2);
    });

    it('chooses nobody where the error cannot be raised', () => {
      const never: ToyProgram = {
        ...raised(0),
        environment: [{ id: 'error', guard: () => false, effect: () => undefined, injects: true }],
      };
      expect(play(never, { injectAtStep: 2 })).toHaveLength(2);
      expect(play(raised(0), { injectAtStep: 7 })).toHaveLength(4);
    });
  });

  describe('as a property of any program', () => {
    const anyProgram = fc
      .array(fc.array(fc.record({ cost: fc.nat(40), flag: fc.nat(3) }), { maxLength: 8 }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((threads): ToyProgram => ({
        threads: threads.map((ops, thread) =>
          ops.map(({ cost, flag }, place) => ({
            text: 'op',
            costTicks: cost,
            // Some ops wait for another thread to have moved on.
            guard: ({ place: places }) =>
              flag !== 3 || (places[(thread + 1) % places.length] ?? 0) >= Math.min(place, 2),
          })),
        ),
        environment: [
          {
            id: 'error',
            guard: ({ value }) => value[0] === 0,
            effect: set(0, 1),
            delay: [0, 60],
            injects: true,
          },
          {
            id: 'wrap',
            guard: ({ value }) => value[1] === 0,
            effect: set(1, 1),
            dueTicks: 70,
          },
        ],
        initial: [0, 0],
      }));
    const anyOptions = fc.record({
      seed: fc.integer({ min: 0, max: 0xffff_ffff }),
      jitter: fc.boolean(),
      injectAtStep: fc.option(fc.nat(12), { nil: null }),
    });

    it('never goes back in time, and gives whole ticks', () => {
      fc.assert(
        fc.property(anyProgram, anyOptions, fc.array(fc.nat(5)), (program, options, hand) => {
          const entries = play(program, options, (step, timing) => {
            const wish = hand[step];
            return wish !== undefined && timing.isEnabled(wish) ? wish : timing.choice;
          });
          let now = 0;
          for (const { start, end } of entries) {
            expect(start).toBeGreaterThanOrEqual(now);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(Number.isInteger(end)).toBe(true);
            now = start;
          }
        }),
      );
    });

    it('goes on the same from any moment that was saved', () => {
      fc.assert(
        fc.property(anyProgram, anyOptions, fc.nat(12), (program, options, cut) => {
          const machine = toyMachine(program);
          const run = (timing: Timing, state: Int32Array, from: number, to: number): Entry[] => {
            const entries: Entry[] = [];
            for (let step = from; step < to; step++) {
              timing.observe(state, step);
              const actor = timing.choice;
              if (actor === NOBODY) break;
              const start = timing.startOf(actor);
              const end = start + timing.duration(state, actor);
              const move = machine.moveOf(state, actor);
              machine.step(state, actor);
              timing.book(actor, move, start, end);
              entries.push({ id: machine.actors[actor]?.id ?? '', start, end });
            }
            return entries;
          };
          const first = new Timing(machine, options);
          const state = machine.initial.slice();
          const head = run(first, state, 0, cut);
          const saved = new Float64Array(first.savedLength + 2);
          first.save(saved, 2);
          const savedState = state.slice();
          const tail = run(first, state, head.length, 100);
          const second = new Timing(machine, options);
          second.restore(saved, 2);
          expect(run(second, savedState, head.length, 100)).toEqual(tail);
        }),
      );
    });

    it('runs the same when the machine says whom a step affects', () => {
      fc.assert(
        fc.property(anyProgram, anyOptions, (program, options) => {
          // Guards of threads look at places and nothing else, the environment at its own number.
          const threads = Uint16Array.from(program.threads.keys());
          const affected = (actor: number): Uint16Array =>
            actor < threads.length ? threads : Uint16Array.of(actor);
          expect(play({ ...program, affected }, options)).toEqual(play(program, options));
        }),
      );
    });
  });
});
