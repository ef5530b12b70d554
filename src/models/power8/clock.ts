/**
 * The clock of a subcore as people see it: how far its TB is from the ChipTOD, and what the guest's exit
 * will still subtract from it.
 */
import { duration } from '../../base/duration.ts';
import type { SignalLevel } from '../../protocol/description.ts';
import type { ReadableSignal } from '../assembled.ts';
import type { Core, Subcore } from './core.ts';
import { OFFSETS } from './symbolic.ts';
import { DEFECT, TBST, TICKS_PER_MICROSECOND } from './values.ts';

const CARRY_TICKS = 2 ** 24;
/** A TB that was zeroed, or lost, is nobody's time any more: as far off as can be drawn. */
const LOST_TICKS = 2 ** 62;

/** What a clock stands at. */
interface Standing {
  /** Offsets in the TB; where they are 0, 1 for a guest's time all the same. */
  readonly k: number;
  readonly defect: number;
  readonly isStopped: boolean;
  /** A guest's time where the guest is left for good: the host counts it as its own. */
  readonly isLeft: boolean;
}

const COUNTS = OFFSETS.max - OFFSETS.min + 1;
const DEFECTS = Object.keys(DEFECT).length;

const valueOf = ({ k, defect, isStopped, isLeft }: Standing): number =>
  k - OFFSETS.min + COUNTS * (defect + DEFECTS * (Number(isStopped) + 2 * Number(isLeft)));

/** By the signal's value. */
const STANDINGS: readonly Standing[] = Array.from({ length: COUNTS * DEFECTS * 4 }, (_, value) => {
  const where = Math.floor(value / (COUNTS * DEFECTS));
  return {
    k: (value % COUNTS) + OFFSETS.min,
    defect: Math.floor(value / COUNTS) % DEFECTS,
    isStopped: where % 2 === 1,
    isLeft: where >= 2,
  };
});

export function clockSignal({ tbst }: Core, s: Subcore): ReadableSignal {
  return {
    id: `subcore${String(s.index)}.tb`,
    group: s.index,
    label: 'TB − TOD',
    kind: 'clock',
    register: `subcore${String(s.index)}.tbMinusTod`,
    levels: STANDINGS.map((at) => levelOf(Number(s.tbOffset), at)),
    // An offset of 0 is in no TB: the partition tells guest from host. vcore.in_guest falls last of all (X14):
    // until then a reload of the TB may still come.
    cells: [s.tbOffset === 0n ? s.lpid : s.k, s.short, tbst, s.lpid, s.vcoreInGuest],
    level: (k, defect, state, lpid, inside) =>
      valueOf({
        k,
        defect,
        isStopped: state !== TBST.RUNNING,
        isLeft: k === 1 && lpid === 0 && inside === 0,
      }),
  };
}

export function debtSignal(s: Subcore): ReadableSignal {
  const ticks = Number(s.tbOffset);
  return {
    id: `subcore${String(s.index)}.owed`,
    group: s.index,
    label: 'owed',
    kind: 'debt',
    levels: [
      { label: '', tone: 'off' },
      { label: `owes ${inTime(ticks)}`, tone: 'on', ticks },
    ],
    cells: [s.owed],
    level: (owed) => owed,
  };
}

function levelOf(offset: number, { k, defect, isStopped, isLeft }: Standing): SignalLevel {
  const isLost = defect === DEFECT.LOST || defect === DEFECT.ZEROED;
  const torn = defect === DEFECT.SHORT;
  const ticks = isLost ? -LOST_TICKS : k * offset - (torn ? CARRY_TICKS : 0);
  const isIts = k === 0 || (k === 1 && !isLeft);
  // With the offset of a guest, or with none, nothing but the carry is missing.
  const off = torn && isIts ? -CARRY_TICKS : ticks;
  const more = { ticks, off, ...(torn ? { torn } : {}) };
  if (isStopped) return { label: 'TB stopped', tone: 'stopped', ...more };
  if (isLost) return { label: 'lost', tone: 'wrong', ...more };
  if (defect === DEFECT.NONE && k === 1 && !isLeft)
    return { label: `guest ${signedTime(offset)}`, tone: 'guest', ...more };
  if (ticks === 0) return { label: 'host time', tone: 'host', ...more };
  const times = Math.abs(k);
  const often = times > 1 && offset !== 0 ? { times } : {};
  return {
    label: `${inTime(off)} ${off < 0 ? 'behind' : 'ahead'}`,
    tone: 'wrong',
    ...more,
    ...often,
  };
}

const inTime = (ticks: number): string => duration(Math.abs(ticks) / TICKS_PER_MICROSECOND);
const signedTime = (ticks: number): string =>
  ticks === 0 ? '+0 s' : `${ticks < 0 ? '−' : '+'}${inTime(ticks)}`;
