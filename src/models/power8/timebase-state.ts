/**
 * The TB state machine of the core and what TFMR shows of it (domain 1.4, 1.5): the half of the
 * hardware that answers commands of firmware. What it does by itself stands in `environment.ts`.
 */
import type { Cell } from '../../machine/cell.ts';
import { any, differs, equal, not, type Expression, type Term } from '../../machine/expression.ts';
import { set, type Effect, type ExactEffect } from '../../machine/statement.ts';
import type { Core } from './core.ts';
import { timerErrorOf } from './hmer-bits.ts';
import { countError } from './rounds.ts';
import { freezeTimebases } from './timebase.ts';
import { TBST } from './values.ts';

/** The state machine goes on to another state; the one before stays visible. */
export function moveTb({ tbst, tbstLast }: Core, to: number, when: Term = true): Effect[] {
  return [set(tbstLast, tbst, when), set(tbst, to, when)];
}

/** TFMR is written with other bits than these set: what was asked for before is not asked any more. */
export function withdraw(core: Core): Effect[] {
  return [core.loadTodMod, core.moveTod, core.todToTb].map((bit) => set(bit, 0));
}

/** A command in a state in which the TBs do not take it: state 9, FW_CONTROL_ERR, and an HMI. */
function refuse(core: Core, when: Expression): Effect[] {
  return [
    ...countError(core, when),
    set(core.fwControlError, 1, when),
    ...core.threads.map((t) => set(timerErrorOf(core.scenario, t), 1, when)),
    ...moveTb(core, TBST.ERROR, when),
  ];
}

/** States from which LOAD_TOD_MOD leads on. */
const LOADABLE = [TBST.RESET, TBST.NOT_SET, TBST.SYNC_WAIT, TBST.RUNNING] as const;

const takesLoadTodMod = ({ tbst }: Core): Expression => any(...LOADABLE.map((s) => equal(tbst, s)));

/** TFMR[16] is written: the TBs stop, and are on their way to NOT_SET. */
export function loadTodMod(core: Core): (Effect | ExactEffect)[] {
  const { tbst } = core;
  return [
    freezeTimebases(core),
    ...withdraw(core),
    ...refuse(core, not(takesLoadTodMod(core))),
    set(core.loadTodMod, 1, differs(tbst, TBST.ERROR)),
    ...moveTb(core, TBST.SEND_TOD_MOD, differs(tbst, TBST.ERROR)),
  ];
}

/** Whether LOAD_TOD_MOD would be refused. */
export const refusesLoadTodMod = (core: Core): Expression => not(takesLoadTodMod(core));

/** TFMR[18] is written: the TBs wait for the sync pulse. */
export function moveChipTodToTb(core: Core): (Effect | ExactEffect)[] {
  const { tbst, moveTod } = core;
  const isReady = equal(tbst, TBST.NOT_SET);
  return [
    ...withdraw(core),
    set(moveTod, 1),
    ...refuse(core, not(isReady)),
    ...moveTb(core, TBST.SYNC_WAIT, isReady),
  ];
}

/** TFMR[24] is written, and 1 to those error bits that are to be cleared. */
export function clearTbErrors(
  core: Core,
  clears: { readonly errors: readonly Cell[]; readonly fwControl: boolean },
): Effect[] {
  return [
    ...withdraw(core),
    set(core.clearTbErrors, 1),
    ...clears.errors.map((bit) => set(bit, 0)),
    ...(clears.fwControl ? [set(core.fwControlError, 0)] : []),
  ];
}
