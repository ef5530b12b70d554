/**
 * Exact 64-bit values beside the symbolic state: TB, DEC, HDEC, dec_expires. Registers that count
 * are kept as "value minus (or plus) now", so that nothing has to be updated as time passes.
 * Times are TB ticks (512 MHz). DEC and HDEC go on while the TB is stopped (unverified, domain 1.4).
 */
import { defined } from '../../base/assert.ts';
import { touching, type ExactContext, type ExactEffect } from '../../machine/statement.ts';
import { readTicks } from '../../scenario/ticks.ts';
import type { Core, Subcore } from './core.ts';
import type { Thread } from './thread.ts';
import { DEFECT, TBST } from './values.ts';

const LOW24 = 0xff_ffffn;
const CARRY = 1n << 24n;
/** X15: as far in the future as a 32-bit decrementer reaches. */
const HDEC_FAR = 0x7fff_0000n;

/** The low 24 bits, 4096 ticks before they wrap. */
const BEFORE_WRAP = 0xff_f000n;
/** Tick of the run at which the low 24 bits wrap when the scenario says so. */
export const WRAP_TICKS = 0x1000;

/** Decrementers at the start: far enough not to matter within a run. */
export const GUEST_DEC = 0x5_0200n;
const HOST_DEC = 0x20_0000n;

/** The setting is that of the worked example of domain section 4 where nobody has set another. */
function todAtStart({ scenario }: Core): bigint {
  const tod = BigInt.asUintN(64, defined(readTicks(scenario.machine.hostTb), 'hostTb'));
  return scenario.environment.tbWrap ? (tod & ~LOW24) | BEFORE_WRAP : tod;
}

/** Indices of exact registers: a few a subcore, then a few a thread. */
const PER_SUBCORE = 2;
const PER_THREAD = 5;
const tb = (s: number): number => s * PER_SUBCORE;
const hdec = (s: number): number => s * PER_SUBCORE + 1;
const MAX_SUBCORES = 4;
const ofThread = (t: Thread, i: number): number =>
  MAX_SUBCORES * PER_SUBCORE + t.index * PER_THREAD + i;
const a = (t: Thread): number => ofThread(t, 0);
const b = (t: Thread): number => ofThread(t, 1);
const dec = (t: Thread): number => ofThread(t, 2);
const decExpires = (t: Thread): number => ofThread(t, 3);
const hostDecExpires = (t: Thread): number => ofThread(t, 4);

/** HSTATE_DECEXP and the rest as they are when the run starts. */
export function initialExact(core: Core): BigUint64Array {
  const exact = new BigUint64Array(MAX_SUBCORES * PER_SUBCORE + core.threads.length * PER_THREAD);
  const tod = todAtStart(core);
  for (const s of core.subcores) {
    const guest = core.scenario.subcores[s.index]?.start === 'guest';
    exact[tb(s.index)] = guest ? tod + s.tbOffset : tod;
    exact[hdec(s.index)] = guest ? HOST_DEC : HDEC_FAR;
    for (const t of s.threads) {
      exact[dec(t)] = guest ? GUEST_DEC : HOST_DEC;
      exact[decExpires(t)] = tod + GUEST_DEC;
      exact[hostDecExpires(t)] = tod + HOST_DEC;
    }
  }
  return exact;
}

export function todAt(core: Core, timeTicks: number): bigint {
  return todAtStart(core) + BigInt(timeTicks);
}

/** TB of a subcore now, modulo 2^64; a TB that does not run keeps its value. */
export function tbOf(core: Core, at: ExactContext, s: Subcore): bigint {
  const value = at.exact[tb(s.index)]!;
  const running = at.value(core.tbst) === TBST.RUNNING;
  return BigInt.asUintN(64, running ? value + BigInt(at.timeTicks) : value);
}

/** DEC of a thread now, 32 bits. */
export function decOf(at: ExactContext, t: Thread): bigint {
  return BigInt.asUintN(32, at.exact[dec(t)]! - BigInt(at.timeTicks));
}

