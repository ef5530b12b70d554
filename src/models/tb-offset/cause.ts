/**
 * Why a read has fallen, out of the exact values: what the guest's time has lost since the largest read, by
 * whom. The sentence and the line that is blamed are of one cause.
 */
import { defined } from '../../base/assert.ts';
import type { ExactContext } from '../../machine/statement.ts';
import { exactTime } from '../kvm-hv/in-words.ts';
import { signed } from '../kvm-hv/timebase.ts';
import { firstHost, hostOf, vcoresOf, type Site } from './site.ts';
import { SET_BY, type Vcore } from './vcore.ts';

export interface Cause {
  /** Of the step that did it; null where an earlier break has named it: the write that left a TB wrong. */
  readonly event: string | null;
  /** After `because`; short, for a phone. */
  readonly words: string;
  /** What the guest's time has lost by it; ticks, more than 0. */
  readonly by: bigint;
}

/** The vCPU whose last read has fallen; undefined where none has. */
export const fallenVcore = (site: Site, at: ExactContext): Vcore | undefined =>
  vcoresOf(site).find(({ fell }) => at.value(fell) === 1);

/** That by which most was lost. */
export function causeOf(site: Site, vcore: Vcore, at: ExactContext): Cause {
  const bare = withoutOffset(site, vcore, at);
  if (bare !== null) return bare;
  const found = [switched(site, vcore, at), ...given(site, vcore, at)].filter(({ by }) => by > 0n);
  const [first, ...others] = found;
  return others.reduce((a, b) => (b.by > a.by ? b : a), first ?? UNKNOWN);
}

const UNKNOWN: Cause = { event: 'read-fell', words: 'its offset became smaller', by: 0n };

const ticks = (at: ExactContext, index: number): bigint => signed(at.exact[index] ?? 0n);

/** A vcore that reads the time of its host, because nobody gave it an offset. */
function withoutOffset(site: Site, vcore: Vcore, at: ExactContext): Cause | null {
  const { kernel, userspace } = site.scenario;
  const by = -ticks(at, vcore.step);
  if (kernel === 'none') return { event: 'refused', words: 'this kernel knows no offset', by };
  const bare = vcoresOf(site).find(
    (one) =>
      one.host === vcore.host &&
      at.exact[one.read] !== 0n &&
      at.exact[one.readBy] === SET_BY.NOBODY,
  );
  if (bare === undefined) return null;
  const event = userspace.hotPlug === 'missing' ? 'plugged' : 'cont';
  return { event, words: `${bare.id} was given no offset`, by };
}

/** TB less what it should be, now and at the largest read. */
function switched({ lastOff }: Site, { readOff }: Vcore, at: ExactContext): Cause {
  const [now, before] = [ticks(at, readOff), ticks(at, lastOff)];
  return { event: null, words: switchedWords(now, before), by: before - now };
}

function switchedWords(now: bigint, before: bigint): string {
  if (now < 0n && before > 0n) return 'one switch left its TB ahead, the next behind';
  return now < 0n
    ? `the switch left its TB ${exactTime(now)} behind`
    : `a switch had left its TB ${exactTime(before)} ahead`;
}

/** By whoever chose the offset that was loaded; nobody where it is the one of the largest read. */
function given(site: Site, vcore: Vcore, at: ExactContext): Cause[] {
  const loaded = vcore.loaded.exact(at);
  const before = at.exact[site.lastLoaded] ?? 0n;
  const reader = vcoresOf(site).find(({ index }) => BigInt(index) === at.exact[site.lastReader]);
  if (reader?.host === vcore.host && before === loaded) return [];
  if (at.exact[vcore.readBy] === SET_BY.SIBLING)
    return [{ ...SET_AGAIN, by: signed(before - loaded) }];
  const { qemu } = hostOf(site, vcore);
  const source = firstHost(site).qemu;
  const saved = qemu.guestTimebase.exact(at);
  const [kept, env] = [at.exact[source.keptAtSave] ?? 0n, at.exact[source.envAtSave] ?? 0n];
  // Since that read a sibling may have set another offset: a larger one the guest has not read with.
  const lowered = signed(before - kept);
  const lag = signed(kept - env) + (lowered < 0n ? lowered : 0n);
  const read = defined(at.exact[site.last.index], 'a read') - ticks(at, site.lastOff);
  const later = signed(read - before - (saved - env));
  return [
    { ...SET_AGAIN, by: lowered },
    { event: 'saved-short', words: `QEMU saved ${exactTime(lag)} too little`, by: lag },
    { event: 'saved', words: `the guest ran on ${exactTime(later)} after the save`, by: later },
    { ...chosen(site, vcore), by: signed(qemu.wanted.exact(at) - loaded) },
  ];
}

const SET_AGAIN = {
  event: 'set-by-sibling',
  words: 'a sibling has made its offset smaller',
} as const;

/** An offset that leads to an earlier time than the saved one. */
function chosen({ scenario }: Site, { host }: Vcore): Omit<Cause, 'by'> {
  return host > 0 && scenario.mistakes.destination === 'copied'
    ? { event: 'offset-copied', words: 'it has the offset of host A' }
    : { event: 'rounded-down', words: 'its offset was rounded down' };
}
