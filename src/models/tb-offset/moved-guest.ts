/** A guest that moves as a run: it reads its host's time, is stopped at the saved time, and goes on elsewhere. */
import { writeTicks } from '../../scenario/ticks.ts';
import { signed, unsigned } from '../kvm-hv/timebase.ts';
import type { RunOfMovedGuest } from '../offset-calculator/moved-guest.ts';

/** How long the guest has run before, where its clock allows. */
const RUN_TICKS = 0x400_0000n;

const ticks = (value: bigint): string => writeTicks(signed(value));

export const movedGuest: RunOfMovedGuest = {
  model: 'tb-offset',
  scenario: ({ guestTb, hostTb, downtime, rounding }) => {
    const run = unsigned(guestTb) < RUN_TICKS ? 0n : RUN_TICKS;
    return {
      model: 'tb-offset',
      flow: 'live',
      rounding,
      times: {
        hostTb: ticks(guestTb - run),
        delta: ticks(hostTb - guestTb - downtime),
        rawOffset: '0x0',
        run: ticks(run),
        pause: ticks(downtime),
      },
    };
  },
  event: 'cont',
};