/** HDEC of a subcore now, 32 bits. */
export function hdecOf(at: ExactContext, s: Subcore): bigint {
  return BigInt.asUintN(32, at.exact[hdec(s.index)]! - BigInt(at.timeTicks));
}

/** vcpu.dec_expires: when the guest's decrementer reaches 0, in host time. */
export const decExpiresOf = (at: ExactContext, t: Thread): bigint => at.exact[decExpires(t)]!;

function setTb(core: Core, at: ExactContext, s: Subcore, value: bigint): void {
  const running = at.value(core.tbst) === TBST.RUNNING;
  at.exact[tb(s.index)] = running ? value - BigInt(at.timeTicks) : value;
}

/** `a = mftb` */
export function mftbA(core: Core, s: Subcore, t: Thread): ExactEffect {
  return touching({ reads: [tb(s.index)], writes: [a(t)] }, (at) => {
    at.exact[a(t)] = tbOf(core, at, s);
  });
}

/** `b = mftb` */
export function mftbB(core: Core, s: Subcore, t: Thread): ExactEffect {
  return touching({ reads: [tb(s.index)], writes: [b(t)] }, (at) => {
    at.exact[b(t)] = tbOf(core, at, s);
  });
}

/**
 * `TBU40 = a + move`: the upper 40 bits from the value, the low 24 as they run. They wrap every 32.768 ms,
 * and the state knows of one wrap at most: after any other the carry is repaired here and now.
 */
export function writeTbu40(core: Core, s: Subcore, t: Thread, move: bigint): ExactEffect {
  return touching({ reads: [a(t), tb(s.index)], writes: [tb(s.index)] }, (at) => {
    const { exact } = at;
    const low = tbOf(core, at, s) & LOW24;
    const fell = low < (exact[a(t)]! & LOW24) && at.value(s.short) !== DEFECT.ZEROED;
    const known = at.value(t.temporaries.aWrapped) < at.value(core.tbWrapped);
    const value = BigInt.asUintN(64, exact[a(t)]! + move + (fell && !known ? CARRY : 0n));
    setTb(core, at, s, (value & ~LOW24) | low);
  });
}

/** What the carry check adds to the value. */
export const TB_CARRY = CARRY;

const timebasesOf = (core: Core): number[] => core.subcores.map(({ index }) => tb(index));

/** The TBs stop and keep what they hold. */
export function freezeTimebases(core: Core): ExactEffect {
  return touching({ reads: timebasesOf(core), writes: timebasesOf(core) }, (at) => {
    for (const s of core.subcores) at.exact[tb(s.index)] = tbOf(core, at, s);
  });
}

/** The ChipTOD is loaded into every TB of the core; they run from here. */
export function loadTimebases(core: Core): ExactEffect {
  return touching({ reads: [], writes: timebasesOf(core) }, (at) => {
    for (const s of core.subcores) at.exact[tb(s.index)] = todAtStart(core);
  });
}

/** O6 for TB_RESIDUE_ERR: TBWU = 0, TBWL = 0. TBs that run stop. */
export function zeroTimebase(core: Core, s: Subcore): ExactEffect {
  const freeze = freezeTimebases(core);
  return touching({ reads: timebasesOf(core), writes: timebasesOf(core) }, (at) => {
    freeze(at);
    at.exact[tb(s.index)] = 0n;
  });
}

/** HDEC = 0, the cleanup after a parity error of it: it runs out at once. */
export function zeroHypervisorDecrementer(s: Subcore): ExactEffect {
  return touching({ reads: [], writes: [hdec(s.index)] }, (at) => {
    at.exact[hdec(s.index)] = BigInt(at.timeTicks);
  });
}

