/**
 * How every 64-bit word gets its values: the sums of B.3 of the facts, era by era. A program line stores by
 * one of these rules; registers and invariants read by the same clocks.
 */
import { defined } from '../../base/assert.ts';
import {
  ahead,
  RUNG,
  savedTimebase,
  storedOffset,
  unsigned,
  wantedOffset,
} from '../kvm-hv/timebase.ts';
import { inDec, unextended } from './arithmetic.ts';
import {
  ALL_ONES,
  clocksOf,
  createdExpiry,
  expiryFromOffset,
  givenExpiry,
  gotExpiry,
  loadedDec,
  savedExpiry,
} from './expiry.ts';
import type { Host, Setup } from './setup.ts';
import { flag, settle, type Input, type Rule, type Word } from './words-of-memory.ts';

export interface Rules {
  /** By host. */
  readonly hosts: readonly HostRules[];
  readonly getExpiry: Rule;
  readonly saveTimebase: Rule;
  readonly wantOffset: Rule;
  readonly create: Rule;
  readonly setExpiry: Rule;
  readonly setOffset: Rule;
  /** S2 of R3. */
  readonly expiryFromOffset: Rule;
}

export interface HostRules {
  readonly load: Rule;
  readonly save: Rule;
  /** The same without the sign extension. */
  readonly saveUnextended: Rule;
  /** The guest sets its timer, or sets it again after an interrupt that came too early. */
  readonly program: Rule;
  readonly leaveIdle: Rule;
}

/** The host's clock after so many ticks of the run. */
export const hostClock = ({ start }: Host, time: bigint): bigint => unsigned(start + time);

/** The clock in which dec_expires is meant to be. */
export function unitClock({ era }: Setup, host: Host, tbOffset: bigint, time: bigint): bigint {
  return unsigned(hostClock(host, time) + (era.inGuestTime ? tbOffset : 0n));
}

/** The clock in which a word of DEC says when it runs out: so that it is what dec_expires becomes. */
export function decClock({ era }: Setup, host: Host, tbOffset: bigint, time: bigint): bigint {
  return clocksOf(era, hostClock(host, time), tbOffset).unit;
}

/** What dec_expires should be on a host where the guest has that offset. */
export function rightExpiry({ era, due }: Setup, tbOffset: bigint): bigint {
  return era.inGuestTime ? due : unsigned(due - tbOffset);
}

/** All rules, settled. `isEdited`: lines of entry or exit may stand elsewhere, or be gone. */
export function rulesOf(setup: Setup, isEdited: boolean): Rules {
  const { era, hosts, scenario } = setup;
  // Where a line is carried out at any moment, TB and offset may not belong together.
  const races =
    hosts.some(({ threads }) => threads.length > 1) && (era.path === 0 || era.path === 3);
  const isLoose = isEdited || races;
  const rules: Rules = {
    hosts: hosts.map((host) => hostRules(setup, host, isLoose, isEdited)),
    ...userspaceRules(setup),
  };
  const { hosts: ofHosts, ...others } = rules;
  const all = [...ofHosts.flatMap((one) => inUse(one, isEdited)), ...Object.values<Rule>(others)];
  settle(all, setup.moments, isLoose ? 2 * (scenario.exits + 2) : 24);
  return rules;
}

/** No kernel of this table saves without the sign, unless a line was changed. */
const inUse = ({ saveUnextended, ...rules }: HostRules, isEdited: boolean): Rule[] => [
  ...Object.values<Rule>(rules),
  ...(isEdited ? [saveUnextended] : []),
];

function hostRules(setup: Setup, host: Host, isLoose: boolean, isEdited: boolean): HostRules {
  const { era, width } = setup;
  const { tbOffset, decExpires, dec } = host;
  const loose: readonly Input[] = isLoose ? [flag(host.offsetIsIn), flag(host.owner.converts)] : [];
  const clocks = (tb: bigint, time: bigint, isIn?: bigint, converts?: bigint) =>
    clocksOf(era, hostClock(host, time), tb, isIn, converts);
  const saved = (of: (value: bigint) => bigint): Rule => ({
    to: decExpires,
    from: [dec, tbOffset, ...loose],
    value: ([due, offset, isIn, converts], time) => {
      if (!isPossible(known(offset))) return undefined;
      const at = clocks(known(offset), time, isIn, converts);
      return savedExpiry(of(inDec(known(due) - at.unit, width)), at);
    },
  });
  const isStale = isEdited && era.inGuestTime && setup.scenario.wrap === 'before';
  const carry: readonly Input[] = isStale ? [flag(host.stale)] : [];
  const isPossible = offsetsOfRounds(setup, host);
  return {
    load: {
      to: dec,
      from: [decExpires, tbOffset, ...carry, ...loose],
      value: ([expires, offset, ...more], time) => {
        if (!isPossible(known(offset))) return undefined;
        const stale = carry.length === 0 ? 0n : known(more.shift());
        const [isIn, converts] = more;
        const { tb, conversion, unit } = clocks(known(offset), time, isIn, converts);
        const read = { conversion, tb: tb - stale * RUNG };
        return unsigned(unit + loadedDec(known(expires), read, width));
      },
    },
    save: saved((value) => value),
    saveUnextended: saved((value) => unextended(value, width)),
    program: {
      to: dec,
      from: [tbOffset],
      value: ([offset]) => (era.decInGuestTime ? setup.due : unsigned(setup.due - known(offset))),
    },
    leaveIdle: { to: dec, from: [], value: () => host.idleDec },
  };
}

