/** The bits of HMER that a scenario can latch, each with its cells in a thread. */
import type { Cell } from '../../machine/cell.ts';
import { defined } from '../../base/assert.ts';
import { hmerBitsOf } from './causes.ts';
import type { Scenario } from './settings.ts';
import type { Thread } from './thread.ts';

export interface HmerBit {
  readonly name: string;
  readonly latched: Cell;
  /** As opal_handle_hmi has read it. */
  readonly copy: Cell;
}

export const hmerOf = (scenario: Scenario, t: Thread): HmerBit[] =>
  hmerBitsOf(scenario).map((name, i) => ({
    name,
    latched: defined(t.hmer[i], name),
    copy: defined(t.temporaries.hmer[i], name),
  }));

/** The bit of a name; undefined where no cause of the scenario latches it. */
export const hmerBitNamed = (scenario: Scenario, t: Thread, name: string): HmerBit | undefined =>
  hmerOf(scenario, t).find((bit) => bit.name === name);

/** What a command in a wrong state latches, and a TBL that is written while the TB runs. */
export function timerErrorOf(scenario: Scenario, t: Thread): Cell {
  const bit = hmerBitNamed(scenario, t, 'TFAC_ERROR') ?? hmerOf(scenario, t)[0];
  return defined(bit, 'a bit of HMER').latched;
}
