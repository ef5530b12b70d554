/**
 * A question about the runs of a machine, as data. Everything is named by its id, so that a question
 * can be kept, sent and asked of another machine that has the same names.
 *
 * A condition is about a moment of a run: a state, and the step that has led there. Where a run begins
 * no step has led, so that no event has happened there.
 */

/**
 * - `can`: some run comes to such a moment.
 * - `never`: none does.
 * - `must`: every run that goes on as far as it can comes to one.
 * - `still`: from every moment that can be reached, such a moment can be reached, if it is none itself.
 * - `par`: how many steps, and turns, a shortest run to one takes.
 * - `lost`: along a given run, the step after which none can be reached any more.
 * - `when`: along a given run, the first one.
 */
export const QUESTION_KINDS = ['can', 'never', 'must', 'still', 'par', 'lost', 'when'] as const;

export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface Question {
  readonly kind: QuestionKind;
  readonly of: Condition;
}

export const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='] as const;

export type Comparison = (typeof COMPARISONS)[number];

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Value;
      readonly right: Value;
    }
  /** Where a thread stands, by its id; `all`: every one of them does, `any`: one at least. */
  | { readonly kind: 'place'; readonly thread: string; readonly where: Where }
  /** The step that has led here is such an event. */
  | { readonly kind: 'event'; readonly id: string }
  /** The invariant is not broken here. */
  | { readonly kind: 'invariant'; readonly id: string }
  | { readonly kind: 'end'; readonly how: End };

export type Value =
  | { readonly kind: 'cell'; readonly id: string }
  | { readonly kind: 'number'; readonly value: number };

export const SEVERAL = ['all', 'any'] as const;

export type Where =
  'rest' | { readonly line: string } | { readonly function: string } | { readonly phase: string };

/**
 * Nobody can move: `end` however that is, `rest` with every thread where it may stay for ever, `deadlock`
 * with a thread at an op that it cannot take.
 */
export const ENDS = ['end', 'rest', 'deadlock'] as const;

export type End = (typeof ENDS)[number];
