/**
 * A run as the picture tells it, without a size: when it stopped and went on, what the guest's lines are,
 * what was saved and what was read. Times are milliseconds of the first host's clock after the stop, or
 * after the start where nothing stops; guest time is milliseconds after `base`.
 */
import { defined } from '../../base/assert.ts';
import type { Description } from '../../protocol/description.ts';
import type { Reading } from '../../protocol/trace.ts';
import { msOf, RUNG_MS } from './amounts.ts';
import { historyOf, isOf, vcoresOf, type Noted, type Vcore } from './history.ts';

export interface Scene {
  readonly hosts: readonly HostLine[];
  /** The first and the last moment at which the clocks were read. */
  readonly from: number;
  readonly to: number;
  readonly stop: Mark | null;
  readonly cont: Mark | null;
  readonly saved: Saved | null;
  /** How much more than QEMU knows the guest has at its first entry; 0 where the two agree. */
  readonly rounded: number;
  readonly stretches: readonly Stretch[];
  readonly reads: readonly Read[];
  /** The guest's time that is 0 in the picture; the saved one, where there is one. */
  readonly base: bigint;
  /** Moment of a value of the first host's clock. */
  readonly timeOf: (now: bigint) => number;
}

export interface Mark {
  readonly step: number;
  readonly time: number;
}

export interface HostLine {
  readonly id: string;
  readonly label: string;
  /** Its clock after that of the first host. */
  readonly ahead: number;
  /** A moment at which its low 24 bits are 0. */
  readonly wrapsAt: number;
  /** How far it is ahead of the guest; negative: behind. */
  readonly beforeGuest: number;
}

export interface Saved extends Mark {
  /** What the guest has read last, at the stop. */
  readonly last: bigint;
  readonly saved: bigint;
  /** What QEMU counts less than the guest reads: tb_offset less env.tb_offset. */
  readonly debt: number;
  /** How much later than the saved time the guest starts; null while it did not. */
  readonly jump: number | null;
}

/** The TB of a vcore while nothing is done to it. */
export interface Stretch {
  readonly vcore: Vcore;
  readonly step: number;
  readonly from: number;
  readonly to: number;
  /** Which line it is drawn along: that of the guest, or that of its host. */
  readonly along: 'guest' | 'host';
  /** Guest time at its start, or how far it is from its host; kept near where it is far. */
  readonly at: number;
  /** By how much it is from where it should be; 0 where it is right. What is far is drawn nearer. */
  readonly off: number;
  /** Until then the guest reads what it has read before; null where it does not. */
  readonly againUntil: number | null;
}

export interface Read {
  readonly step: number;
  readonly time: number;
  readonly vcore: string;
  /** Guest time. */
  readonly at: number;
  /** Since the largest read before. */
  readonly since: number;
}

/** Farther from its line than this, a TB is drawn beside it. */
const NEAR_MS = 2.2 * RUNG_MS;
const BESIDE_MS = 9;
const LOW_24 = 0xff_ffffn;

export function sceneOf(description: Description, readings: readonly Reading[]): Scene | null {
  const history = historyOf(description, readings);
  const [first] = history;
  const final = history.at(-1);
  if (first === undefined || final === undefined) return null;
  const vcores = vcoresOf(description);
  const stop = history.find(isOf('stop')) ?? null;
  const cont = history.find((one) => isOf('cont')(one) && one.step > (stop?.step ?? Infinity));
  const saved =
    history.findLast((one) => isOf('saved')(one) && (cont === undefined || one.step < cont.step)) ??
    null;
  const origin = (stop ?? first).now;
  const timeOf = (now: bigint) => msOf(now - origin);
  const hostIds = description.groups.map(({ id }) => id);
  const [source = ''] = hostIds;
  const target = hostIds.at(-1) ?? source;
  const read = history.find(isOf('read'));
  const base =
    saved?.value(`qemu-${source}.guest_timebase`) ??
    read?.value(`${read.thread}.read`) ??
    first.value(`${source}.guestTb`);
  const mark = (noted: Noted | null | undefined): Mark | null =>
    noted ? { step: noted.step, time: timeOf(noted.now) } : null;
  const own: Own = {
    vcores,
    history,
    timeOf,
    base,
    contAt: cont === undefined ? Infinity : timeOf(cont.now),
  };
  return {
    hosts: description.groups.map(({ id, label }, index) => hostLine(id, label, index, own)),
    from: timeOf(first.now),
    to: timeOf(final.now),
    stop: mark(stop),
    cont: mark(cont),
    saved:
      saved === null || stop === null
        ? null
        : {
            step: saved.step,
            time: timeOf(saved.now),
            last: saved.value('last'),
            saved: base,
            debt: msOf(debtOf(saved, source)),
            jump: cont === undefined ? null : msOf(cont.value(`qemu-${target}.jump`)),
          },
    rounded: msOf(debtOf(history.find(isOf('entered')) ?? first, source)),
    stretches: vcores.flatMap((vcore) => stretchesOf(vcore, own)),
    reads: readsOf(own),
    base,
    timeOf,
  };
}

