/** What the threads of the rack run, and what happens to them. */
import { all, any, equal, minus, more, not, place } from '../../machine/expression.ts';
import {
  environmentActor,
  type EnvironmentActor,
  type ThreadProgram,
} from '../../machine/program.ts';
import {
  branch,
  goto,
  interruptible,
  loop,
  op,
  phase,
  resume,
  set,
  wait,
  type EventMark,
  type Func,
  type Statement,
} from '../../machine/statement.ts';
import { mendClock, slipClocks, type Node, type Rack, type Thread } from './rack.ts';

const READINGS = [0, 1];

/** The program of each thread. */
export const threadPrograms = (rack: Rack): ThreadProgram[] =>
  rack.nodes.flatMap((node) =>
    node.threads.map((t) => ({
      id: t.id,
      label: t.id,
      start: 'watch',
      routines: [
        { name: 'watch', code: watch(t) },
        { name: 'mend', code: mend(rack, node, t) },
      ],
    })),
  );

const happens = (event: string, outcome = ''): EventMark => ({ event, when: true, outcome });
const source = (name: string, summary: string, body: readonly Statement[]): Func => ({
  name,
  file: 'rack.c',
  origin: '',
  summary,
  body,
});

const watch = (t: Thread): Func =>
  source('watch', 'Reads the clock a few times, and then waits for alarms.', [
    interruptible(t.alarm, [
      loop('for (i = 0; i < 2; i++)', READINGS, () => [
        op('W1', 'read(clock)', [], { costTicks: 40 }),
      ]),
      phase('idle', [wait('', 'idle until an alarm', false, { rest: true, waitsFor: 'an alarm' })]),
    ]),
    goto('watch'),
  ]);

function mend(rack: Rack, node: Node, t: Thread): Func {
  const isCareful = rack.scenario.mending === 'careful';
  const name = `clock ${node.index}`;
  const take = wait('M1', 'while (test_and_set(latch))', equal(rack.latch, 0), {
    effects: [set(rack.latch, 1)],
    events: [happens('latched')],
    waitsFor: 'the latch to be given back',
    does: 'takes the latch',
    why: 'Nobody else may look at a clock that is about to be mended.',
    added: true,
  });
  const giveBack = op('M4', 'clear(latch)', [set(rack.latch, 0)], {
    events: [happens('unlatched')],
    does: 'gives the latch back',
    added: true,
  });
  return source('mend', 'Mends the clock of its node, if it is wrong.', [
    ...(isCareful ? [phase('latch', [take])] : []),
    phase('mend', [
      op('M2', 'wrong = clock_is_wrong()', [set(t.seen, more(node.off, 0))], {
        does: `looks at ${name}`,
        costTicks: 20,
      }),
      branch('if (wrong)', t.seen, [
        op(
          'M3',
          'clock += slip',
          [set(node.off, minus(node.off, 1)), mendClock(rack, node.index)],
          {
            events: [happens('mended', `${name} is mended`)],
            does: `mends ${name}`,
            costTicks: 40,
          },
        ),
      ]),
      ...(isCareful ? [giveBack] : []),
      op('M5', 'alarm = 0', [set(t.alarm, 0)], { does: 'puts its alarm out' }),
    ]),
    resume('return to where it was'),
  ]);
}

/** The clocks slip, and threads hear it. */
export const environmentOf = (rack: Rack): EnvironmentActor[] => [
  ...(rack.scenario.trouble.slips === 0 ? [] : [slip(rack)]),
  ...rack.threads.map(hear),
];

function slip(rack: Rack): EnvironmentActor {
  const { cause, anytime } = rack.scenario.trouble;
  return environmentActor({
    id: 'slip',
    label: `every clock ${cause === 'lost' ? 'loses' : 'gains'} ticks`,
    injects: true,
    conditions: [
      { holds: more(rack.slipsLeft, 0), otherwise: 'the clocks have slipped as often as they may' },
      {
        holds: all(...rack.nodes.map(({ off }) => equal(off, 0))),
        otherwise: 'a clock is wrong already',
      },
      {
        holds: not(any(...rack.threads.map(({ alarm }) => alarm))),
        otherwise: 'an alarm rings already',
      },
      ...(anytime ? [] : rack.threads).map(({ id, index }) => ({
        holds: place(index, 'rest'),
        otherwise: `${id} still reads its clock`,
      })),
    ],
    delay: { minTicks: 50, maxTicks: 90 },
    effects: [
      set(rack.slipsLeft, minus(rack.slipsLeft, 1)),
      ...rack.nodes.map(({ off }) => set(off, 1)),
      ...rack.threads.filter(({ hears }) => hears).map(({ alarm }) => set(alarm, 1)),
    ],
    exact: slipClocks(rack),
    events: [happens('slipped', 'every clock is wrong')],
  });
}

const hear = ({ id, index, alarm }: Thread): EnvironmentActor =>
  environmentActor({
    id: `hear-${id}`,
    label: `${id} hears the alarm`,
    does: 'hears the alarm',
    thread: index,
    conditions: [{ holds: alarm, otherwise: `no alarm rings for ${id}` }],
    delay: { minTicks: 4, maxTicks: 12 },
    effects: [],
    moves: [{ thread: index, when: true, routine: 'mend' }],
    events: [happens('heard')],
  });
