/**
 * How long kernel and firmware wait before they give up, in TB ticks (512 a microsecond). Those that
 * count loops are taken at 4 ns a loop, which is inferred; a wait is given up only once nobody else
 * can move, so that nothing but the time shown depends on it.
 */
import { TICKS_PER_MICROSECOND } from './values.ts';

const ticksOfLoops = (loops: number): number => (loops * TICKS_PER_MICROSECOND) / 250;

/** skiboot's TIMEOUT_LOOPS. */
const TIMEOUT_LOOPS = 20_000_000;

export const LIMITS = {
  /** kvmppc_grab_hwthread: 10,000 times udelay(1). */
  grabHwthread: 10_000 * TICKS_PER_MICROSECOND,
  /** kvmppc_wait_for_nap: 10^6 loops. */
  waitForNap: ticksOfLoops(1_000_000),
  /** wait_for_subcore_threads. */
  preRecovery: ticksOfLoops(3 * TIMEOUT_LOOPS),
  /** chiptod_mod_tb. */
  loadTodMod: ticksOfLoops(2 * TIMEOUT_LOOPS),
  /** chiptod_to_tb, chiptod_reset_tb_errors. */
  chiptod: ticksOfLoops(TIMEOUT_LOOPS),
} as const;
