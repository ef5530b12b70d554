/** What happens to the guest (1.7 of the facts): wakes, HDEC, moves, and what its governor picks. */
import {
  all,
  any,
  less,
  minus,
  more,
  not,
  plus,
  type Expression,
} from '../../machine/expression.ts';
import { environmentActor, type Condition, type EnvironmentActor } from '../../machine/program.ts';
import { set, type Effect } from '../../machine/statement.ts';
import { idleStates, picked, type IdleState } from './governor.ts';
import { pausing } from './kernel/guest.ts';
import { happens } from './kernel/program.ts';
import { here, isOn, PC, stands, TRAP, traps, VCPU, WHY, type Host, type Setup } from './setup.ts';
import type { Scenario } from './settings.ts';

const SOON = { minTicks: 200, maxTicks: 400 } as const;
const LATER = { minTicks: 2000, maxTicks: 4000 } as const;
const LAST = { minTicks: 6000, maxTicks: 8000 } as const;

const AT = {
  idle: 'cpuidle_idle_call:U1',
  prep: 'stop_loop:U2',
  stop: 'stop_loop:U4',
  after: 'stop_loop:U5',
} as const;

const isPaused = stands({ phase: 'paused' });
const sleeps = stands({ phase: 'ceded' });
const isInHost = stands({ phase: 'host' });
const atLine = (line: string): Expression => stands({ line });

export function environmentOf(s: Setup): EnvironmentActor[] {
  const misses = s.hosts.filter((h) => !h.wakesSurely);
  const { doorbells, kicks, hostLite } = s.scenario;
  const { window } = s.scenario;
  return [
    wake(s),
    ...(misses.length > 0 && window !== 'pending' ? [missedInPause(s)] : []),
    ...(misses.length > 0 && window !== 'paused' ? [missedAtStop(s)] : []),
    ...STATES.map((state) => pick(s, state)),
    ...(kicks === '0' ? [] : s.hosts.map((h) => hdec(s, h))),
    ...(s.hosts.length > 1 ? [move(s)] : []),
    ...(doorbells > 0 ? s.hosts.map((h) => badDoorbell(s, h)) : []),
    ...(hostLite ? s.hosts.filter((h) => h.leavesOver).map((h) => lite(s, h)) : []),
  ];
}

/** Wakes are what a run is about: once all are handled nothing new is begun. */
const isLeft = (s: Setup): Condition => ({
  holds: less(s.raised, s.scenario.wakes),
  otherwise: 'all wakes of the scenario have come',
});
const nonePending = (s: Setup): Condition => ({
  holds: not(s.irq),
  otherwise: 'one is pending already',
});
const comes = (s: Setup): Effect[] => [set(s.irq, 1), set(s.raised, plus(s.raised, 1))];

/** It ends a pause, and wakes a vCPU that sleeps, in the same step. */
function wake(s: Setup): EnvironmentActor {
  return environmentActor({
    id: 'wake',
    label: 'a wake comes for the guest',
    conditions: [isLeft(s), nonePending(s)],
    delay: SOON,
    effects: [...comes(s), set(s.ceded, 0, sleeps)],
    moves: [
      { thread: VCPU, when: isPaused, routine: 'after' },
      ...s.hosts.map((h) => ({
        thread: VCPU,
        when: all(sleeps, isOn(s, h)),
        routine: `host-${h.id}`,
      })),
    ],
    events: [
      happens('wake', 'it ends the pause', isPaused),
      happens('wake', 'the vCPU is woken', sleeps),
      happens('wake', 'it is pending', not(any(isPaused, sleeps))),
    ],
  });
}

const onOldPart = (s: Setup): Condition => ({
  holds: here(s, (h) => !h.wakesSurely),
  otherwise: 'this part misses no wake',
});

/** W3: the event stays pending, and the thread paused. */
function missedInPause(s: Setup): EnvironmentActor {
  return environmentActor({
    id: 'wake-missed',
    label: 'a wake comes, and the part misses it',
    thread: VCPU,
    conditions: [
      { holds: isPaused, otherwise: 'the thread is not paused' },
      onOldPart(s),
      isLeft(s),
      nonePending(s),
    ],
    delay: LATER,
    effects: comes(s),
    events: [happens('missed', 'it stays pending, and the thread paused')],
  });
}

/** W3, of a wake that is there before the stop. */
function missedAtStop(s: Setup): EnvironmentActor {
  return environmentActor({
    id: 'stop-misses',
    label: 'the stop misses the wake that is pending',
    does: 'pauses, although a wake is pending',
    thread: VCPU,
    conditions: [
      { holds: atLine(AT.stop), otherwise: 'the guest is not at a stop' },
      onOldPart(s),
      { holds: not(here(s, (h) => traps(s, h))), otherwise: 'a stop traps here' },
      { holds: s.irq, otherwise: 'no wake is pending' },
    ],
    delay: LATER,
    effects: pausing(s),
    moves: [{ thread: VCPU, when: true, routine: 'paused' }],
    events: [happens('missed', 'the thread pauses with a wake pending')],
  });
}

const STATES: readonly IdleState['name'][] = ['stop0lite', 'Shared Cede', 'snooze'];

const ROUTINES: Readonly<Record<IdleState['name'], string>> = {
  snooze: 'snooze',
  stop0lite: 'lite',
  'Shared Cede': 'cede-loop',
};

