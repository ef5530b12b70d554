/** How the symbolic form of a TB holds what a scenario can lead to. */
import type { Cell } from '../../machine/cell.ts';
import { kindsOf } from './causes.ts';
import type { Scenario } from './settings.ts';

const isResidue = (s: Scenario): boolean => kindsOf(s).includes('TB_RESIDUE_ERR');
/** A TB may be zeroed or lost: where a residue error is recovered, or wherever an edit leads to. */
export const mayLose = (s: Scenario): boolean => isResidue(s) || s.edits.length > 0;

export const defects = (scenario: Scenario): Partial<Cell> =>
  mayLose(scenario) ? { names: ['no', '2^24 short', 'lost', 'zeroed'] } : {};

/** A TB may carry several offsets too many or too few; the symbolic form saturates here. */
export const OFFSETS = { min: -8, max: 7 } as const;
