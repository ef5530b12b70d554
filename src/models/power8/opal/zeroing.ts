/** What TBWU = 0, TBWL = 0 does to a core. */
import { equal } from '../../../machine/expression.ts';
import { set, type Effect } from '../../../machine/statement.ts';
import type { Cell } from '../../../machine/cell.ts';
import type { Core, Subcore } from '../core.ts';
import { timerErrorOf } from '../hmer-bits.ts';
import { tfmrBitOf } from '../tfmr-bits.ts';
import { countError } from '../rounds.ts';
import { moveTb } from '../timebase-state.ts';
import { DEFECT, TBST } from '../values.ts';

/** A TB that runs does not take a write to its lower half: that is a TB error of its own (domain 1.3). */
export function zeroing(core: Core, s: Subcore): Effect[] {
  const runs = equal(core.tbst, TBST.RUNNING);
  return [
    set(s.short, DEFECT.ZEROED),
    set(residueBit(core), 1, runs),
    ...countError(core, runs),
    ...core.threads.map((t) => set(timerErrorOf(core.scenario, t), 1, runs)),
    ...moveTb(core, TBST.ERROR, runs),
  ];
}

/** An edit may write to it where no error of the scenario is one of parity. */
function residueBit(core: Core): Cell {
  const [t] = core.threads;
  const bit = tfmrBitOf(core, 'TB_RESIDUE_ERR');
  return bit === undefined || t === undefined ? core.tfmrError : bit.of(t);
}
