/** What happens to the hosts and the guest: time passes, and somebody asks for something. */
import { defined } from '../../base/assert.ts';
import {
  all,
  any,
  equal,
  less,
  minus,
  more,
  not,
  place,
  type Term,
} from '../../machine/expression.ts';
import { environmentActor, type Condition, type EnvironmentActor } from '../../machine/program.ts';
import type { Delay } from '../../machine/machine.ts';
import { set, touching, type EventMark } from '../../machine/statement.ts';
import { lengths, QUARTER, type Moment } from './instants.ts';
import { ASKED } from './qemu/main-loop.ts';
import { span } from '../kvm-hv/in-words.ts';
import { firstHost, vcoresOf, type Site } from './site.ts';
import type { Vcore } from './vcore.ts';
import { migrates, stops } from './settings.ts';

/** After the moment at which they are due, and before anything else happens. */
const SOON: Delay = { minTicks: 24, maxTicks: 48 };
const after = (ticks: bigint): Delay => ({
  minTicks: Number(ticks) + SOON.minTicks,
  maxTicks: Number(ticks) + SOON.maxTicks,
});

export function environmentOf(site: Site): EnvironmentActor[] {
  const { scenario, threads, moments } = site;
  const ofRole = (role: string) => threads.filter((t) => t.role === role);
  return [
    ...moments.slice(1).map((_, i) => tick(site, i)),
    ...vcoresOf(site).flatMap((vcore) => [
      ...(vcore.host === 0 ? [leave(site, vcore)] : []),
      ...(vcore.host === 0 && stops(scenario) ? [kick(site, vcore)] : []),
      ...(vcore.host > 0 ? [leave(site, vcore)] : []),
    ]),
    ...(stops(scenario) ? [stop(site), goOn(site)] : []),
    ...(migrates(scenario) ? [arrive(site)] : []),
    ...ofRole('setter').map((t) => setAgain(site, t.index)),
    ...ofRole('plug').map((t) => plug(site, t.index)),
  ];
}

/** Time passes, on every clock at once. */
function tick(site: Site, from: number): EnvironmentActor {
  const { moment, moments, hosts, scenario } = site;
  const [before, next] = [
    defined(moments[from], 'a moment'),
    defined(moments[from + 1], 'the next'),
  ];
  const length = span(next.ticks - before.ticks);
  const wraps = hosts.some(({ index }) => {
    const [a, b] = [before.clocks[index], next.clocks[index]];
    return a !== undefined && b !== undefined && a.high !== b.high;
  });
  const events: EventMark[] = [
    ...(wraps ? [{ event: 'wrap', when: true, outcome: 'the low 24 bits of a TB wrap' }] : []),
    { event: 'tick', when: true, outcome: '' },
  ];
  return environmentActor({
    id: `tick${from + 1}`,
    label: `${length} pass`,
    conditions: [
      { holds: equal(moment, from), otherwise: 'it comes at another moment' },
      ...vcoresOf(site).map((vcore): Condition => ({
        holds: mayPass(site, vcore, from),
        otherwise:
          scenario.times.inSwitch === 'none'
            ? 'no time passes inside a switch'
            : '2^24 ticks do not pass inside a switch',
      })),
    ],
    delay: after(next.ticks - before.ticks),
    dueTicks: Number(next.ticks),
    effects: [
      set(moment, from + 1),
      ...hosts.flatMap(({ now, index }) => {
        const { high, low } = defined(next.clocks[index], 'a clock');
        return [set(now.high, high), set(now.low, low)];
      }),
      ...vcoresOf(site).map((vcore) => set(vcore.mayRead, 1, inGuest(vcore))),
    ],
    exact: touching({ reads: [], writes: hosts.map(({ now }) => now.index) }, ({ exact }) => {
      for (const { now, index } of hosts)
        exact[now.index] = defined(next.clocks[index], 'a clock').exact;
    }),
    events,
  });
}

const inGuest = ({ index }: Vcore): Term => place(index, { phase: 'guest' });

/** Whether a vcore lets time go on to the next moment: not in the middle of a switch that it would overrun. */
function mayPass({ moments, scenario }: Site, { index, since }: Vcore, from: number): Term {
  const { inSwitch } = scenario.times;
  if (inSwitch === 'any') return true;
  const isInside = any(
    place(index, { phase: 'entry-switch' }),
    place(index, { phase: 'exit-switch' }),
  );
  if (inSwitch === 'none') return not(isInside);
  const next = defined(moments[from + 1], 'the next');
  const first = moments.findIndex((moment) => isWithinRung(moment, next));
  return any(not(isInside), not(less(since, first)));
}

/** Less than 2^24 ticks apart, also as far as the state can tell. */
const isWithinRung = (from: Moment, to: Moment): boolean =>
  from.clocks.every((a, host) => {
    const b = defined(to.clocks[host], 'a clock');
    return b.high < a.high + 1 || (b.high === a.high + 1 && b.low < a.low);
  });

