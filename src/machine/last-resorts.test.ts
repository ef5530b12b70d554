/** What happens once nobody else can move: when it comes, and which comes first. */
import { describe, expect, it } from 'vitest';
import { program, shared } from '../testing/machine/small-program.ts';
import { assemble } from './assemble.ts';
import { environmentActor, type EnvironmentActor } from './program.ts';
import { op, set, wait, type Statement } from './statement.ts';
import { NOBODY, Timing } from './timing.ts';

const x = shared('x', { max: 7 });
const y = shared('y');
const stop = wait('STOP', 'for ever', false, { rest: true });

const resort = (id: string, more: Partial<EnvironmentActor> = {}): EnvironmentActor =>
  environmentActor({
    id,
    label: id,
    guard: true,
    lastResort: true,
    effects: [set(x, 1)],
    delay: { minTicks: 0, maxTicks: 0 },
    ...more,
  });

/** Who comes, and when, until nobody does. */
function play(
  threads: readonly (readonly Statement[])[],
  environment: readonly EnvironmentActor[],
  exact = new BigUint64Array(1),
): [string, number][] {
  const m = assemble(program({ cells: [x, y], threads: threads.map((f) => ({ f })), environment }));
  const timing = new Timing(m, { seed: 1, jitter: false, injectAtStep: null });
  const state = m.initial.slice();
  const found: [string, number][] = [];
  for (let step = 0; step < 20; step++) {
    timing.observe(state, step, exact);
    const actor = timing.choice;
    if (actor === NOBODY) return found;
    const start = timing.startOf(actor);
    found.push([m.actors[actor]!.id, start]);
    const end = start + timing.duration(state, actor);
    const move = m.moveOf(state, actor);
    m.stepExact(state, actor, exact, start);
    timing.book(actor, move, start, end);
  }
  return found;
}

const patient = (limitTicks: number) => [
  op('A', 'a', [], { costTicks: 100 }),
  wait('B', 'b', x, { limitTicks }),
  stop,
];
const busy = [op('A', 'a', [], { costTicks: 100 }), wait('B', 'b', x), stop];

describe('a last resort of the environment', () => {
  const once = { guard: { kind: 'not', of: { kind: 'cell', cell: x } } } as const;

  it('comes as many ticks after the last step began as it says', () => {
    const environment = [resort('r', { ...once, waitTicks: () => 1000 })];
    expect(play([busy], environment)).toEqual([
      ['t0', 0],
      ['r', 1000],
      ['t0', 1000],
    ]);
  });

  it('comes at once where it does not say', () => {
    const found = play([busy], [resort('r', once)]);
    expect(found.map(([id]) => id)).toEqual(['t0', 'r', 't0']);
    expect(found[1]?.[1]).toBe(0);
  });

  it('is asked at the moment from which it counts, with exact registers and cells', () => {
    const asked: number[][] = [];
    const environment = [
      resort('r', {
        ...once,
        waitTicks: ({ timeTicks, exact, value }) => {
          asked.push([timeTicks, Number(exact[0]), value(x)]);
          return Number(exact[0]) - timeTicks;
        },
      }),
    ];
    const body = [
      op('A', 'a', [({ exact }) => (exact[0] = 4096n)], { costTicks: 100 }),
      op('A2', 'a', [], { costTicks: 8 }),
      ...busy.slice(1),
    ];
    expect(play([body], environment)[2]).toEqual(['r', 4096]);
    expect(asked).toEqual([[100, 4096, 0]]);
  });

  it('does not come while somebody else can move', () => {
    const slow = environmentActor({
      id: 'slow',
      label: 'slow',
      guard: { kind: 'not', of: { kind: 'cell', cell: y } },
      effects: [set(y, 1)],
      delay: { minTicks: 500, maxTicks: 500 },
    });
    const found = play([busy], [slow, resort('r', { ...once, waitTicks: () => 1 })]);
    expect(found.slice(0, 3)).toEqual([
      ['t0', 0],
      ['slow', 500],
      ['r', 501],
    ]);
  });

  it('comes before or after a wait is given up, whichever is first', () => {
    // The thread waits since tick 100.
    for (const limit of [899, 901]) {
      const environment = [resort('r', { ...once, waitTicks: () => 1000 })];
      const [, second] = play([patient(limit)], environment);
      expect(second).toEqual(limit === 899 ? ['timeout-t0', 999] : ['r', 1000]);
    }
  });

  it('comes first of several that comes soonest', () => {
    const environment = [
      resort('late', { ...once, waitTicks: () => 2000 }),
      resort('soon', { ...once, waitTicks: () => 1000 }),
    ];
    expect(play([busy], environment)[1]).toEqual(['soon', 1000]);
  });

  it('stands behind all others of the environment, and before the timeouts', () => {
    const plain = environmentActor({
      id: 'n',
      label: 'n',
      guard: true,
      effects: [],
      delay: { minTicks: 0, maxTicks: 0 },
    });
    const of = (environment: readonly EnvironmentActor[]) =>
      assemble(program({ cells: [x], threads: [{ f: patient(9) }], environment }));
    const m = of([plain, resort('r')]);
    expect(m.actors.map(({ id, lastResort }) => [id, lastResort])).toEqual([
      ['t0', false],
      ['n', false],
      ['r', true],
      ['timeout-t0', true],
    ]);
    expect(() => of([resort('r'), plain])).toThrow(
      'last resorts stand at the end of the environment',
    );
  });
});
