/**
 * Messages between the main thread and the worker: tagged unions with a request id. Every reply
 * carries the id of its request; `failed` is a reply like any other.
 */
import type { Result } from '../base/result.ts';
import type { ScenarioChange } from '../scenario/adapt.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Title } from '../scenario/title.ts';
import type { AskAnswer, AskRequest, GoAnswer, GoRequest } from './asking.ts';
import type { Judgement } from './board.ts';
import type { Calculated, CalculatorInfo, CalculatorProblem, Given } from './calculator.ts';
import type { Card, MachineInfo } from './card.ts';
import type { Description } from './description.ts';
import type {
  ExplorationProgress,
  ExplorationRequest,
  ExplorationResult,
  InvariantResult,
  NeedProgress,
  NeedRequest,
  NeedResult,
  PromelaFile,
} from './exploration.ts';
import type { LogAnswer } from './log-reading.ts';
import type { PrintProgress, PrintRequest, PrintResult } from './printing.ts';
import type { LogLine, Snapshot } from './snapshot.ts';
import type { Finished, TraceColumns } from './trace.ts';
import type { Subject, Whence } from './whence.ts';

/** What to open. Everything from outside is checked in the worker, at the gate. */
export type Source =
  /** Of the first model, where none is named. */
  | { readonly kind: 'preset'; readonly id: string; readonly model?: string }
  | { readonly kind: 'link'; readonly hash: string }
  /** As somebody has pasted it or a file has it: a scenario as JSON, or a link. */
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'scenario';
      readonly scenario: unknown;
      readonly step: number;
      /** Preset it came from, so that a restored run keeps its name. */
      readonly preset?: string | null;
      /** What is told of it once it is open, a sentence. */
      readonly notice?: string;
    }
  /** The scenario with some keys changed; what no longer fits is adapted. */
  | {
      readonly kind: 'change';
      readonly scenario: Scenario;
      readonly change: ScenarioChange;
      /** Step to select first; 0 if left out. */
      readonly step?: number;
    };

export type { ScenarioChange };

/** A run to be played beside the one on the screen. */
export interface Beside {
  readonly source: Source;
  /**
   * Ids of actors who move first, in that order as near as possible: who cannot move waits until he can.
   * Takes the place of the schedule of the source; null leaves that as it is.
   */
  readonly follow: readonly string[] | null;
}

/** Such a run, whole. */
export interface Played {
  readonly opened: Opened;
  readonly trace: TraceColumns;
  readonly finished: Finished;
}

/** What the simulation is asked. */
export type RunBody =
  | { readonly type: 'open'; readonly source: Source }
  | { readonly type: 'seek'; readonly step: number }
  /** Takes `actor` at `step` instead of what the trace took; the rest is recomputed. */
  | {
      readonly type: 'choose';
      readonly step: number;
      readonly actor: number;
      /** Afterwards everybody moves in the order of before, as near as possible. */
      readonly keepRest?: boolean;
    }
  /** Raises the error at `step`; with `cause`, of that kind. The rest is recomputed. */
  | { readonly type: 'inject'; readonly step: number; readonly cause: string | null }
  | { readonly type: 'log'; readonly from: number; readonly to: number }
  /** Who set a value of the state after `step` steps. */
  | { readonly type: 'whence'; readonly subject: Subject; readonly step: number }
  | { readonly type: 'link'; readonly step: number }
  /** The moment as plain text for a mail; `address` is the page's, without its hash. */
  | { readonly type: 'mail'; readonly step: number; readonly address: string }
  /** Writes a title and a note above the run, '' for none: from now on its links carry them. */
  | { readonly type: 'title'; readonly title: Title }
  /** What the calculator of the machine on the screen answers. */
  | { readonly type: 'calculate'; readonly given: Given }
  | { readonly type: 'machines' }
  /** Plays the runs of a model's card; `option` is null for the one that it begins with. */
  | { readonly type: 'card'; readonly model: string; readonly option: number | null }
  /** Plays a run to its end beside the one on the screen; the newest one only. */
  | ({ readonly type: 'play' } & Beside)
  /** A moment of the run that was played last. */
  | { readonly type: 'peek'; readonly step: number }
  | { readonly type: 'cancel'; readonly request: number };

