/** What a prepared scenario of this model is, and values that several share. */
import type { Preset } from '../../catalogue.ts';
import { steps } from '../../steps.ts';
import type { ScenarioInput } from '../settings.ts';

/** Of the table B.7. */
export type Row = 'D1' | 'D2' | 'D3' | 'D4' | 'D5';

export interface Prepared extends Preset {
  readonly row: string;
  readonly scenario: ScenarioInput;
  /** Rows of the invariants that some order breaks; all others hold in every order. */
  readonly breaks: readonly Row[];
}

/** Hosts whose clocks are behind, and ahead of, the guest’s 0x1d3c_5a3b_1000. */
export const BEHIND = '0x123456789';
export const AHEAD = '0x4000000c0ffee';
/** With ~0 in dec_expires DEC is all ones less this clock: bit 31 makes it positive. */
const BAD_PHASE = '0x180000000';

export const migrates: ScenarioInput = {
  moves: 'migrates',
  userspace: 'offset',
  destination: BEHIND,
};

/** The one that is wrong where dec_expires is host time. */
export const wrongOrder: ScenarioInput = { ...migrates, userspace: 'expiry-offset' };

/** A kernel without DEC_EXPIRY, which gives a new vCPU all ones. */
export const allOnes: ScenarioInput = {
  ...migrates,
  era: 'C',
  destination: BAD_PHASE,
  ticks: 7,
};

/** A large DEC, and a new host whose clock is weeks ahead. */
export const farAhead: ScenarioInput = { ...migrates, width: 56, destination: AHEAD };

export const cedes: ScenarioInput = { moves: 'stays', cede: true, exits: 2, ticks: 4 };

/** DEC has 0.625 ms left, and time passes in halves of that. */
export const shortTimer: ScenarioInput = { timer: '0x4e200', tick: '0x27100', ticks: 4 };

/** The same of 10 ms, and six halves of it. */
export const soon: ScenarioInput = { timer: '0x4e2000', tick: '0x271000', ticks: 6 };

export const twoThreads: ScenarioInput = { moves: 'stays', threads: 2, exits: 2 };

/** Kernel C; of a multiple of 2^32 nothing would be left in a DEC of 32 bits. */
export const offsetIsSeen: ScenarioInput = {
  ...twoThreads,
  ...shortTimer,
  era: 'C',
  tbOffset: '0x357000000',
};

/** The secondary comes while its primary leaves, and in the round after that in time. */
export const SAVES_IDLE = steps(
  'set-timer exit-t0 t0 t0 t0 kick-t1 t1 t1 t1 t0 t0 t0 t1 t1 t0 t0 t0 t0 t0 t0 t1 t1 t1 t0 t0 t0 exit-t0 t0 t0 t0 t1 t1 t1 t1 t1 t0 t0 t0 t1 t1 t0 t0 t0 t0 t0 t0 t0 t1 t1 t1 t1 t1',
);
