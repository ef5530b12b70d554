/** Two runs on one axis of time: the moment of each that stands at its zero. */
import { firstParting } from './compare.ts';
import type { Pair } from './corresponding.ts';
import { markedSteps } from './marks.ts';
import type { AlignAt, Run } from './state.ts';

export const ALIGN_AT: readonly AlignAt[] = ['error', 'difference', 'time'];

export type Alignments = Readonly<Record<AlignAt, Pair | null>>;

/** null: the runs have no such moment in common. Their starts they always have. */
export function alignmentsOf(here: Run, there: Run): Alignments {
  const parting = firstParting(here, there);
  const [error] = markedSteps(here, 'injection');
  const [otherError] = markedSteps(there, 'injection');
  const after = ({ trace }: Run) => Math.min((parting?.step ?? 0) + 1, trace.length);
  return {
    error:
      error === undefined || otherError === undefined ? null : { here: error, there: otherError },
    difference: parting === null ? null : { here: after(here), there: after(there) },
    time: { here: 0, there: 0 },
  };
}

/** The one that was wished, or else the next best that there is. */
export function chosenAlignment(
  alignments: Alignments,
  wished: AlignAt,
): { readonly at: AlignAt; readonly pair: Pair } {
  for (const at of [wished, ...ALIGN_AT]) {
    const pair = alignments[at];
    if (pair !== null) return { at, pair };
  }
  return { at: 'time', pair: { here: 0, there: 0 } };
}
