/** What the prepared scenarios have in common: their clocks and their runs. */
import type { Preset } from '../catalogue.ts';
import type { ScenarioInput } from './settings.ts';

export interface Prepared extends Preset {
  readonly row?: string;
  readonly scenario: ScenarioInput;
}

export const ENTRY = 'kvmppc_hv_entry';
export const EXIT = 'kvmhv_switch_to_host';

/** At the end of the transfer the second host reads 0000_0001_2345_6789. */
const BEHIND = '-0x1d2b3af5a877';
/** 0004_0000_00C0_FFEE then. */
const AHEAD = '0x3e2d3a285efee';
/** Stopped at 0000_1D2C_5A3B_1000, which is 0000_1D3C_5A3B_1000 for the guest. */
export const SOURCE = { hostTb: '0x1d2c563b1000', rawOffset: '0x1000000000' } as const;
export const behind = { ...SOURCE, delta: BEHIND };
export const ahead = { ...SOURCE, delta: AHEAD };

/** Ten seconds and a bit; a pause after which the guest is exactly where it was saved. */
export const PAUSED = { run: '0x1312d0123', pause: '0xc4f000' } as const;

export const START = { hostTb: '0x1d2c5a3b1000', rawOffset: '0x1000000000' } as const;
const WRAP = {
  hostTb: '0x1d2c5afffffe',
  rawOffset: '0x1000000000',
  run: '0x800000',
  close: true,
} as const;

export const live: ScenarioInput = { flow: 'live', times: behind };
export const run: ScenarioInput = { flow: 'run', times: { ...START, run: '0x800000' } };
export const closeUp: ScenarioInput = { flow: 'run', times: WRAP };
export const setterRuns: ScenarioInput = {
  flow: 'run',
  entries: 2,
  times: { ...START, run: '0x2000' },
  userspace: { setter: 'anytime' },
};
