/** What is known of the cells of the board: what searches have said, and which of them is on the screen. */
import type { BoardCell, BoardInfo, BoardOutcome } from '../../../protocol/board.ts';
import type { Scenario } from '../../../store/state.ts';
import { keyOfCell, type BoardSlice } from '../../../store/board-slice.ts';

export interface Answer {
  readonly cell: BoardCell;
  readonly state: 'unknown' | 'under way' | 'never starts' | 'decided' | 'undecided';
  readonly outcome: BoardOutcome | null;
  /** To a run that shows it. */
  readonly link: string | null;
  /** The run on the screen is one of this cell. */
  readonly isHere: boolean;
}

export function answersOf(
  { cells, outcomes }: BoardInfo,
  judgements: BoardSlice['judgements'],
  scenario: Scenario,
): readonly Answer[] {
  return cells.map((cell) => {
    const judged = judgements.get(keyOfCell(cell));
    const base = { cell, outcome: null, link: null, isHere: isOf(cell, scenario) };
    if (!cell.starts) return { ...base, state: 'never starts' };
    if (judged === undefined) return { ...base, state: 'unknown' };
    if (judged === 'under way') return { ...base, state: 'under way' };
    const outcome = judged === 'none' ? null : (outcomes[judged.outcome ?? -1] ?? null);
    if (judged === 'none' || outcome === null) return { ...base, state: 'undecided' };
    return { ...base, state: 'decided', outcome, link: judged.link };
  });
}

/** Whether all that the cell says is so in the scenario, too. */
function isOf({ scenario: asked }: BoardCell, scenario: Scenario): boolean {
  const says = (wanted: unknown, has: unknown): boolean =>
    typeof wanted !== 'object' || wanted === null
      ? wanted === has
      : typeof has === 'object' &&
        has !== null &&
        Object.entries(wanted).every(([key, value]) =>
          says(value, (has as Readonly<Record<string, unknown>>)[key]),
        );
  return says(asked, scenario);
}
