/**
 * What-if edits: what somebody may ask to be changed in a program before it is assembled. Lines go by
 * the ids that they have in the unedited program, whatever was edited before.
 */

export type Edit =
  /** The line is not carried out: see `skip.ts` for what that means for each kind of line. */
  | { readonly kind: 'skip'; readonly at: string }
  /** The atomic op becomes its parts, each a step of its own: `H2` becomes `H2/1` and `H2/2`. */
  | { readonly kind: 'split'; readonly at: string }
  /** The line comes before another one of its function. */
  | { readonly kind: 'move'; readonly at: string; readonly before: string }
  /** The condition of the branch is always, or never, true. */
  | { readonly kind: 'force'; readonly at: string; readonly value: boolean };

/** Why a list of edits cannot be made. */
export interface EditRefusal {
  /** The first edit that cannot be made. */
  readonly index: number;
  /** Names the edit and its line, e.g. `edits[0]: there is no line f:X`. */
  readonly sentence: string;
}

/** In past participle: `was skipped by edits[0]`. */
export const DONE: Readonly<Record<Edit['kind'], string>> = {
  skip: 'skipped',
  split: 'split',
  move: 'moved',
  force: 'forced',
};
