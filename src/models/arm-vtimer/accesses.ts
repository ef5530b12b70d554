/**
 * System-register accesses of the virtual timer in a run: what a kernel that saves at every exit has, and what
 * one has that saves when the vCPU changes. Counted beside the run, which does not depend on them.
 */
import { touching, type ExactEffect } from '../../machine/statement.ts';
import type { Scenario } from './settings.ts';

/** Indices of the exact registers. */
export const COUNTED = { before: 0, after: 1, exits: 2 } as const;
export const NOTHING_COUNTED: readonly bigint[] = [0n, 0n, 0n];

/** What a part of a run costs either of the two. */
interface Cost {
  readonly before: number;
  readonly after: number;
}

/** Into the guest, and out of it: the traps of a host at EL1 are set and taken back each time. */
const SWITCH = {
  entry: { vhe: { before: 3, after: 0 }, nvhe: { before: 5, after: 2 } },
  exit: { vhe: { before: 4, after: 0 }, nvhe: { before: 6, after: 2 } },
} as const;
/** CNTVOFF, CVAL and CTL are written. */
const LOAD = 3;
/** CTL and CVAL are read, CTL is written; and CNTVOFF where the host is at EL1. */
const PUT = { vhe: 3, nvhe: 4 } as const;

const hostOf = ({ vhe }: Pick<Scenario, 'vhe'>) => (vhe ? 'vhe' : 'nvhe');

/** Accesses from a load to a put with so many exits between. */
export function accessesOf(exits: number, scenario: Pick<Scenario, 'vhe'>): Cost {
  const host = hostOf(scenario);
  const each = (of: 'before' | 'after') => SWITCH.entry[host][of] + SWITCH.exit[host][of];
  return {
    before: exits * each('before'),
    after: exits * each('after') + LOAD + PUT[host],
  };
}

export const atEntry = (scenario: Scenario): ExactEffect =>
  counting(SWITCH.entry[hostOf(scenario)], 0n);

export const atExit = (scenario: Scenario): ExactEffect =>
  counting(SWITCH.exit[hostOf(scenario)], 1n);

/** One access of a kernel that keeps the timer loaded. */
export const accesses = (after: number): ExactEffect => counting({ before: 0, after }, 0n);

/** What such a kernel would do, where another one does nothing. */
export const atLoad = (): ExactEffect => accesses(LOAD);
export const atPut = (scenario: Scenario): ExactEffect => accesses(PUT[hostOf(scenario)]);

function counting(cost: Cost, exits: bigint): ExactEffect {
  const added = [BigInt(cost.before), BigInt(cost.after), exits];
  const all = Object.values(COUNTED);
  return touching({ reads: all, writes: all }, ({ exact }) => {
    for (const i of all) exact[i] = (exact[i] ?? 0n) + (added[i] ?? 0n);
  });
}
