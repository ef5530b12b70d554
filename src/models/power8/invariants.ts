/** What must hold (domain 5.1), as expressions over cells; texts for people stand beside them. */
import {
  all,
  any,
  both,
  equal,
  not,
  place,
  type Expression,
  type Term,
} from '../../machine/expression.ts';
import type { NamedInvariant } from '../assembled.ts';
import type { Core, Subcore } from './core.ts';
import { isLatched, type Thread } from './thread.ts';
import { isGuestTime, isHostTime } from './offset.ts';
import { resyncsAreFew } from './rounds.ts';
import { TBST } from './values.ts';

const implies = (a: Term, b: Term): Expression => any(not(a), b);

/** All threads of a core that is not split share one TB. */
const whoDisagrees = ({ subcores }: Core): string =>
  subcores.length === 1 ? 'This core disagrees with every other core' : 'CPUs of one core disagree';

/** A TB that runs, and a thread that has nothing latched: what the TB reads must be right. */
const undisturbed = (core: Core, t: Thread): Expression =>
  both(not(isLatched(t)), equal(core.tbst, TBST.RUNNING));

export function invariantsOf(core: Core): NamedInvariant[] {
  const threads = core.subcores.flatMap((s) => s.threads.map((t) => [s, t] as const));
  const each = (of: (s: Subcore, t: Thread) => Expression) =>
    all(...threads.map(([s, t]) => of(s, t)));
  const quiet = each((_, t) => both(place(t.index, 'rest'), not(isLatched(t))));
  return [
    {
      id: 'host-tb',
      title: 'Host time is right in the host',
      sentence:
        'While host code runs with EE=1, no HMI pending and no TB error, TB equals the ChipTOD.',
      consequence: `${whoDisagrees(core)} about the time: watchdogs and whatever else compares clocks go wrong.`,
      when: 'always',
      holds: each((s, t) => implies(all(t.hv, t.ee, undisturbed(core, t)), isHostTime(s))),
    },
    {
      id: 'guest-tb',
      title: 'Guest time is right in the guest',
      sentence:
        'While guest code runs with no HMI pending and no TB error, TB equals the ChipTOD plus tb_offset.',
      consequence: 'The guest reads a wrong time of day, and its timers fire at the wrong moment.',
      when: 'always',
      holds: each((s, t) => implies(both(not(t.hv), undisturbed(core, t)), isGuestTime(s))),
    },
    {
      id: 'reload-safe',
      title: 'No TB is reloaded under a guest',
      sentence:
        'No recovery or resync completes while a subcore is in its guest or carries an offset that will still be subtracted.',
      consequence: 'The offset is subtracted from a TB that is host time already.',
      when: { event: 'tb-loaded' },
      holds: each((s, t) => both(t.hv, not(s.owed))),
    },
    {
      id: 'one-resync',
      title: 'At most one resync in an HMI round',
      sentence: 'At most one resync is carried out for one error.',
      consequence: 'Every further resync stops healthy TBs once more.',
      when: 'always',
      holds: resyncsAreFew(core),
    },
    {
      id: 'no-entry-during-resync',
      title: 'No guest entry during a resync',
      sentence: 'No subcore enters a guest while a resync is in progress.',
      consequence:
        'The guest starts on a TB that is stopped, and loses its offset when it is loaded.',
      when: { event: 'guest-entered' },
      holds: not(core.resyncing),
    },
    {
      id: 'bit63-at-rest',
      title: 'Bit 63 is clear at rest',
      sentence: 'When every thread is quiet and no HMI is pending, bit 63 of flags is clear.',
      consequence: 'The next HMI finds no resync owner, and everybody waits for ever.',
      when: 'always',
      holds: implies(quiet, not(core.bit63)),
    },
    {
      id: 'guest-time-monotonic',
      title: 'Guest time never goes back',
      sentence: 'What a guest reads from its TB never decreases.',
      consequence: 'Clocks and timers of the guest jump back: hangs, negative durations.',
      when: 'always',
      holds: all(...core.subcores.map((s) => not(s.wentBack))),
    },
    {
      id: 'tb-at-rest',
      title: 'Every TB is right in the end',
      sentence: 'When nothing can move any more, every TB runs and is right.',
      consequence: 'The damage stays: nothing but another reload repairs this TB.',
      when: 'rest',
      holds: any(
        core.rebooted,
        both(equal(core.tbst, TBST.RUNNING), all(...core.subcores.map((s) => rightAtRest(s)))),
      ),
    },
    {
      id: 'no-deadlock',
      title: 'No deadlock',
      sentence: 'Somebody can move until all are done.',
      consequence: 'Threads of the core spin in real mode, and nothing ends it.',
      when: 'rest',
      holds: any(core.rebooted, quiet),
    },
    {
      id: 'dec-expires',
      title: 'Guest timers are due when they were',
      sentence:
        'What a guest exit saves as dec_expires is, in host time, when the timer of the guest was due before.',
      consequence: 'A timer of the guest fires too early, or too late by up to the offset.',
      when: 'always',
      holds: each((_, t) => not(t.savedWrong)),
    },
    {
      id: 'recovered',
      title: 'Every error is recovered',
      sentence: 'OPAL queues no event with disposition NOT_RECOVERED.',
      consequence: 'Linux reboots the machine: "Unrecoverable HMI exception".',
      when: 'always',
      holds: not(core.notRecovered),
    },
  ];
}

function rightAtRest(s: Subcore): Expression {
  const inGuest = any(...s.threads.map((t) => not(t.hv)));
  return any(both(inGuest, isGuestTime(s)), both(not(inGuest), isHostTime(s)));
}
