/** Questions about runs that are asked live, and what is answered. */

/** Where a question is asked: of a scenario, after these actors have moved, by id. */
export interface AskedAt {
  /** As it may come from outside: checked in the worker, at the gate. */
  readonly scenario: object;
  readonly after: readonly string[];
}

export interface AskRequest extends AskedAt {
  /** In the language of `scope ask`, e.g. `must not some-invariant`. */
  readonly ask: string;
  /** Actors of a whole run from the start, along which something may be lost, or come; none if left out. */
  readonly along?: readonly string[];
}

export interface AskAnswer {
  /**
   * Yes or no; of `par` whether there is a run to it, of `lost` whether it is lost on the way, of `when` whether
   * it comes on the way. Null where it was not decided within the limits.
   */
  readonly holds: boolean | null;
  /** How many states it took. */
  readonly states: number;
  /** Why it is not decided, a sentence; null where it is. */
  readonly bound: string | null;
  /** Actors from the start of the scenario of a run that shows it, by id; null where there is none. */
  readonly schedule: readonly string[] | null;
  /** The step of that run at which it is to be seen; null where there is none. */
  readonly atStep: number | null;
  /** Turns of that run from where it was asked: how often somebody else goes on. */
  readonly turns: number | null;
  /** What the step that leads to `atStep` is called, by id: its events, its line, who took it. */
  readonly names: readonly string[];
}

/** How far somebody goes on: by a step, up to the next event, or until he waits for somebody else. */
export type Far = 'step' | 'event' | 'wait';

/** Somebody is to go on, and nobody else but the hardware where he waits for it alone. */
export interface GoRequest extends AskedAt {
  /** Id of an actor. */
  readonly actor: string;
  readonly far: Exclude<Far, 'step'>;
  /** Conditions: he goes no further where one of them begins to hold. */
  readonly until: readonly string[];
}

export interface GoAnswer {
  /** Actors from the start, by id. */
  readonly schedule: readonly string[];
}
