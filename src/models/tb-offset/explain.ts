/** A broken invariant in words and exact values, for the verdict bar and the terminal. */
import type { ExactContext } from '../../machine/statement.ts';
import { exactTime } from '../kvm-hv/in-words.ts';
import { jumpOf } from './registers.ts';
import { signed } from '../kvm-hv/timebase.ts';
import { vcoresOf, type Site, type Vcore } from './site.ts';

/** One sentence; `id` is the invariant's. */
export function explain(site: Site, id: string, at: ExactContext): string {
  switch (id) {
    case 'host-time':
      return each(
        site,
        ({ skew }) => signed(skew.exact(at)),
        (by) => `is ${apart(by)} host time in the host`,
        'the TB',
      );
    case 'guest-time':
      return each(
        site,
        ({ skew, loaded }) => signed(skew.exact(at) - loaded.exact(at)),
        (by) => `is ${apart(by)} what the entry has loaded`,
        'the TB',
      );
    case 'guest-time-monotonic':
      return wentBack(site, at) ?? 'the guest reads an earlier time than before';
    case 'goes-on-where-saved':
      return jumped(site, at);
    case 'one-guest-time':
      return differs(site, at);
    case 'dispatch-log':
      return each(
        site,
        ({ skew, logged }) => signed(logged.exact(at) - skew.exact(at)),
        (by) => `is ${apart(by)} guest time`,
        'the dispatch log',
      );
    case 'nothing-applied-in-host':
      return each(
        site,
        ({ applied }) => signed(applied.exact(at)),
        (by) => `is still ${by < 0n ? '−' : ''}${exactTime(by)} in the host`,
        'tb_offset_applied',
      );
    default:
      return '';
  }
}

/** Those vcores for which it is not 0. */
function each(
  site: Site,
  by: (vcore: Vcore) => bigint,
  words: (by: bigint) => string,
  what: string,
): string {
  const found = vcoresOf(site).filter((vcore) => by(vcore) !== 0n);
  return found.length === 0
    ? `${what} of a vcore is wrong`
    : found.map((vcore) => `${what} of ${vcore.id} ${words(by(vcore))}`).join('; ');
}

const apart = (by: bigint): string => `${exactTime(by)} ${by < 0n ? 'behind' : 'ahead of'}`;

/** Why, as far as the values say; null while no read has fallen. */
export function wentBack(site: Site, at: ExactContext): string | null {
  const vcore = vcoresOf(site).find((one) => at.value(one.fell) === 1);
  if (vcore === undefined) return null;
  const by = signed(at.exact[vcore.step]!);
  return `guest time went back ${exactTime(by)} because ${because(site, vcore, at)}`;
}

function because(site: Site, vcore: Vcore, at: ExactContext): string {
  const skew = signed(vcore.skew.exact(at));
  const offset = skew - signed(vcore.loaded.exact(at));
  // Back in the host nothing is left of what the switch had added.
  if (skew !== 0n && offset !== 0n)
    return `the switch has left the TB of ${vcore.id} ${apart(offset)} its offset`;
  const other = vcoresOf(site).find(
    (one) =>
      one.host === vcore.host &&
      one !== vcore &&
      signed(one.tbOffset.exact(at) - vcore.tbOffset.exact(at)) > 0n,
  );
  if (other !== undefined) return `${vcore.id} has another offset than ${other.id}`;
  const host = site.hosts[vcore.host];
  if (host === undefined) return 'its offset is too small';
  const { mistakes, rounding } = site.scenario;
  const saved = signed(at.exact[site.last.index]! - host.qemu.guestTimebase.exact(at));
  const jump = jumpOf(host, at);
  if (vcore.host > 0 && mistakes.destination === 'copied')
    return 'it runs on with the offset of the other host';
  if (rounding === 'down' && jump < 0n)
    return `the kernel has rounded the offset down, by ${exactTime(jump)}`;
  if (saved > 0n && host.qemu.guestTimebase.exact(at) !== 0n)
    return `QEMU has saved ${exactTime(saved)} less than the guest had read`;
  return 'its offset became smaller while it ran';
}

function jumped(site: Site, at: ExactContext): string {
  const found = site.hosts.flatMap((host) =>
    host.vcores.flatMap(({ id, number }) => {
      const jump = jumpOf(host, at, number);
      return jump > 0n && at.value(host.qemu.jumped) === 1
        ? [`${id} starts ${exactTime(jump)} after the saved time`]
        : [];
    }),
  );
  return found.length === 0 ? 'the guest starts later than it was saved' : found.join('; ');
}

function differs(site: Site, at: ExactContext): string {
  const pair = site.hosts
    .map(({ vcores: [a, b] }) => (a === undefined || b === undefined ? null : { a, b }))
    .find((one) => one !== null && one.a.skew.exact(at) !== one.b.skew.exact(at));
  if (pair === undefined || pair === null) return 'two vcores of the guest have different TBs';
  const by = signed(pair.b.skew.exact(at) - pair.a.skew.exact(at));
  return `the TB of ${pair.b.id} is ${apart(by)} that of ${pair.a.id}`;
}