/** DEC = ~0, the recovery from a parity error of it: it is due since a tick ago. */
export function decrementerOfOnes(t: Thread): ExactEffect {
  return touching({ reads: [], writes: [dec(t)] }, (at) => {
    at.exact[dec(t)] = BigInt.asUintN(32, -1n) + BigInt(at.timeTicks);
  });
}

/** A subcore whose start was left open begins in its guest: with the offset in its TB. */
export function startInGuest(s: Subcore): ExactEffect {
  return touching(
    { reads: [tb(s.index)], writes: [tb(s.index), hdec(s.index), ...s.threads.map(dec)] },
    (at) => {
      at.exact[tb(s.index)] = at.exact[tb(s.index)]! + s.tbOffset;
      at.exact[hdec(s.index)] = HOST_DEC;
      for (const t of s.threads) at.exact[dec(t)] = GUEST_DEC;
    },
  );
}

/** R4: HSTATE_DECEXP = DEC + TB; HDEC = DEC. */
export function saveHostDecrementer(core: Core, s: Subcore, t: Thread): ExactEffect {
  return touching(
    { reads: [dec(t), tb(s.index)], writes: [hostDecExpires(t), hdec(s.index)] },
    (at) => {
      at.exact[hostDecExpires(t)] = BigInt.asIntN(32, decOf(at, t)) + tbOf(core, at, s);
      at.exact[hdec(s.index)] = at.exact[dec(t)]!;
    },
  );
}

/** E11: DEC = dec_expires + tb_offset - mftb. */
export function loadGuestDecrementer(core: Core, s: Subcore, t: Thread): ExactEffect {
  return touching({ reads: [decExpires(t), tb(s.index)], writes: [dec(t)] }, (at) => {
    const left = at.exact[decExpires(t)]! + s.tbOffset - tbOf(core, at, s);
    at.exact[dec(t)] = left + BigInt(at.timeTicks);
  });
}

/** X5: dec_expires = sext32(DEC) + mftb - tb_offset. */
export function saveGuestDecrementer(core: Core, s: Subcore, t: Thread): ExactEffect {
  return touching({ reads: [dec(t), tb(s.index)], writes: [decExpires(t)] }, (at) => {
    at.exact[decExpires(t)] = BigInt.asIntN(32, decOf(at, t)) + tbOf(core, at, s) - s.tbOffset;
  });
}

/** With EE=1 the host takes a DEC that is due, and sets it to its next timer event. */
export function takeHostTimer(t: Thread): ExactEffect {
  return touching({ reads: [dec(t)], writes: [dec(t)] }, (at) => {
    const isDue = BigInt.asIntN(32, decOf(at, t)) <= 0n;
    if (isDue) at.exact[dec(t)] = HOST_DEC + BigInt(at.timeTicks);
  });
}

/** Ticks until HDEC is below 512, which is when a guest is not entered any more. */
export function ticksToHdec(s: Subcore): (at: ExactContext) => number {
  return (at) => Math.max(0, Number(BigInt.asIntN(32, hdecOf(at, s))) - 511);
}

/** How far dec_expires of a thread is from when its guest's timer is due. */
export function decExpiresError(core: Core, at: ExactContext, t: Thread): bigint {
  return BigInt.asIntN(64, decExpiresOf(at, t) - (todAtStart(core) + GUEST_DEC));
}

/** X15: HDEC = 0x7fff0000. */
export function farHypervisorDecrementer(s: Subcore): ExactEffect {
  return touching({ reads: [], writes: [hdec(s.index)] }, (at) => {
    at.exact[hdec(s.index)] = HDEC_FAR + BigInt(at.timeTicks);
  });
}

/** X17: DEC = HSTATE_DECEXP - mftb. */
export function loadHostDecrementer(core: Core, s: Subcore, t: Thread): ExactEffect {
  return touching({ reads: [hostDecExpires(t), tb(s.index)], writes: [dec(t)] }, (at) => {
    at.exact[dec(t)] = at.exact[hostDecExpires(t)]! - tbOf(core, at, s) + BigInt(at.timeTicks);
  });
}
