/** What the page knows of a search, as types. */
import type {
  ExplorationProgress,
  ExplorationRequest,
  ExplorationResult,
  InvariantResult,
  NeedProgress,
  NeedResult,
} from '../protocol/exploration.ts';
import type { Failure, Opened } from '../protocol/messages.ts';

/** One exhaustive search, from when it was asked for. */
export interface Search {
  readonly number: number;
  readonly request: ExplorationRequest;
  /** What was on the screen then: the search is about that, whatever is on it now. */
  readonly about: Opened;
  /** Number of the run on the screen then, whose step it begins at; null when it is about all of it. */
  readonly fromRun: number | null;
  /** Id of the line that is skipped in it, to see what the line is for; null for none. */
  readonly without: string | null;
  /** How far it is; as it was last, once it is over. */
  readonly progress: ExplorationProgress | null;
  /** What is known so far of invariants, and of whether every run can end, in the order in which it was told. */
  readonly found: readonly InvariantResult[];
  /** One of the two is there once it is over. */
  readonly result: ExplorationResult | null;
  readonly failure: Failure | null;
  /** Which other scenario needs the line that is skipped; null while nobody has asked. */
  readonly need: Need | null;
  /** It was asked for once more after it was over, and answered at once. */
  readonly isRepeated: boolean;
}

/** A search of other scenarios for one that needs a line. */
export interface Need {
  readonly number: number;
  readonly progress: NeedProgress | null;
  /** One of the two is there once it is over. */
  readonly result: NeedResult | null;
  readonly failure: Failure | null;
}

export type SearchOptions = Pick<ExplorationRequest, 'reduction' | 'maxStates' | 'maxMegabytes'>;