/** µs that the governor expects. */
const EXPECTED: Readonly<Record<Exclude<Scenario['idle'], 'any'>, number>> = {
  short: 5,
  middle: 40,
  long: 200,
};

/** Whether it picks this state, of those that a guest with, or without, the offer has. */
function mayPick({ idle }: Scenario, state: IdleState['name'], offered: boolean): boolean {
  const states = idleStates(offered);
  if (idle === 'any') return states.some(({ name }) => name === state);
  return picked(EXPECTED[idle], states).name === state;
}

function pick(s: Setup, state: IdleState['name']): EnvironmentActor {
  const [withOffer, without] = [true, false].map((offered) => mayPick(s.scenario, state, offered));
  return environmentActor({
    id: `pick-${state.toLowerCase().replace(' ', '-')}`,
    label: `the governor picks ${state}`,
    does: `is to idle in ${state}`,
    thread: VCPU,
    conditions: [
      { holds: atLine(AT.idle), otherwise: 'the guest is not at its governor' },
      { holds: not(s.irq), otherwise: 'a wake is pending, which is taken first' },
      {
        holds: less(s.handled, s.scenario.wakes),
        otherwise: 'all wakes of the scenario are handled',
      },
      {
        holds: any(all(s.adv, withOffer ?? false), all(not(s.adv), without ?? false)),
        otherwise: 'the guest does not have it, or expects to idle for another time',
      },
    ],
    delay: state === 'stop0lite' ? SOON : state === 'snooze' ? LAST : LATER,
    effects: state === 'stop0lite' ? [set(s.pc, PC.PREP)] : [],
    moves: [{ thread: VCPU, when: true, routine: ROUTINES[state] }],
    events: [happens('picked', state)],
  });
}

/** HV is 0 in the guest, which masks neither HDEC nor a host’s IPI: they end a pause, too. */
function hdec(s: Setup, h: Host): EnvironmentActor {
  const isPlace = any(...Object.values(AT).map(atLine), isPaused);
  const isCounted = s.scenario.kicks !== 'any';
  return environmentActor({
    id: s.hosts.length === 1 ? 'hdec' : `hdec-${h.id}`,
    label: 'HDEC: the host takes its CPU back',
    does: 'is taken out of the guest by HDEC',
    thread: VCPU,
    conditions: [
      { holds: isPlace, otherwise: 'the guest does not run' },
      { holds: isOn(s, h), otherwise: 'the guest is on the other host' },
      {
        // Without a limit only while something is left to come, so that a run has an end.
        holds: isCounted ? more(s.kicksLeft, 0) : less(s.handled, s.scenario.wakes),
        otherwise: 'the host has done so as often as the scenario lets it',
      },
    ],
    delay: LAST,
    effects: [
      set(s.trap, TRAP.HDEC),
      ...(isCounted ? [set(s.kicksLeft, minus(s.kicksLeft, 1))] : []),
    ],
    moves: [{ thread: VCPU, when: true, routine: `exit-${h.id}` }],
    events: [happens('kicked', '0x980')],
  });
}

function move(s: Setup): EnvironmentActor {
  return environmentActor({
    id: 'migrate',
    label: 'the operator moves the guest',
    does: 'is to be moved',
    thread: VCPU,
    conditions: [
      { holds: any(isInHost, sleeps), otherwise: 'the vCPU is in the guest, or on its way' },
      { holds: more(s.movesLeft, 0), otherwise: 'it has been moved' },
    ],
    delay: LAST,
    effects: [set(s.movesLeft, minus(s.movesLeft, 1))],
    moves: [{ thread: VCPU, when: true, routine: 'migrate' }],
  });
}

function badDoorbell(s: Setup, h: Host): EnvironmentActor {
  return environmentActor({
    id: s.hosts.length === 1 ? 'bad-doorbell' : `bad-doorbell-${h.id}`,
    label: 'the guest carries out a doorbell instruction that KVM cannot emulate',
    does: 'carries out a bad doorbell instruction',
    thread: VCPU,
    conditions: [
      { holds: atLine(AT.idle), otherwise: 'the guest does not run' },
      { holds: isOn(s, h), otherwise: 'the guest is on the other host' },
      { holds: more(s.doorbellsLeft, 0), otherwise: 'it has done so' },
    ],
    delay: SOON,
    effects: [
      set(s.doorbellsLeft, minus(s.doorbellsLeft, 1)),
      set(s.trap, TRAP.FACILITY),
      set(s.cause, WHY.MSGP),
    ],
    moves: [{ thread: VCPU, when: true, routine: `exit-${h.id}` }],
    events: [happens('bad-instruction', '0xF80, cause 10')],
  });
}

/** Its own stop, with EC and ESL clear; the entry writes neither. */
function lite(s: Setup, h: Host): EnvironmentActor {
  return environmentActor({
    id: s.hosts.length === 1 ? 'host-lite' : `host-lite-${h.id}`,
    label: `${h.label} stops lite while the vCPU is out`,
    thread: VCPU,
    conditions: [
      { holds: all(isInHost, isOn(s, h)), otherwise: 'the vCPU is in the guest, or elsewhere' },
      { holds: more(s.liteLeft, 0), otherwise: 'it has done so' },
    ],
    delay: LATER,
    effects: [
      set(s.liteLeft, minus(s.liteLeft, 1)),
      ...[h.ec, h.esl, h.hostEc, h.hostEsl].map((c) => set(c, 0)),
    ],
    events: [happens('host-lite', 'EC and ESL are clear')],
  });
}
