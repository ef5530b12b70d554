/** A broken invariant in words and exact values, for the verdict bar and the terminal. */
import type { ExactContext } from '../../machine/statement.ts';
import { exactTime } from '../kvm-hv/in-words.ts';
import { jumpOf } from './registers.ts';
import { signed } from '../kvm-hv/timebase.ts';
import { causeOf, fallenVcore } from './cause.ts';
import { vcoresOf, type Site } from './site.ts';
import type { Vcore } from './vcore.ts';

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
      return wentBack(site, at);
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

/** And why. */
function wentBack(site: Site, at: ExactContext): string {
  const vcore = fallenVcore(site, at);
  if (vcore === undefined) return 'the guest reads an earlier time than before';
  const by = signed(at.exact[vcore.step]!);
  return `guest time went back ${exactTime(by)} because ${causeOf(site, vcore, at).words}`;
}

/** The event of the step that broke it, where the values tell; else null, and the invariant says whom it blames. */
export function blamed(site: Site, id: string, at: ExactContext): string | null {
  const vcore = id === 'guest-time-monotonic' ? fallenVcore(site, at) : undefined;
  return vcore === undefined ? null : causeOf(site, vcore, at).event;
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