/** A cell of a board to be decided. */
export interface JudgeRequest {
  /** As it may come from outside: checked in the worker, at the gate. */
  readonly scenario: object;
  /** Questions in their language. */
  readonly asks: readonly string[];
}

/** What searches are asked, which have a worker of their own. */
export type SearchBody =
  /** Searches every interleaving; one search after the other. */
  | ({ readonly type: 'explore' } & ExplorationRequest)
  /** Searches other scenarios for one that needs a line; it waits as a search does. */
  | ({ readonly type: 'need' } & NeedRequest)
  /** Which of some questions about a scenario is the first that is answered with yes; it waits, too. */
  | ({ readonly type: 'judge' } & JudgeRequest)
  /** The scenario as a model for SPIN. */
  | { readonly type: 'promela'; readonly scenario: Scenario; readonly preset: string | null }
  | { readonly type: 'cancel'; readonly request: number };

/** What the reader of logs is asked. */
export type LogBody =
  | {
      readonly type: 'read';
      /** A log, whatever it is: a file, or what was pasted. */
      readonly text: Blob;
    }
  /** Searches for a run that prints the lines of one. */
  | ({ readonly type: 'print' } & PrintRequest);

/** For Perfetto and chrome://tracing, or in speedscope's own format, which it opens even when it is long. */
export type TraceFormat = 'trace-event' | 'speedscope';

/** A run to be written down for another tool: that of a scenario, played anew. */
export interface TraceRequest {
  readonly format: TraceFormat;
  readonly scenario: Scenario;
  /** Preset that it came from, even if it was changed since; null for none. */
  readonly preset: string | null;
  /** Step that the link in it selects. */
  readonly step: number;
}

/** What the writer of traces is asked. */
export type TraceBody = { readonly type: 'write-trace' } & TraceRequest;

export interface TraceFile {
  readonly fileName: string;
  readonly file: Blob;
}

/** What is asked live of a scenario's runs; one after the other. */
export type AskBody =
  ({ readonly type: 'ask' } & AskRequest) | ({ readonly type: 'go' } & GoRequest);

export type Request = { readonly id: number } & (
  RunBody | SearchBody | LogBody | TraceBody | AskBody
);

export interface PresetInfo {
  readonly id: string;
  /** Id of the model that it is of. */
  readonly model: string;
  readonly title: string;
  /** One sentence. */
  readonly sentence: string;
  readonly lookFor: string;
  /** Of a list, e.g. `Kernel: v4.8, the fix`. */
  readonly group: string;
  /** Of a table of the facts, where it stands there: `P-TB4`. */
  readonly row?: string;
  /** false, in a list of all: the machine refuses to start. */
  readonly starts?: false;
}

export interface Opened {
  readonly presets: readonly PresetInfo[];
  /** Complete, with defaults filled in; `schedule` holds the hand-made part only. */
  readonly scenario: Scenario;
  /** Preset this came from; null after a change. */
  readonly preset: string | null;
  /** Preset that it is told apart from, even when it was changed; null for none. */
  readonly base: string | null;
  /** Differs from `base` in anything, be it the seed or a step chosen by hand. */
  readonly changed: boolean;
  /** In which fields. */
  readonly changes: readonly string[];
  /** The scenario of `base`; null for none. */
  readonly unchanged: Scenario | null;
  /** What was rounded or adapted, sentences for people. */
  readonly notices: readonly string[];
  /** What to send to whoever looks after this program, when one of the notices is of a fault in it. */
  readonly report: string | null;
  readonly description: Description;
  /** What the machine's rules answer without a run; null for nothing. */
  readonly calculator: CalculatorInfo | null;
  /** Step to select first. */
  readonly step: number;
  /** The state there; null where the run has not come so far yet. */
  readonly first: Snapshot | null;
  /** By `Description.threads`: where each stands at step 0. */
  readonly initialPlaces: Uint16Array;
}

