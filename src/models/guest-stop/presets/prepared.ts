/** What a prepared scenario of this model is, and values that several share. */
import type { Preset } from '../../catalogue.ts';
import { HOSTS, type HostName } from '../hosts.ts';
import type { Scenario, ScenarioInput } from '../settings.ts';

/** Of the table 1.8. */
export type Row = 'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'G6' | 'G7' | 'G8' | 'G9' | 'G10' | 'L1';

export interface Prepared extends Preset {
  readonly row: string;
  readonly scenario: ScenarioInput;
  /** Rows of the invariants that some order breaks, and L1 where a wake may be lost for good. */
  readonly breaks: readonly Row[];
}

/** A guest that stays on a host of the facts, or may move from it to another. */
export function on(
  scheme: Scenario['scheme'],
  from: HostName,
  to?: HostName,
): ScenarioInput & Pick<ScenarioInput, 'hosts'> {
  const hosts = to === undefined ? [HOSTS[from]] : [HOSTS[from], HOSTS[to]];
  return { scheme, hostCount: to === undefined ? 1 : 2, hosts: hosts.map((host) => ({ ...host })) };
}
