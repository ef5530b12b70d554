/** What happens to the threads (B.5 of the facts): time passes, the guest sets its timer, takes it, leaves. */
import { defined } from '../../base/assert.ts';
import { all, any, equal, minus, more, not, place } from '../../machine/expression.ts';
import { environmentActor, type EnvironmentActor } from '../../machine/program.ts';
import { set } from '../../machine/statement.ts';
import { span } from '../kvm-hv/in-words.ts';
import { decAndDue, due, hostExpiry, runsGuest } from './invariants.ts';
import type { Rules } from './rules.ts';
import { TIMER, type Host, type Setup, type Thread } from './setup.ts';
import { store } from './words-of-memory.ts';

const SOON = { minTicks: 200, maxTicks: 400 } as const;
const LATER = { minTicks: 2000, maxTicks: 4000 } as const;

export function environmentOf(setup: Setup, rules: Rules): EnvironmentActor[] {
  const { scenario, hosts, moments } = setup;
  const cedes = scenario.cede && hosts.every(({ threads }) => threads.length === 1);
  return [
    setTimer(setup, rules),
    ...hosts.flatMap((h) => [
      interrupt(setup, rules, h),
      ...(cedes ? [cede(setup, h), wakeUp(setup, h)] : []),
      ...(scenario.exits > 0 ? [exit(setup, h)] : []),
      ...h.threads.slice(1).map((t) => doorbell(h, t)),
    ]),
    ...(setup.migrates ? [kick(setup)] : []),
    ...(moments.awayLength > 0n ? [away(setup)] : []),
    ...(scenario.ticks > 0 ? [tick(setup)] : []),
  ];
}

const lasting = (ticks: bigint) => ({ minTicks: Number(ticks), maxTicks: Number(ticks) });

/** Nothing is known of the timer before: time that passes then changes nothing. */
const isSet = ({ timer }: Setup) => ({
  holds: equal(timer, TIMER.SET),
  otherwise: 'the guest has no timer that is set',
});
const isInGuest = (h: Host) => ({
  holds: runsGuest(h),
  otherwise: `the guest does not run on the ${h.name}`,
});

function setTimer(setup: Setup, rules: Rules): EnvironmentActor {
  const source = defined(setup.hosts[0], 'a source');
  return environmentActor({
    id: 'set-timer',
    label: 'the guest sets its timer',
    does: 'sets its timer',
    thread: source.owner.index,
    conditions: [
      { holds: equal(setup.timer, TIMER.NONE), otherwise: 'the guest has set its timer already' },
      isInGuest(source),
    ],
    delay: SOON,
    effects: [
      set(setup.timer, TIMER.SET),
      ...store(defined(rules.hosts[0], 'rules').program, setup.moments),
    ],
    events: [{ event: 'timer-set', when: true, outcome: 'the guest writes DEC' }],
  });
}

/** The guest goes by its clock: it takes a timer that is due, and sets DEC again where it is not. */
function interrupt(setup: Setup, rules: Rules, h: Host): EnvironmentActor {
  const isEarly = due(setup, h, (ticksLeft) => ticksLeft > 0n);
  const again = store(defined(rules.hosts[h.index], 'rules').program, setup.moments);
  return environmentActor({
    id: `dec-${h.owner.id}`,
    label: `${h.owner.id} takes the DEC interrupt in the guest`,
    does: 'takes the DEC interrupt',
    thread: h.owner.index,
    conditions: [
      isInGuest(h),
      isSet(setup),
      {
        holds: decAndDue(setup, h, (dec) => dec < 0n),
        otherwise: 'DEC is positive, so nothing is pending',
      },
    ],
    delay: SOON,
    effects: [
      ...again.map((effect) => ({ ...effect, when: all(isEarly, effect.when ?? true) })),
      set(setup.timer, TIMER.DONE, not(isEarly)),
    ],
    events: [
      { event: 'spurious', when: isEarly, outcome: 'too early: the guest sets DEC again' },
      { event: 'timer-taken', when: not(isEarly), outcome: 'the timer of the guest' },
    ],
  });
}

const mayLeave = (setup: Setup, h: Host) => [
  isInGuest(h),
  {
    holds: equal(setup.timer, TIMER.SET),
    otherwise: 'without its timer the guest has no reason to',
  },
  { holds: more(h.exitsLeft, 0), otherwise: 'it has left as often as the scenario lets it' },
];

const leaves = (t: Thread) => [{ thread: t.index, when: true, routine: 'exit' }];
const left = (outcome: string) => [{ event: 'guest-left', when: true, outcome }];