const toExit = (index: number) => [{ thread: index, when: true, routine: 'exit' }];
const IN_GUEST = 'it is not in the guest';

/** A guest is left for another reason, and entered again. */
function leave(site: Site, vcore: Vcore): EnvironmentActor {
  const { run, pause } = lengths(site.scenario);
  const isLate = stops(site.scenario);
  return environmentActor({
    id: `leave-${vcore.id}`,
    label: `${vcore.id} leaves the guest`,
    does: 'leaves the guest',
    thread: vcore.index,
    conditions: [{ holds: inGuest(vcore), otherwise: IN_GUEST }],
    // In a run that nobody has ordered: not before the guest was stopped.
    delay: after(isLate ? run + pause : run),
    effects: [set(vcore.mayRead, 0)],
    moves: toExit(vcore.index),
  });
}

/** pause_all_vcpus kicks every vCPU. */
const kick = (site: Site, vcore: Vcore): EnvironmentActor =>
  environmentActor({
    id: `kick-${vcore.id}`,
    label: `${vcore.id} is kicked out of the guest`,
    does: 'is kicked out of the guest',
    thread: vcore.index,
    conditions: [
      { holds: inGuest(vcore), otherwise: IN_GUEST },
      { holds: not(firstHost(site).running), otherwise: 'QEMU lets it run' },
    ],
    delay: SOON,
    effects: [set(vcore.mayRead, 0)],
    moves: toExit(vcore.index),
  });

function stop(site: Site): EnvironmentActor {
  const { qemu, running } = firstHost(site);
  return environmentActor({
    id: 'stop',
    label: 'the operator stops the guest',
    conditions: [
      { holds: equal(qemu.asked, ASKED.NOTHING), otherwise: 'it was stopped before' },
      { holds: running, otherwise: 'it does not run yet' },
    ],
    delay: after(lengths(site.scenario).run),
    effects: [set(qemu.asked, ASKED.STOP)],
  });
}

/** cont, or migrate. */
function goOn(site: Site): EnvironmentActor {
  const { qemu, running } = firstHost(site);
  const moves = migrates(site.scenario);
  const { pause } = lengths(site.scenario);
  return environmentActor({
    id: moves ? 'migrate' : 'cont',
    label: moves ? 'the operator migrates the guest' : 'the operator lets the guest go on',
    conditions: [
      { holds: equal(qemu.asked, ASKED.STOP), otherwise: 'it was not stopped, or goes on already' },
      { holds: not(running), otherwise: 'it is not stopped yet' },
    ],
    delay: moves ? { minTicks: 400, maxTicks: 480 } : after(pause),
    effects: [set(qemu.asked, ASKED.GO_ON)],
  });
}

const arrive = (site: Site): EnvironmentActor =>
  environmentActor({
    id: 'arrive',
    label: 'the guest arrives at the second host',
    conditions: [
      { holds: site.sent, otherwise: 'it was not sent yet' },
      { holds: not(site.arrived), otherwise: 'it has arrived' },
    ],
    delay: after(lengths(site.scenario).pause),
    effects: [set(site.arrived, 1)],
    events: [{ event: 'arrived', when: true, outcome: '' }],
  });

function setAgain(site: Site, thread: number): EnvironmentActor {
  const { setter } = site.scenario.userspace;
  const areOut = all(...vcoresOf(site).map(({ index }) => place(index, { phase: 'stopped' })));
  const { run } = lengths(site.scenario);
  return environmentActor({
    id: 'set-again',
    label: 'a sibling vCPU sets the offset',
    does: 'sets the offset',
    thread,
    conditions: [
      { holds: more(site.setsLeft, 0), otherwise: 'it has done so' },
      {
        holds: setter === 'stopped' ? areOut : true,
        otherwise: 'a vcore runs',
      },
    ],
    delay: after(run / 2n),
    effects: [set(site.setsLeft, minus(site.setsLeft, 1))],
    moves: [{ thread, when: true, routine: 'set' }],
  });
}

function plug(site: Site, thread: number): EnvironmentActor {
  const plugged = defined(firstHost(site).vcores[1], 'a second vcore');
  return environmentActor({
    id: 'plug-in',
    label: 'the guest starts a CPU that was plugged in',
    does: 'is asked to start a CPU',
    thread,
    conditions: [
      { holds: not(plugged.present), otherwise: 'it was started' },
      { holds: firstHost(site).running, otherwise: 'the guest does not run' },
      {
        holds: place(thread, { function: 'idle' }),
        otherwise: 'it is being started',
      },
    ],
    delay: after(QUARTER / 2n),
    effects: [],
    moves: [{ thread, when: true, routine: 'start-cpu' }],
  });
}
