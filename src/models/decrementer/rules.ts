/**
 * How every 64-bit word gets its values: the sums of B.3 of the facts, era by era. A program line stores by
 * one of these rules; registers and invariants read by the same clocks.
 */
import { defined } from '../../base/assert.ts';
import { ahead, alignOffset, CARRY, inDec, u64, unextended, wantedOffset } from './arithmetic.ts';
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
export const hostClock = ({ start }: Host, time: bigint): bigint => u64(start + time);

/** The clock in which dec_expires is meant to be. */
export function unitClock({ era }: Setup, host: Host, tbOffset: bigint, time: bigint): bigint {
  return u64(hostClock(host, time) + (era.inGuestTime ? tbOffset : 0n));
}

/** The clock in which a word of DEC says when it runs out: so that it is what dec_expires becomes. */
export function decClock({ era }: Setup, host: Host, tbOffset: bigint, time: bigint): bigint {
  return u64(hostClock(host, time) + (era.decInGuestTime ? tbOffset : 0n));
}

/** What dec_expires should be on a host where the guest has that offset. */
export function rightExpiry({ era, due }: Setup, tbOffset: bigint): bigint {
  return era.inGuestTime ? due : u64(due - tbOffset);
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
  /** Unless lines were moved, TB is guest time there, and tb_offset was loaded. */
  const inPlace = era.path === 0 ? 0n : 1n;
  const clocks = (tb: bigint, time: bigint, isIn = inPlace, converts = 1n) => ({
    tb: u64(hostClock(host, time) + isIn * tb),
    conversion: era.converts ? converts * (era.usesApplied ? isIn * tb : tb) : 0n,
    unit: decClock(setup, host, tb, time),
  });
  const saved = (of: (value: bigint) => bigint): Rule => ({
    to: decExpires,
    from: [dec, tbOffset, ...loose],
    value: ([due, offset, isIn, converts], time) => {
      if (!isPossible(known(offset))) return undefined;
      const { tb, conversion, unit } = clocks(known(offset), time, isIn, converts);
      return u64(of(inDec(known(due) - unit, width)) + tb - conversion);
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
        const value = inDec(known(expires) + conversion - (tb - stale * CARRY), width);
        return u64(unit + value);
      },
    },
    save: saved((value) => value),
    saveUnextended: saved((value) => unextended(value, width)),
    program: {
      to: dec,
      from: [tbOffset],
      value: ([offset]) => (era.decInGuestTime ? setup.due : u64(setup.due - known(offset))),
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
  const guest = u64(hostClock(source, stopped) + source.initialOffset);
  return alignOffset(wantedOffset(guest, hostClock(destination, later)));
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
  const converts = era.registers === 1;
  /** It was stopped before. */
  const isLater = (saved: bigint, time: bigint) => {
    const stopped = ahead(saved, source.start + source.initialOffset);
    return stopped >= 0n && stopped <= time;
  };
  return {
    getExpiry: {
      to: expiry,
      from: [source.decExpires, flag(getConverts)],
      value: ([expires, offset]) =>
        u64(known(expires) + (converts ? known(offset) * source.initialOffset : 0n)),
    },
    saveTimebase: {
      to: guestTimebase,
      from: [],
      value: (_, time) => u64(hostClock(source, time) + source.initialOffset),
    },
    wantOffset: {
      to: wanted,
      from: [guestTimebase],
      value: ([saved], time) =>
        isLater(known(saved), time)
          ? alignOffset(wantedOffset(known(saved), hostClock(destination, time)))
          : undefined,
    },
    create: {
      to: destination.decExpires,
      from: [],
      value: (_, time) => createdWith(setup, destination, time),
    },
    setExpiry: {
      to: destination.decExpires,
      from: [expiry, destination.tbOffset, flag(setConverts)],
      value: ([value, offset, isLoaded]) =>
        u64(known(value) - (converts ? known(isLoaded) * known(offset) : 0n)),
    },
    setOffset: { to: destination.tbOffset, from: [wanted], value: ([x]) => known(x) },
    expiryFromOffset: {
      to: destination.decExpires,
      from: [destination.decExpires, wanted],
      value: ([expires, x], time) =>
        era.registers === 3 &&
        scenario.created === 'era' &&
        known(expires) === 0n &&
        known(x) !== 0n
          ? u64(hostClock(destination, time) + known(x))
          : undefined,
    },
  };
}

/** dec_expires of a vCPU that was just created (B.3, table 6). */
function createdWith({ era, scenario }: Setup, host: Host, time: bigint): bigint {
  if (era.registers === 0 || scenario.created === 'ones') return u64(-1n);
  return era.registers === 3 ? 0n : hostClock(host, time);
}