function cede(setup: Setup, h: Host): EnvironmentActor {
  return environmentActor({
    id: `cede-${h.owner.id}`,
    label: `${h.owner.id} cedes: H_CEDE`,
    does: 'cedes until its timer',
    thread: h.owner.index,
    conditions: mayLeave(setup, h),
    delay: SOON,
    effects: [set(h.exitsLeft, minus(h.exitsLeft, 1)), set(h.ceded, 1)],
    moves: leaves(h.owner),
    events: left('H_CEDE'),
  });
}

/** N4: it fires at its time or later. */
function wakeUp(setup: Setup, h: Host): EnvironmentActor {
  return environmentActor({
    id: `hrtimer-${h.owner.id}`,
    label: `dec_timer of ${h.owner.id} fires`,
    does: 'is woken by its hrtimer',
    thread: h.owner.index,
    conditions: [
      { holds: h.hrtimer, otherwise: 'the hrtimer is not armed' },
      {
        holds: hostExpiry(setup, h, (expiry, now) => now >= expiry),
        otherwise: 'the hrtimer is not due yet',
      },
    ],
    delay: SOON,
    effects: [set(h.hrtimer, 0), set(h.ceded, 0), set(h.pending, 1)],
    events: [{ event: 'hrtimer-fired', when: true, outcome: 'kvmppc_decrementer_func queues DEC' }],
  });
}

function exit(setup: Setup, h: Host): EnvironmentActor {
  const primary = defined(h.threads[0], 'a primary');
  return environmentActor({
    id: `exit-${primary.id}`,
    label: `${primary.id} leaves the guest`,
    does: 'leaves the guest',
    thread: primary.index,
    conditions: [
      {
        holds: place(primary.index, { phase: 'guest' }),
        otherwise: `${primary.id} does not run the guest`,
      },
      ...mayLeave(setup, h).slice(1),
    ],
    delay: LATER,
    effects: [set(h.exitsLeft, minus(h.exitsLeft, 1))],
    moves: leaves(primary),
    events: left('for a reason of its own'),
  });
}

/** A thread that leaves takes the others with it. */
function doorbell(h: Host, t: Thread): EnvironmentActor {
  return environmentActor({
    id: `kick-${t.id}`,
    label: `${t.id} is kicked out of the guest`,
    does: 'is kicked out of the guest',
    thread: t.index,
    conditions: [
      { holds: place(t.index, { phase: 'guest' }), otherwise: `${t.id} does not run the guest` },
      {
        holds: any(...h.threads.filter((o) => o !== t).map((o) => o.exited)),
        otherwise: 'nobody else leaves',
      },
    ],
    delay: SOON,
    effects: [],
    moves: leaves(t),
    events: left('its primary leaves'),
  });
}

function kick(setup: Setup): EnvironmentActor {
  const source = defined(setup.hosts[0], 'a source');
  return environmentActor({
    id: 'stop-src',
    label: 'src is stopped by userspace',
    does: 'is stopped by userspace',
    thread: source.owner.index,
    conditions: [
      { holds: setup.userspace.stop, otherwise: 'userspace has not asked for it' },
      isInGuest(source),
    ],
    delay: SOON,
    effects: [],
    moves: leaves(source.owner),
    events: left('userspace stops it'),
  });
}

/** A migration: between creation and first run. Else once the guest has left. */
function away(setup: Setup): EnvironmentActor {
  const { moments, threads, awayLeft } = setup;
  const waits = setup.migrates
    ? { thread: defined(threads.at(-1), 'userspace').index, line: 'migrate:Q5' }
    : { thread: defined(threads[0], 'a primary').index, line: 'kvmppc_run_core:R0' };
  return environmentActor({
    id: 'away',
    label: `the vCPU is not run for ${span(moments.awayLength)}`,
    conditions: [
      { holds: awayLeft, otherwise: 'the vCPU has been left alone already' },
      { holds: place(waits.thread, { line: waits.line }), otherwise: 'it is not its time' },
    ],
    delay: lasting(moments.awayLength),
    effects: [set(awayLeft, 0), moments.away],
    events: [{ event: 'time-passed', when: true, outcome: '' }],
  });
}

function tick(setup: Setup): EnvironmentActor {
  const { moments } = setup;
  return environmentActor({
    id: 'tick',
    label: `${span(moments.tickLength)} pass`,
    conditions: [
      {
        holds: equal(setup.timer, TIMER.SET),
        otherwise: 'no timer is set: time would change nothing',
      },
      { holds: moments.mayTick, otherwise: 'time has passed as often as the scenario lets it' },
    ],
    delay: lasting(moments.tickLength),
    effects: [moments.tick],
    events: [{ event: 'time-passed', when: true, outcome: '' }],
  });
}