/** What QEMU counts less than the first vcore of a host has. */
const debtOf = ({ value }: Noted, host: string): bigint =>
  value(`${host}0.tb_offset`) - value(`qemu-${host}.env0.tb_offset`);

interface Own {
  readonly vcores: readonly Vcore[];
  readonly history: readonly Noted[];
  readonly timeOf: (now: bigint) => number;
  readonly base: bigint;
  /** Never: infinity. */
  readonly contAt: number;
}

function hostLine(id: string, label: string, index: number, { history, timeOf }: Own): HostLine {
  const final = defined(history.at(-1), 'a moment');
  const known = (index === 0 ? history.find(isOf('entered')) : null) ?? final;
  const now = final.value(`${id}.now`);
  return {
    id,
    label,
    ahead: msOf(BigInt.asIntN(64, now - final.now)),
    wrapsAt: timeOf(final.now) - msOf(now & LOW_24),
    beforeGuest: -msOf(known.value(`${id}0.tb_offset`)),
  };
}

function stretchesOf(vcore: Vcore, own: Own): Stretch[] {
  const { history, timeOf } = own;
  const expected = expectedGuest(own);
  let isIn = false;
  return history.flatMap((noted, i) => {
    if (noted.thread === vcore.id) isIn = (isIn || isOf('entered')(noted)) && !isOf('left')(noted);
    const next = history[i + 1];
    const from = timeOf(noted.now);
    const to = next === undefined ? from : timeOf(next.now);
    if (to === from) return [];
    const span = { vcore, step: noted.step, from, to };
    if (isIn) return [inGuest(span, noted, expected(from), own)];
    return noted.value(`${vcore.id}.skew`) === 0n ? [] : [besideHost(span, noted)];
  });
}

type Span = Pick<Stretch, 'vcore' | 'step' | 'from' | 'to'>;

function inGuest(span: Span, noted: Noted, expected: number, { base }: Own): Stretch {
  const { id } = span.vcore;
  const tb = noted.value(`${id}.tb`);
  const at = msOf(BigInt.asIntN(64, tb - base));
  const again = msOf(noted.value('last') - tb);
  const againUntil = again > 0 ? Math.min(span.to, span.from + again) : null;
  const skew = noted.value(`${id}.skew`);
  const isNear = Math.abs(at - expected) < NEAR_MS;
  // Of what it loaded, which may itself be far from what the guest should read.
  const off = msOf(BigInt.asIntN(64, skew - noted.value(`${id}.loaded`)));
  if (isNear) return { ...span, along: 'guest', at, off, againUntil };
  if (Math.abs(msOf(skew)) < NEAR_MS)
    return { ...span, along: 'host', at: msOf(skew), off: at - expected, againUntil };
  const beside = expected + Math.sign(at - expected) * BESIDE_MS;
  return { ...span, along: 'guest', at: beside, off: at - expected, againUntil };
}

function besideHost(span: Span, noted: Noted): Stretch {
  const off = msOf(noted.value(`${span.vcore.id}.skew`));
  const at = Math.abs(off) < NEAR_MS ? off : Math.sign(off) * BESIDE_MS;
  return { ...span, along: 'host', at, off, againUntil: null };
}

/** What the guest should read: on from where it began, and after the pause on from the saved time. */
function expectedGuest({ history, vcores, base, timeOf, contAt }: Own): (time: number) => number {
  const entered = history.find(isOf('entered'));
  const [first] = vcores;
  if (entered === undefined || first === undefined) return (time) => time;
  const begin = msOf(BigInt.asIntN(64, entered.value(`${first.id}.tb`) - base));
  const began = timeOf(entered.now);
  return (time) => (time >= contAt ? time - contAt : begin + time - began);
}

const readsOf = ({ history, timeOf, base }: Own): Read[] =>
  history.filter(isOf('read')).map((noted) => ({
    step: noted.step,
    time: timeOf(noted.now),
    vcore: noted.thread,
    at: msOf(BigInt.asIntN(64, noted.value(`${noted.thread}.read`) - base)),
    since: msOf(noted.value(`${noted.thread}.readStep`)),
  }));
