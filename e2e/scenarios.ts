/** Scenarios that the presets do not have. */

import type { ScenarioInput } from '../src/models/power8/settings.ts';

/**
 * One thread enters its guest four times on the kernel before the fix, and no error is raised: every
 * invariant holds. An error raised while the guest runs corrupts the timebase.
 */
export const quietBeforeFix: ScenarioInput = {
  model: 'power8-hmi',
  kernel: 'pre-fix',
  split: 1,
  threadsPerSubcore: 1,
  subcores: [{ start: 'guest', tbOffset: '0x1000000000', entries: 3 }],
  environment: { otherExits: true, tbErrors: 0 },
};

/** Four subcores come and go: `entries` of 500 give more than 100,000 steps, 4095 about 991,000. */
export function longRun(entries: number): ScenarioInput {
  return {
    model: 'power8-hmi',
    kernel: 'v4.8',
    split: 4,
    threadsPerSubcore: 2,
    subcores: ['0x1000000000', '-0x1000000000', '0x1000000', '0x0'].map((tbOffset) => ({
      start: 'guest',
      tbOffset,
      entries,
    })),
    environment: { otherExits: true },
  };
}

/** All eight threads, and one of the guests may enter again: far more states than a test waits for. */
export const wholeCore: ScenarioInput = {
  model: 'power8-hmi',
  kernel: 'v4.8',
  split: 4,
  threadsPerSubcore: 2,
  subcores: [1, 0, 0, 0].map((entries) => ({
    start: 'guest',
    tbOffset: '0x1000000000',
    entries,
  })),
};

/** The same without offsets: nothing breaks, and to know that takes longer than a test waits. */
export const coreWithoutOffsets: ScenarioInput = {
  ...wholeCore,
  subcores: wholeCore.subcores.map((subcore) => ({ ...subcore, tbOffset: '0x0' })),
};

/** Two guests of one thread each on the kernel with the fix: every line of it can be tried in a moment. */
export const twoGuests: ScenarioInput = {
  model: 'power8-hmi',
  kernel: 'v4.8',
  split: 2,
  threadsPerSubcore: 1,
  subcores: [
    { start: 'guest', tbOffset: '0x1000000000' },
    { start: 'guest', tbOffset: '-0x1000000000' },
  ],
};

/** Two guests of two threads each that may leave by themselves: four million states. */
export const twoGuestsThatLeave: ScenarioInput = {
  model: 'power8-hmi',
  kernel: 'v4.8',
  split: 2,
  threadsPerSubcore: 2,
  subcores: [
    { start: 'guest', tbOffset: '0x1000000000' },
    { start: 'guest', tbOffset: '-0x1000000000' },
  ],
  environment: { otherExits: true },
};

/** One guest, and nobody else: what is there for several subcores is not needed in it. */
export const oneGuest: ScenarioInput = {
  model: 'power8-hmi',
  kernel: 'v4.8',
  split: 2,
  threadsPerSubcore: 1,
  subcores: [{ start: 'guest', tbOffset: '0x1000000000' }, { start: 'host' }],
};

/** Four guests before the fix: what breaks is found long before all is searched. */
export const longAndBroken: ScenarioInput = {
  model: 'power8-hmi',
  kernel: 'pre-fix',
  split: 4,
  threadsPerSubcore: 2,
  subcores: ['0x1000000000', '-0x1000000000', '0x1000000', '0x0'].map((tbOffset) => ({
    start: 'guest',
    tbOffset,
  })),
};

/** The longest amounts that can be written on a clock, and the least that there is. */
export const extremeOffsets: ScenarioInput = {
  model: 'power8-hmi',
  kernel: 'pre-fix',
  split: 4,
  threadsPerSubcore: 2,
  subcores: ['0x3fffffffff000000', '-0x3fffffffff000000', '0x1000000', '-0x1000000'].map(
    (tbOffset) => ({ start: 'guest', tbOffset }),
  ),
};
