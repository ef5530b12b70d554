/** What the page knows of a lesson that somebody takes, as types. */
import type { EditGrade } from '../../grading/edit.ts';
import type { Par, WayGrade } from '../../grading/way.ts';
import type { Lost } from '../../grading/where.ts';
import type { Change } from '../../grading/settings.ts';
import type { DrawnClock, Lesson, SettingValue } from '../../lessons/lesson.ts';
import type { AskedAt, Far } from '../../protocol/asking.ts';
import type { Edit } from '../../scenario/schema.ts';

/** An answer to the card. */
export interface Answer {
  readonly place: number;
  /** By the learner, and not shown to him. */
  readonly given: boolean;
  /** It was given before, and nobody has to see it played. */
  readonly isKnown: boolean;
}

/** What has come of an answer. */
export type Outcome =
  | {
      readonly kind: 'choice';
      readonly right: boolean;
      /** The right one was shown, and not given. */
      readonly given: boolean;
      /** Different situations that were looked at; 0 where none was counted. */
      readonly states: number;
      /** A run is played that shows it; otherwise none can. */
      readonly isSeen: boolean;
      /** What happens is played. */
      readonly isPlayed: boolean;
      /** Of a question where something was lost: by then it was, or that never comes. */
      readonly isLate: boolean;
      /** Where a clock would stand if the wrong answer were right; null for nothing to draw. */
      readonly yours: DrawnClock | null;
      /** Of a question where something was lost. */
      readonly lost: Lost | null;
    }
  /** Of an edit, or of settings. */
  | { readonly kind: 'made'; readonly grade: EditGrade };

/** What is told of the way to a goal: more each time that somebody asks. */
export interface Hint {
  /** 1: whose turn it is; 2: and at which line; 3: his turn has been taken. */
  readonly size: 1 | 2 | 3;
  /** Id of an actor. */
  readonly actor: string;
  /** Of a shortest way from here. */
  readonly steps: number;
  readonly turns: number;
}

/** A card that is shown, and what has become of it so far: in a lesson, or in an exam. */
export interface CardState {
  readonly lesson: Lesson;
  /** From 0. */
  readonly card: number;
  readonly status: 'coming' | 'there' | 'failed';
  /** A sentence about what cannot be done; '' for none. */
  readonly trouble: string;
  /** Where the card begins; null while it comes. */
  readonly beginning: AskedAt | null;
  /** The last step that may be seen; null for all of them. */
  readonly veiledAt: number | null;
  /** Place of the answer that is chosen, and perhaps not given yet. */
  readonly chosen: number | null;
  /** The engine is asked. */
  readonly asking: boolean;
  readonly outcome: Outcome | null;
  /** What has come of an answer is still being played for the first time: words can wait for the picture. */
  readonly isShowing: boolean;
  /** Actors who have moved, from the start, by id; where somebody moves by hand. */
  readonly way: readonly string[];
  /** Of that way's steps of before, newest last: for Undo. */
  readonly waysBefore: readonly (readonly string[])[];
  readonly standing: WayGrade | null;
  /** Settings that were changed by hand. */
  readonly change: Change;
  readonly par: Par | null;
  readonly hint: Hint | null;
  /** Which of all edits count, as far as they were tried; null while nobody has asked. */
  readonly others: {
    readonly tried: number;
    readonly all: number;
    readonly count: readonly Edit[];
  } | null;
  /** Cards that are done with, by number from 0. */
  readonly done: ReadonlySet<number>;
}

/** Of a card before anything has been done there. */
export const FRESH = {
  status: 'coming',
  trouble: '',
  beginning: null,
  chosen: null,
  asking: false,
  outcome: null,
  isShowing: false,
  way: [],
  waysBefore: [],
  standing: null,
  change: {},
  par: null,
  hint: null,
  others: null,
} as const satisfies Partial<CardState>;

export interface LessonState extends CardState {
  readonly show: (card: number) => Promise<void>;
  readonly next: () => Promise<void>;
  readonly back: () => Promise<void>;
  /** null for none of them. */
  readonly choose: (place: number | null) => void;
  /** Has the chosen answer graded, and played. */
  readonly answer: () => Promise<void>;
  /** Gives the right one. */
  readonly reveal: () => Promise<void>;
  /** Before the answer, or the move, again. */
  readonly undo: () => Promise<void>;
  /** What was played is played once more. */
  readonly replay: () => void;
  /** Somebody goes on; no further than to what is asked for. */
  readonly go: (actor: string, far: Far) => Promise<void>;
  /** Back to the last moment at which the goal could still be reached. */
  readonly rescue: () => Promise<void>;
  readonly askHint: () => Promise<void>;
  /** Opens the scenario with another setting. */
  readonly changeSetting: (setting: string, value: SettingValue) => Promise<void>;
  /** Has an edit, or settings, graded. */
  readonly check: () => Promise<void>;
  /** Has every edit of one line graded. */
  readonly countAll: () => Promise<void>;
  /** Whatever is under way comes to nothing. */
  readonly stop: () => void;
  /** Plays the run that speaks against what was graded. */
  readonly showSeen: () => Promise<void>;
  /** Nothing is asked and nothing plays any more. */
  readonly end: () => void;
}
