/**
 * dec_expires as a flag on a clock: of which clock its number is, and by which one it is read. For the
 * picture: nobody in the machine knows the first of the two, and that is what goes wrong.
 */
import type { ExactContext } from '../../machine/statement.ts';
import type { ReadableRegister } from '../assembled.ts';
import { ahead, unsigned } from '../kvm-hv/timebase.ts';
import { inDec } from './arithmetic.ts';
import { timeAt } from './moments.ts';
import { hostClock } from './rules.ts';
import type { Host, Setup } from './setup.ts';

/** By value of the registers `given` and `readAs`. */
const CLOCKS = ['none', 'host', 'guest'] as const;
type Clock = (typeof CLOCKS)[number];

const ALL_ONES = unsigned(-1n);

interface Flag {
  /** Whose time the number is; `none` for 0 and for all ones, which are no time at all. */
  readonly unit: Clock;
  readonly readAs: 'host' | 'guest';
  /** Ticks from now to it, signed: by its own clock, and as it is read. */
  readonly meant: bigint;
  readonly read: bigint;
  /** Ticks until the timer is due, signed. */
  readonly toGo: bigint;
}

function flagOf(setup: Setup, host: Host, at: ExactContext): Flag {
  const expires = host.decExpires.read(at) ?? 0n;
  const clocks = clocksAt(setup, host, at);
  const unit = unitOf(setup, expires, clocks);
  const readAs = readsGuestTime(setup) ? 'guest' : 'host';
  return {
    unit,
    readAs,
    meant: ahead(expires, clocks[unit === 'none' ? readAs : unit]),
    read: ahead(expires, clocks[readAs]),
    toGo: ahead(setup.due, clocks.guest),
  };
}

type Clocks = Readonly<Record<'host' | 'guest', bigint>>;

/** On a destination that has no offset yet the guest's clock stands still, as it was saved. */
function clocksAt({ moments, userspace }: Setup, host: Host, at: ExactContext): Clocks {
  const clock = hostClock(host, timeAt(moments, at));
  const tbOffset = host.tbOffset.read(at) ?? 0n;
  const isWaiting = host.index === 1 && tbOffset === 0n && at.value(userspace.run) === 0;
  const saved = userspace.guestTimebase.read(at) ?? 0n;
  return { host: clock, guest: isWaiting && saved !== 0n ? saved : unsigned(clock + tbOffset) };
}

/** What is not the time of the timer itself belongs to the clock that is nearer: it was read from it. */
function unitOf({ due }: Setup, expires: bigint, { host, guest }: Clocks): Clock {
  if (expires === 0n || expires === ALL_ONES) return 'none';
  if (expires === due) return 'guest';
  if (expires === unsigned(due - guest + host)) return 'host';
  const distance = (clock: bigint) => {
    const signed = ahead(expires, clock);
    return signed < 0n ? -signed : signed;
  };
  return distance(guest) < distance(host) ? 'guest' : 'host';
}

/** Of the entry, which loads DEC: without a conversion it takes guest time. */
function readsGuestTime({ era, scenario }: Setup): boolean {
  const isUnconverted = scenario.edits.some(
    ({ kind, at }) => kind === 'skip' && /^kvmppc_hv_entry:[Ls]3a/.test(at),
  );
  return era.decInGuestTime || isUnconverted;
}

export function flagRegisters(setup: Setup, host: Host): ReadableRegister[] {
  const of = (value: (flag: Flag) => bigint) => (at: ExactContext) =>
    value(flagOf(setup, host, at));
  const own = { scope: 'group', index: host.index, fields: [] } as const;
  const clock = (id: string, label: string, summary: string, which: (flag: Flag) => Clock) => ({
    ...own,
    id: `${host.name}.${id}`,
    label,
    summary,
    width: 32 as const,
    signed: false,
    fields: [{ name: 'clock', shift: 0, width: 2, bits: '30:31', names: CLOCKS, alarm: false }],
    read: of((flag) => BigInt(CLOCKS.indexOf(which(flag)))),
  });
  const length = (id: string, label: string, summary: string, which: (flag: Flag) => bigint) => ({
    ...own,
    id: `${host.name}.${id}`,
    label,
    summary,
    width: 64 as const,
    signed: true,
    read: of((flag) => unsigned(which(flag))),
  });
  const loads = (width: 32 | 56) =>
    length(
      `loads${width}`,
      `DEC of ${width} bits, from memory`,
      'What an entry would load from dec_expires now.',
      ({ read }) => inDec(read, width),
    );
  return [
    clock('given', 'dec_expires is time of', 'Of which clock its number is.', ({ unit }) => unit),
    clock('readAs', 'dec_expires is read as', 'By which clock an entry reads it.', (f) => f.readAs),
    length('meant', 'dec_expires, meant', 'How far away it is by its own clock.', (f) => f.meant),
    length('read', 'dec_expires, as read', 'How far away it is as it is read.', (f) => f.read),
    length(
      'toGo',
      'timer, still to go',
      'Until it is due; a stopped guest has its saved clock.',
      (f) => f.toGo,
    ),
    loads(32),
    loads(56),
  ];
}
