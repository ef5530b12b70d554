/** What must hold (T1..T7), as expressions over cells; texts for people stand beside them. */
import {
  all,
  any,
  both,
  not,
  place,
  type Expression,
  type Term,
} from '../../machine/expression.ts';
import type { NamedInvariant } from '../assembled.ts';
import { isZero, same } from './quantity.ts';
import { vcoresOf, type Site } from './site.ts';
import type { Vcore } from './vcore.ts';

/** Of a TB that is not what it should be: an offset that the exit took for another, or a write of the TB. */
const SWITCH = ['took-other', 'tb-written'];

const implies = (a: Term, b: Term): Expression => any(not(a), b);

/** Phases of a vCPU in which host code runs and takes the TB for host time. */
const HOST_PHASES = ['stopped', 'dispatch', 'leave'];

const inHost = ({ index }: Vcore): Expression =>
  any(...HOST_PHASES.map((phase) => place(index, { phase })));
const inGuest = ({ index }: Vcore): Expression => place(index, { phase: 'guest' });

export function invariantsOf(site: Site): NamedInvariant[] {
  const vcores = vcoresOf(site);
  const each = (holds: (vcore: Vcore) => Expression) => all(...vcores.map(holds));
  const together = site.hosts.flatMap(({ vcores: [first, second] }) =>
    first === undefined || second === undefined ? [] : [[first, second] as const],
  );
  const keeps = site.scenario.kernel === 'snapshot' || site.scenario.kernel === 'p9';
  return [
    {
      id: 'host-time',
      row: 'T1',
      title: 'Host time is right in the host',
      sentence: 'While host code runs outside of a switch, the TB of the (sub)core is host time.',
      consequence: 'The clock of this (sub)core of the host is wrong for whatever runs there next.',
      when: 'always',
      holds: each((vcore) => implies(inHost(vcore), isZero(vcore.skew))),
      blames: SWITCH,
    },
    {
      id: 'guest-time',
      row: 'T2',
      title: 'The guest gets the offset that was loaded',
      sentence: 'In the guest the TB is host time plus the offset that the entry has loaded.',
      consequence: 'The guest reads a wrong time, and its exit leaves the host with another one.',
      when: 'always',
      holds: each((vcore) => implies(inGuest(vcore), same(vcore.skew, vcore.loaded))),
      blames: SWITCH,
    },
    {
      id: 'guest-time-monotonic',
      row: 'T3',
      title: 'Guest time never goes back',
      sentence:
        'What the guest reads from its TB never decreases: on all its vCPUs, across stop, cont and migration.',
      consequence: 'Clocks and timers of the guest jump back: hangs, negative durations.',
      when: 'always',
      holds: each(({ fell }) => not(fell)),
    },
    {
      id: 'goes-on-where-saved',
      row: 'T4',
      title: 'The guest goes on where it was saved',
      sentence:
        'When QEMU lets the guest run, its TB is less than 2^24 ticks after the saved time: rounding is the only jump.',
      consequence: 'The time of the guest jumps forward: timers fire early, watchdogs bark.',
      when: 'always',
      holds: all(...site.hosts.map(({ qemu }) => not(qemu.jumped))),
    },
    {
      id: 'one-guest-time',
      row: 'T5',
      title: 'All vcores of a guest have one time',
      sentence: 'Two vcores that run the guest at the same time have the same TB.',
      consequence: 'A task of the guest that moves from one CPU to another sees time jump.',
      when: 'always',
      holds: all(
        ...together.map(([a, b]) => implies(both(inGuest(a), inGuest(b)), same(a.skew, b.skew))),
      ),
    },
    {
      id: 'dispatch-log',
      row: 'T6',
      title: 'The dispatch log is in guest time',
      sentence: 'What DT1 wrote into the dispatch log is the guest’s time of that moment.',
      consequence: 'The guest works out wrong times for how long its vCPU had waited.',
      when: 'always',
      holds: each((vcore) => implies(inGuest(vcore), same(vcore.skew, vcore.logged))),
    },
    {
      id: 'nothing-applied-in-host',
      row: 'T7',
      title: 'Nothing is applied in the host',
      sentence: 'In host code tb_offset_applied is 0: the TB carries no offset there.',
      consequence: 'The next exit takes away an offset that nobody has added.',
      when: 'always',
      holds: keeps ? each((vcore) => implies(inHost(vcore), isZero(vcore.applied))) : all(),
    },
  ];
}
