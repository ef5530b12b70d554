/** Cells of boards, decided by searches: kept with their scenarios, whatever is on the screen. */
import type { BoardCell, Judgement } from '../protocol/board.ts';
import type { SearchesPort } from './engine-port.ts';

/** `none`: it could not be decided. */
export type Judged = Judgement | 'under way' | 'none';

export interface BoardSlice {
  /** By the text of the cell's scenario. */
  readonly judgements: ReadonlyMap<string, Judged>;
  /** Decides a cell by these questions, unless that is done, or under way. */
  readonly judge: (cell: BoardCell, asks: readonly string[]) => Promise<void>;
}

export const keyOfCell = ({ scenario }: BoardCell): string => JSON.stringify(scenario);

interface Access {
  readonly get: () => BoardSlice;
  readonly set: (part: Partial<BoardSlice>) => void;
}

export function createBoardSlice(
  { get, set }: Access,
  port: Pick<SearchesPort, 'judge'>,
): BoardSlice {
  const keep = (key: string, one: Judged) =>
    set({ judgements: new Map(get().judgements).set(key, one) });
  return {
    judgements: new Map(),
    judge: async (cell, asks) => {
      const key = keyOfCell(cell);
      if ((get().judgements.get(key) ?? 'none') !== 'none') return;
      keep(key, 'under way');
      keep(key, (await port.judge({ scenario: cell.scenario, asks })) ?? 'none');
    },
  };
}
