/** The TB of a vcore as people see it: how far it is from the clock of its host. */
import type { SignalLevel } from '../../protocol/description.ts';
import type { ReadableSignal } from '../assembled.ts';
import { plannedOffset } from './plan.ts';
import { RUNG, signed } from '../kvm-hv/timebase.ts';
import type { Site } from './site.ts';
import type { Vcore } from './vcore.ts';
import { exactTime, span } from '../kvm-hv/in-words.ts';

/** Values of the signal. */
const LEVEL = {
  HOST: 0,
  GUEST: 1,
  GUEST_SHORT: 2,
  GUEST_LONG: 3,
  HOST_SHORT: 4,
  HOST_LONG: 5,
  BEHIND: 6,
  AHEAD: 7,
} as const;

const RUNG_TICKS = Number(RUNG);
const RUNG_TIME = exactTime(RUNG);

export function clockSignal(site: Site, vcore: Vcore): ReadableSignal {
  const offset = signed(plannedOffset(site.scenario, vcore.host));
  const { skew, loaded } = vcore;
  return {
    id: `${vcore.id}.tb`,
    group: vcore.host,
    label: `TB of ${vcore.id}`,
    kind: 'clock',
    register: `${vcore.id}.skew`,
    levels: levelsOf(offset),
    cells: [skew.high, skew.low, loaded.high],
    level: levelAt,
  };
}

function levelsOf(offset: bigint): SignalLevel[] {
  const ticks = Number(offset);
  const sign = offset < 0n ? '−' : '+';
  const behind = `${RUNG_TIME} behind`;
  const ahead = `${RUNG_TIME} ahead`;
  return [
    { label: 'host time', tone: 'host' },
    { label: `guest ${sign}${span(offset)}`, tone: 'guest', ticks },
    { label: behind, tone: 'wrong', ticks: ticks - RUNG_TICKS, off: -RUNG_TICKS, torn: true },
    { label: ahead, tone: 'wrong', ticks: ticks + RUNG_TICKS, off: RUNG_TICKS, torn: true },
    { label: behind, tone: 'wrong', ticks: -RUNG_TICKS, torn: true },
    { label: ahead, tone: 'wrong', ticks: RUNG_TICKS, torn: true },
    { label: 'behind', tone: 'wrong', ticks: -Math.abs(ticks) },
    { label: 'ahead', tone: 'wrong', ticks: Math.abs(ticks) },
  ];
}

/** By the rungs and the rest of the skew, and the rungs of the offset that was loaded. */
function levelAt(by: number, low: number, offset: number): number {
  if (low !== 0) return by < 0 ? LEVEL.BEHIND : LEVEL.AHEAD;
  if (by === 0) return LEVEL.HOST;
  const off = by - offset;
  if (off === 0) return LEVEL.GUEST;
  if (off === -1) return LEVEL.GUEST_SHORT;
  if (off === 1) return LEVEL.GUEST_LONG;
  if (by === -1) return LEVEL.HOST_SHORT;
  if (by === 1) return LEVEL.HOST_LONG;
  return off < 0 ? LEVEL.BEHIND : LEVEL.AHEAD;
}
