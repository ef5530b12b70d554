/** Questions who set a value, as types. */
import type { Description } from '../protocol/description.ts';
import type { Subject, Whence } from '../protocol/whence.ts';

/** A question who set a value. */
export interface Inquiry {
  readonly description: Description;
  readonly subject: Subject;
  /** About the state after so many steps. */
  readonly step: number;
  /** `none`: nobody can say. */
  readonly answer: Whence | 'under way' | 'none';
  /** The question that led to this one. */
  readonly before: Inquiry | null;
}

export interface WhenceSlice {
  readonly inquiry: Inquiry | null;
  /** Who set a value that is shown. */
  readonly askWhence: (subject: Subject) => Promise<void>;
  /** The same of a value that the last answer names, which it had after `step` steps. */
  readonly askFurther: (subject: Subject, step: number) => Promise<void>;
  /** Back to the question before. */
  readonly askBack: () => void;
  readonly closeWhence: () => void;
}
