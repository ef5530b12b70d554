/** Runs that may show what a log says: scenarios of the simulated machine, and what they must read like. */
import type { ScenarioInput } from '../../models/power8/settings.ts';

/** What a moment of a run must be like. */
export type Wanted =
  | {
      readonly kind: 'register';
      /** Last part of its id; where there are several of them, one is enough. */
      readonly name: string;
      /** As the log has it. */
      readonly value: bigint;
      /** The bits that must be equal: what a run can decide. */
      readonly mask: bigint;
      /** The log has the whole value, and not only these bits. */
      readonly isWhole: boolean;
    }
  /** The step before it is of this event. */
  | { readonly kind: 'event'; readonly id: string };

export interface Plan {
  readonly scenario: Partial<ScenarioInput>;
  /** All at one moment, after the first error. */
  readonly wanted: readonly Wanted[];
  /** Another error is raised at the first moment that is like this; null for none. */
  readonly strike: readonly Wanted[] | null;
  /** What the log does not say, words to be put in a row. */
  readonly assumed: readonly string[];
}

/** What is planned for a reading. */
export interface Planned {
  /** The likeliest first. */
  readonly plans: readonly Plan[];
  /** What the machine lacks, where none of them reads like the log; '' where nothing has happened. */
  readonly missing: string;
}
