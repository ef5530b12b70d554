/** What must hold (B.7 of the facts), as expressions over cells; texts for people stand beside them. */
import { defined } from '../../base/assert.ts';
import { all, any, equal, not, place, term, type Expression } from '../../machine/expression.ts';
import type { NamedInvariant } from '../assembled.ts';
import { ahead } from '../kvm-hv/timebase.ts';
import { inDec } from './arithmetic.ts';
import { decClock, hostClock, rightExpiry, unitClock } from './rules.ts';
import { TIMER, type Host, type Setup } from './setup.ts';
import { ask, flag, type Word } from './words-of-memory.ts';

/**
 * Of what kvmppc_set_timer takes for the expiry in host time (N1), unsigned as the kernel compares it,
 * and the clock of the host.
 */
export function hostExpiry(
  { era, moments }: Setup,
  host: Host,
  holds: (expiry: bigint, now: bigint, tbOffset: bigint) => boolean,
): Expression {
  return ask(
    [host.decExpires, host.tbOffset, flag(host.timerConverts)],
    moments,
    ([expires = 0n, offset = 0n, converts = 0n], time) =>
      holds(
        BigInt.asUintN(64, expires - (era.inGuestTime ? converts * offset : 0n)),
        hostClock(host, time),
        offset,
      ),
  );
}

/** Of DEC and of what is left until the timer is due, both signed, while TB is guest time. */
export function decAndDue(
  setup: Setup,
  host: Host,
  holds: (dec: bigint, left: bigint) => boolean,
): Expression {
  return ask([host.dec, host.tbOffset], setup.moments, ([runsOut = 0n, offset = 0n], time) =>
    holds(
      inDec(runsOut - decClock(setup, host, offset, time), setup.width),
      ahead(setup.due, hostClock(host, time) + offset),
    ),
  );
}

/** Of what is left until the timer is due, signed, while TB is guest time. */
export const due = (setup: Setup, host: Host, holds: (left: bigint) => boolean): Expression =>
  ask([host.tbOffset], setup.moments, ([offset = 0n], time) =>
    holds(ahead(setup.due, hostClock(host, time) + offset)),
  );

/** dec_expires is the right one, or it and the timer are both past. */
function isSaved(setup: Setup, host: Host): Expression {
  return ask(
    [host.decExpires, host.tbOffset],
    setup.moments,
    ([expires = 0n, offset = 0n], time) => {
      const unit = unitClock(setup, host, offset, time);
      const right = rightExpiry(setup, offset);
      return expires === right || (ahead(expires, unit) <= 0n && ahead(right, unit) <= 0n);
    },
  );
}

const isUnknown = (word: Word): Expression => equal(word.cell, 0);

/** The vCPU with the timer runs the guest. */
export const runsGuest = ({ owner }: Host): Expression => place(owner.index, { phase: 'guest' });

/** Who may have stored a wrong dec_expires before the kernel's own entries and exits do. */
const ON_THE_WAY = ['no-switch-exit', 'guest-time-kept', 'set-expiry', 'created'] as const;

export function invariantsOf(setup: Setup): NamedInvariant[] {
  const { hosts, timer, userspace, moments } = setup;
  const isSet = equal(timer, TIMER.SET);
  const each = (of: (h: Host) => Expression) => all(...hosts.map(of));
  const inGuest = (of: (h: Host) => Expression) =>
    each((h) => not(all(runsGuest(h), isSet, any(of(h), isUnknown(h.dec)))));
  const source = defined(hosts[0], 'a source');
  return [
    {
      id: 'timer-not-late',
      row: 'D1',
      title: 'The timer is not late',
      sentence:
        'While the guest runs, DEC runs out no later than its timer is due; at once if that is past.',
      consequence: 'The guest gets its timer interrupt late: it stalls, for seconds or for weeks.',
      when: 'always',
      holds: inGuest((h) => decAndDue(setup, h, (dec, left) => dec > (left > 0n ? left : 0n))),
      blames: [...ON_THE_WAY, 'dec-loaded'],
    },
    {
      id: 'timer-not-early',
      row: 'D2',
      title: 'The timer is not early',
      sentence:
        'While the guest runs and its timer is still to come, DEC does not run out before it.',
      consequence:
        'One interrupt too many: the guest looks at its clock and sets DEC again. Harmless.',
      when: 'always',
      holds: inGuest((h) => decAndDue(setup, h, (dec, left) => left >= 0n && dec < left)),
      blames: [...ON_THE_WAY, 'dec-loaded'],
    },
    {
      id: 'hrtimer-right',
      row: 'D3',
      title: 'A sleeping vCPU is woken in time',
      sentence:
        'The host wakes a ceded vCPU when its timer is due, in host time, or at once if it is past.',
      consequence: 'The vCPU sleeps far too long, or not at all: then its idle loop spins.',
      when: { event: 'timer-judged' },
      blames: [...ON_THE_WAY, 'dec-saved'],
      holds: each((h) =>
        any(
          // Nobody judges the timer of the other host.
          not(any(place(h.owner.index, { line: 'kvmppc_set_timer:N4' }), h.pending)),
          hostExpiry(setup, h, (expiry, now, offset) => {
            const right = BigInt.asUintN(64, setup.due - offset);
            return expiry === right || (expiry <= now && ahead(right, now) <= 0n);
          }),
        ),
      ),
    },
    {
      id: 'get-right',
      row: 'D4',
      title: 'Userspace reads when the timer is due',
      sentence:
        'DEC_EXPIRY as it is read from the stopped guest is when the timer is due, in guest time.',
      consequence: 'The destination is given a wrong time, whatever it does with it.',
      when: { event: 'got' },
      blames: ['got'],
      holds: ask([userspace.expiry], moments, ([value = 0n], time) => {
        const guest = hostClock(source, time) + source.initialOffset;
        return value === setup.due || (ahead(value, guest) <= 0n && ahead(setup.due, guest) <= 0n);
      }),
    },
    {
      id: 'expiry-saved',
      row: 'D5',
      title: 'dec_expires is when the timer is due',
      sentence:
        'What a guest exit saves as dec_expires is when the timer is due, in the clock in which the kernel reads it.',
      consequence: 'The next entry, the hrtimer or userspace go by a wrong time.',
      when: { event: 'dec-saved' },
      blames: [...ON_THE_WAY, 'dec-saved'],
      holds: each((h) =>
        any(
          not(isSet),
          not(hasJustSaved(setup, h)),
          all(isSaved(setup, h), not(isUnknown(h.decExpires))),
        ),
      ),
    },
  ];
}

/** Of two hosts only one runs the guest. */
function hasJustSaved({ userspace, migrates }: Setup, { index }: Host): Expression {
  if (!migrates) return term(true);
  return index === 1 ? equal(userspace.run, 1) : equal(userspace.run, 0);
}
