/**
 * A lesson as data: a scenario or two, and cards. What a card says to be so is a question of the language of
 * `explorer/questions`, and the engine answers it: no answer is written down here.
 */

export interface Lesson {
  /** Part of links: never changed. */
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** Continues "Afterwards": what somebody can do then. */
  readonly promise: string;
  /** Said before the first card, where a story begins: what the trouble is. */
  readonly opens?: string;
  /** Of which machine the scenarios are. */
  readonly model: string;
  /** By a name of the lesson's own. */
  readonly scenarios: Readonly<Record<string, object>>;
  readonly cards: readonly Card[];
  /** Wrong ideas that it takes away, and what is so instead. */
  readonly corrects: readonly Correction[];
  /** Questions for an exam; answers are for whoever teaches. */
  readonly exam: readonly ExamQuestion[];
  /** What to say when nobody has a question left. */
  readonly teacher: string;
}

export interface Correction {
  readonly wrong: string;
  readonly right: string;
}

export interface ExamQuestion {
  readonly asks: string;
  readonly answer: string;
}

export interface Card {
  /** At most thirty words. */
  readonly caption: string;
  /** Name of a scenario of the lesson. */
  readonly in: string;
  /** What the caption waits for; null for the start of its scenario. */
  readonly at: Condition | null;
  /** `must`: it comes in every run; `can`: the card says how to bring it about. */
  readonly comes: 'must' | 'can';
  /** What stands out, the rest is dimmed: ids of groups, threads, lines, and of what is common to all. */
  readonly full: readonly string[];
  /** Values to keep an eye on: ids of cells. */
  readonly watch?: readonly string[];
  readonly task: Task | null;
}

/** As after `can`, e.g. `tb-loaded and subcore0.k == 0`. */
export type Condition = string;

export type Task = (Predict | Where | Reach | Break | Repair | Settings) & {
  /** Said once it is done: why it is so, in a sentence. */
  readonly why?: string;
};

/** Exactly one choice is right: the one whose questions are all answered with yes. */
export interface Predict {
  readonly kind: 'predict';
  readonly asks: string;
  readonly choices: readonly Choice[];
  /** Where it is asked: after a shortest run to this; left out for the start. */
  readonly after?: Condition;
  /**
   * So far the run is played once it is answered: to the first of these, from there to the second, and so on. Left
   * out for the moment of the next card.
   */
  readonly shows?: readonly Condition[];
}

export interface Choice {
  readonly says: string;
  /** Questions such as `never subcore1.k != 0`. */
  readonly if: readonly string[];
  /** Another scenario than the card's. */
  readonly in?: string;
  /** Where a clock would stand if this were so: drawn as the learner's answer where no run shows it. */
  readonly draws?: DrawnClock;
}

export interface DrawnClock {
  /** Id of the group whose clock it is. */
  readonly group: string;
  /** Offsets beyond the time of the host: those of the first guest that has one. */
  readonly k: number;
}

/** Where along the run to a goal something else was lost: which step that was. */
export interface Where {
  readonly kind: 'where';
  readonly asks: string;
  /** A shortest run to this is looked at. */
  readonly along: Condition;
  /** What cannot be reached any more. */
  readonly lost: Condition;
  readonly choices: readonly StepChoice[];
}

export interface StepChoice {
  readonly says: string;
  /** Id of an event; where the step is none, of its line, or of the actor: an action of the environment. */
  readonly event: string;
}

/** A run to a goal, any run. Its par is found by the search: steps, and turns. */
export interface Reach {
  readonly kind: 'reach';
  readonly asks: string;
  readonly goal: Condition;
  /** Where it begins: after a shortest run to this; left out for the start. */
  readonly after?: Condition;
  /** What counts, in a sentence, where a picture that looks right is not all. */
  readonly counts?: string;
}

/** One edit after which these are answered with yes. Which do is found by trying all of them. */
export interface Break {
  readonly kind: 'break';
  readonly asks: string;
  /** Questions such as `must deadlock`. */
  readonly makes: readonly string[];
  /** Only edits of these functions; left out for all. */
  readonly among?: readonly string[];
}

/** One edit after which all of this holds in several scenarios, and nothing has been made impossible. */
export interface Repair {
  readonly kind: 'repair';
  readonly asks: string;
  readonly in: readonly string[];
  /** Questions that are answered with yes. */
  readonly holds: readonly string[];
  /** What has to stay possible in each scenario in which it was: nobody repairs a kernel by switching things off. */
  readonly keeps: readonly Condition[];
  readonly among?: readonly string[];
}

/** A change of these settings alone after which all is answered with yes. Which do is found by trying all. */
export interface Settings {
  readonly kind: 'settings';
  readonly asks: string;
  readonly offers: readonly Offer[];
  /** Questions such as `can not host-tb`. */
  readonly makes: readonly string[];
}

export interface Offer {
  /** Where it stands in a scenario, e.g. `environment.errorKind` or `subcores.1.start`. */
  readonly setting: string;
  readonly values: readonly SettingValue[];
}

export type SettingValue = string | number | boolean;