/** No round begins on the destination before userspace has set the offset, if it sets one. */
function offsetsOfRounds(setup: Setup, host: Host): (offset: bigint) => boolean {
  const { times } = setup.moments;
  const { userspace } = setup.scenario;
  const isSetFirst = host.index === 1 && userspace !== 'none' && userspace !== 'expiry';
  if (!isSetFirst) return () => true;
  const zeroToo = times.some((stopped, i) =>
    times.slice(i).some((later) => offsetBetween(setup, stopped, later) === 0n),
  );
  return (offset) => offset !== 0n || zeroToo;
}

/** What Q6 asks for and S1 rounds, of a guest that was stopped and goes on at these times. */
function offsetBetween({ hosts }: Setup, stopped: bigint, later: bigint): bigint {
  const source = defined(hosts[0], 'a source');
  const destination = defined(hosts[1], 'a destination');
  const guest = savedTimebase(hostClock(source, stopped), source.initialOffset);
  return storedOffset(wantedOffset(guest, hostClock(destination, later)), 'up');
}

const known = (value: bigint | undefined): bigint => defined(value, 'an input');

function userspaceRules(setup: Setup): Omit<Rules, 'hosts'> {
  const { era, userspace, scenario } = setup;
  const source = defined(setup.hosts[0], 'a source');
  const destination = setup.hosts[1] ?? source;
  const { guestTimebase, expiry, wanted, getConverts, setConverts } = userspace;
  const none = (to: Word): Rule => ({ to, from: [], value: () => undefined });
  if (!setup.migrates)
    return {
      getExpiry: none(expiry),
      saveTimebase: none(guestTimebase),
      wantOffset: none(wanted),
      create: none(destination.decExpires),
      setExpiry: none(destination.decExpires),
      setOffset: none(destination.tbOffset),
      expiryFromOffset: none(destination.decExpires),
    };
  /** It was stopped before. */
  const isLater = (saved: bigint, time: bigint) => {
    const stopped = ahead(saved, source.start + source.initialOffset);
    return stopped >= 0n && stopped <= time;
  };
  return {
    getExpiry: {
      to: expiry,
      from: [source.decExpires, flag(getConverts)],
      value: ([expires, isLoaded]) =>
        gotExpiry(era, known(expires), known(isLoaded) * source.initialOffset),
    },
    saveTimebase: {
      to: guestTimebase,
      from: [],
      value: (_, time) => savedTimebase(hostClock(source, time), source.initialOffset),
    },
    wantOffset: {
      to: wanted,
      from: [guestTimebase],
      value: ([saved], time) =>
        isLater(known(saved), time)
          ? storedOffset(wantedOffset(known(saved), hostClock(destination, time)), 'up')
          : undefined,
    },
    create: {
      to: destination.decExpires,
      from: [],
      value: (_, time) =>
        scenario.created === 'ones' ? ALL_ONES : createdExpiry(era, hostClock(destination, time)),
    },
    setExpiry: {
      to: destination.decExpires,
      from: [expiry, destination.tbOffset, flag(setConverts)],
      value: ([value, offset, isLoaded]) =>
        givenExpiry(era, known(value), known(isLoaded) * known(offset)),
    },
    setOffset: { to: destination.tbOffset, from: [wanted], value: ([x]) => known(x) },
    expiryFromOffset: {
      to: destination.decExpires,
      from: [destination.decExpires, wanted],
      value: ([expires, x], time) =>
        scenario.created === 'era'
          ? expiryFromOffset(era, known(expires), known(x), hostClock(destination, time))
          : undefined,
    },
  };
}