export type FailureCode = 'bad-input' | 'bad-link' | 'newer-link' | 'not-possible' | 'internal';

export interface Failure {
  readonly code: FailureCode;
  /** For people: names the field or the step. */
  readonly sentence: string;
  /** The nearest thing that works, if there is one. */
  readonly offer: { readonly label: string; readonly source: Source } | null;
  /** What else could be opened: said while no scenario is open. */
  readonly presets?: readonly PresetInfo[];
}

export type RunReply = { readonly id: number } & (
  | ({ readonly type: 'opened' } & Opened)
  /** A long start before `opened`, e.g. a link that is replayed first: steps simulated so far. */
  | { readonly type: 'progress'; readonly steps: number }
  /** Steps from `from` on, piece after piece; buffers are transferred. */
  | { readonly type: 'trace'; readonly from: number; readonly pieces: readonly TraceColumns[] }
  | ({ readonly type: 'finished' } & Finished)
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'log'; readonly lines: readonly LogLine[] }
  | { readonly type: 'whence'; readonly whence: Whence }
  | { readonly type: 'link'; readonly hash: string }
  | { readonly type: 'mail'; readonly text: string }
  /** The scenario with them, or a sentence that says what is wrong with them. */
  | { readonly type: 'titled'; readonly answer: Result<Scenario, string> }
  | { readonly type: 'calculated'; readonly answer: Result<Calculated, CalculatorProblem> }
  | { readonly type: 'machines'; readonly machines: readonly MachineInfo[] }
  | { readonly type: 'card'; readonly card: Card }
  | ({ readonly type: 'played'; readonly pieces: readonly TraceColumns[] } & Omit<Played, 'trace'>)
  | ({ readonly type: 'failed' } & Failure)
);

/** What a search for a run that prints a log is answered, in the end and before. */
export type PrintAnswer =
  ({ readonly type: 'printing' } & PrintProgress) | ({ readonly type: 'printed' } & PrintResult);

/** What a question is answered, in the end and before. */
export type LiveAnswer =
  | { readonly type: 'asking' }
  | ({ readonly type: 'asked' } & AskAnswer)
  | ({ readonly type: 'gone' } & GoAnswer);

/** What a search is answered, in the end and before. */
export type SearchAnswer =
  | ({ readonly type: 'exploring' } & ExplorationProgress)
  /** An invariant is broken, or by a shorter schedule than before; the search goes on. */
  | { readonly type: 'found'; readonly invariant: InvariantResult }
  /** The search is over, be it complete, at a limit, or cancelled. */
  | ({ readonly type: 'explored' } & ExplorationResult)
  | ({ readonly type: 'needing' } & NeedProgress)
  | ({ readonly type: 'needed' } & NeedResult)
  | { readonly type: 'judging' }
  | ({ readonly type: 'judged' } & Judgement)
  | PrintAnswer
  | LiveAnswer
  | ({ readonly type: 'promela' } & PromelaFile)
  | ({ readonly type: 'failed' } & Failure);

/** Those of logs and of questions go to workers of their own. */
export type SearchReply = { readonly id: number } & Exclude<SearchAnswer, PrintAnswer | LiveAnswer>;

export type AskReply = { readonly id: number } & (
  LiveAnswer | ({ readonly type: 'failed' } & Failure)
);

/** What it answers, in the end and before. */
export type LogReply = { readonly id: number } & (
  | { readonly type: 'reading'; readonly bytes: number }
  | { readonly type: 'read'; readonly answer: LogAnswer }
  | PrintAnswer
  | ({ readonly type: 'failed' } & Failure)
);

/** What it answers, in the end and before. */
export type TraceReply = { readonly id: number } &
  /** Steps written so far; none while the run is played. */
  (
    | { readonly type: 'writing'; readonly steps: number }
    | ({ readonly type: 'written' } & TraceFile)
    | ({ readonly type: 'failed' } & Failure)
  );

export type Reply = RunReply | SearchReply | LogReply | TraceReply | AskReply;
