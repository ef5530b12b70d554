/**
 * A guest that moves as a run, with today's kernel and QEMU: it reads its host's time, and all happens at one
 * moment of the clocks, so that they show just the numbers.
 */
import { writeTicks } from '../../scenario/ticks.ts';
import { signed } from '../kvm-hv/timebase.ts';
import type { RunOfMovedGuest } from '../offset-calculator/moved-guest.ts';
import type { ScenarioInput } from './settings.ts';

/** What a DEC can hold. */
const fits = (dec: bigint, bits: 32 | 56): boolean => dec >= 0n && dec < 1n << BigInt(bits - 1);

export const movedGuest: RunOfMovedGuest = {
  model: 'decrementer',
  scenario: ({ guestTb, hostTb, rounding, dec }) => {
    // No kernel of this machine rounds otherwise, and no guest sets a timer that DEC cannot hold.
    if (rounding !== 'up' || (dec !== null && !fits(dec, 56))) return null;
    const scenario: ScenarioInput = {
      moves: 'migrates',
      era: 'G',
      userspace: 'offset',
      width: dec === null || fits(dec, 32) ? 32 : 56,
      host: writeTicks(signed(guestTb)),
      tbOffset: '0x0',
      destination: writeTicks(signed(hostTb)),
      ...(dec !== null && { timer: writeTicks(dec) }),
      ticks: 0,
      exits: 0,
    };
    return { model: 'decrementer', ...scenario };
  },
  event: 'dec-loaded',
};
