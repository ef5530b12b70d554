/** What a prepared scenario of this model is, and values that several share. */
import type { Preset } from '../../catalogue.ts';
import { steps } from '../../steps.ts';
import type { ScenarioInput } from '../settings.ts';

/** Of the table of invariants; V1 is a question. */
export type Row = `V${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`;

export interface Prepared extends Preset {
  /** Left out where it stands in no table. */
  readonly row?: string;
  readonly scenario: ScenarioInput;
  /** Rows that some order breaks; all others hold in every order. */
  readonly breaks: readonly Row[];
}

/** `V1 V4`: as the tables write it. */
export const rows = (text: string): readonly Row[] => text.split(' ').filter(Boolean) as Row[];

/** Two vCPUs that share a CPU. */
export const shares: ScenarioInput = {
  vcpus: 2,
  length: { T: 2, R: 1 },
  happens: { preempt: 1 },
};
export const twoVms: ScenarioInput = { ...shares, vms: 2 };

/** One vCPU that moves between two CPUs. */
export const moves: ScenarioInput = { cpus: 2, happens: { preempt: 2 } };

/** The interrupt handler as b103cc3f10c0 has it, and a signal that comes late. */
export const asMerged: ScenarioInput = { handlerFix: false, nullCheck: false, gicDelay: true };

/** What the table of mutations calls one, move, share and cancel, and with what else they are searched. */
export const CASES = {
  one: {},
  move: { cpus: 2, happens: { preempt: 1 } },
  share: twoVms,
  cancel: { happens: { preempt: 1, cancel: 1 } },
  wake: { happens: { wake: 1 } },
  delay: { gicDelay: true },
} as const satisfies Record<string, ScenarioInput>;

export type CaseName = keyof typeof CASES;

/** The worked numbers: 10 ms in ticks of 2 ms, and a sleep from +2 ms to +10 ms, on the other CPU then. */
export const tenMilliseconds: ScenarioInput = {
  cpus: 2,
  length: { T: 6, R: 1, d: 5 },
  clocks: { tick: '0x30d40' },
  schedule: steps('in-v0-cpu0 v0*11 tick v0*13 tick*4 bg-v0 in-v0-cpu1'),
};
