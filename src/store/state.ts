/**
 * What the page knows, as types. Steps count states: 0 is the start, state n is the one after n
 * steps, and entry i of a trace leads from state i to state i + 1.
 */
import type { Card, MachineInfo } from '../protocol/card.ts';
import type { Description, TourStop } from '../protocol/description.ts';
import type { PromelaFile } from '../protocol/exploration.ts';
import type {
  Beside,
  Failure,
  Opened,
  PresetInfo,
  ScenarioChange,
  Source,
} from '../protocol/messages.ts';
import type { LogLine, Snapshot } from '../protocol/snapshot.ts';
import type { Finished, TraceColumns } from '../protocol/trace.ts';
import type { Title } from '../scenario/title.ts';
import type { BoardSlice } from './board-slice.ts';
import type { CalculatorSlice } from './calculator-slice.ts';
import type { Frames } from './frames.ts';
import type { PastedSlice } from './pasted.ts';
import type { WhenceSlice } from './questions.ts';
import type { Search, SearchOptions } from './search.ts';
import type { Direction, StepMode } from './walk.ts';

export type { Need, Search, SearchOptions } from './search.ts';
export type { Direction, StepMode } from './walk.ts';
export type Scenario = Opened['scenario'];
/** A what-if edit. */
export type Edit = Scenario['edits'][number];

/** One simulation, from its start as far as it has come. */
export interface Run {
  /** Another one for every run of this page. */
  readonly number: number;
  readonly opened: Opened;
  /** Grows until `finished`. */
  readonly trace: TraceColumns;
  readonly finished: Finished | null;
}

/** A snapshot with the description that it is to be read by. */
export interface Shown {
  readonly runNumber: number;
  readonly description: Description;
  readonly snapshot: Snapshot;
}

/** A moment to come back to. */
export interface Moment {
  readonly scenario: Scenario;
  /** The preset that the scenario is told apart from. */
  readonly preset: string | null;
  readonly step: number;
}

/** What was refused: where the page says so depends on it. */
export type RefusedAct =
  'start' | 'link' | 'scenario' | 'settings' | 'edit' | 'choose' | 'inject' | 'other';

export interface Refusal {
  readonly act: RefusedAct;
  readonly failure: Failure;
}

export type Connection =
  | { readonly status: 'ready' }
  /** `step`: where the page was when the worker died; null when it had no run. */
  | { readonly status: 'restarting'; readonly sentence: string; readonly step: number | null }
  /** `step`: where the page was brought back to. */
  | { readonly status: 'restored'; readonly step: number }
  | { readonly status: 'gave-up'; readonly sentence: string };

/** What `open` was called with. */
export interface Asked {
  readonly source: Source;
  readonly act: RefusedAct;
}

export interface RunSlice {
  readonly run: Run | null;
  /** What can be opened; none until the worker has said so. */
  readonly presets: readonly PresetInfo[];
  /** A scenario is being opened. */
  readonly opening: boolean;
  /** Steps simulated so far of a start that takes long; 0 when none does. */
  readonly progressSteps: number;
  /** What was last asked for, whatever came of it; null before anything was. */
  readonly asked: Asked | null;
  /** Of the last act; gone with the next one, be it a step. */
  readonly refusal: Refusal | null;
  /** They were put away, or the reader has gone on. */
  readonly noticesHidden: boolean;
  readonly connection: Connection;
  /** Newest last. */
  readonly past: readonly Moment[];
  readonly future: readonly Moment[];
  /** Futures that were left by hand since the scenario was opened, newest first. */
  readonly branches: readonly Branch[];
  /** Id of the one that the last act has left; null when that was no such act. */
  readonly left: number | null;
  /** What the run on the page is called as a future; null while nothing sets it apart. */
  readonly futureName: string | null;
  /** The run before this one was of another program, and this one was opened at the same event. */
  readonly switched: Switched | null;
  /** The preset that the run's scenario is told apart from, even if it was changed since. */
  readonly basePreset: string | null;
  readonly open: (source: Source, act: RefusedAct) => Promise<boolean>;
  /** Opens what is on the page once more, at its step; without a run, what was last asked for. */
  readonly retry: () => Promise<boolean>;
  /** Opens the run's scenario with some keys changed, at the same event if it `stays`; false when that was refused. */
  readonly change: (change: ScenarioChange, stays?: boolean) => Promise<boolean>;
  /**
   * Opens the run's scenario with other what-if edits, made from those that it has, at the selected
   * step; false when that was refused, or while another run is being opened.
   */
  readonly edit: (editsAfter: (edits: readonly Edit[]) => readonly Edit[]) => Promise<boolean>;
  /** Goes back to a future that was left, at its step; the one on the page is kept in its place. */
  readonly switchBranch: (id: number) => Promise<boolean>;
  readonly discardBranch: (id: number) => void;
  /** The run with another choice at the selected step and else as it is, with this one beside it. */
  readonly twin: (actor: number) => Promise<boolean>;
  /** Takes `actor` at the selected step; just steps forward, and gives false, if the run does too. */
  readonly choose: (actor: number) => Promise<boolean>;
  /** Raises the error at `step`; null: of the scenario's own kind. */
  readonly inject: (step: number, cause: string | null) => Promise<boolean>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly dismissRefusal: () => void;
  readonly hideNotices: () => void;
  readonly dismissConnection: () => void;
  /** Writes a title and a note above the run; gives a sentence where they are refused, else ''. */
  readonly entitle: (title: Title) => Promise<string>;
  /** The hash that leads to the selected step; null when there is none. */
  readonly link: () => Promise<string | null>;
  /** The selected step as plain text for a mail; `address` is the page's, without its hash. */
  readonly mail: (address: string) => Promise<string | null>;
}

/** A future that was left by hand for another one. */
export interface Branch {
  readonly id: number;
  /** What is different about it, e.g. `t4 first at step 76`. */
  readonly name: string;
  readonly moment: Moment;
}

/** What the run on the page can be compared with. */
export interface Side {
  /** Stable while it can be chosen. */
  readonly id: string;
  /** e.g. `before the fix`, `without the edits`, `t4 first at step 76`. */
  readonly label: string;
  readonly beside: Beside;
}

/** What stands at zero where two runs are on one axis. */
export type AlignAt = 'error' | 'difference' | 'time';

export interface Switched {
  /** The option that was left, e.g. `before the fix`. */
  readonly from: string;
  /** Of the last event that both runs have; null where it is only the same time. */
  readonly event: string | null;
  /** Both are at it, and not some time after it. */
  readonly isAtEvent: boolean;
}

/** The run beside the one on the page. */
export interface Other {
  readonly side: Side;
  /** Number of the run that it is beside. */
  readonly of: number;
  /** null while it is played, and where it cannot be. */
  readonly run: Run | null;
  /** A sentence; '' for none. */
  readonly failure: string;
}

export interface CompareSlice {
  readonly comparing: boolean;
  /** Id of the side that the reader has chosen, or one that he was given; null for the most telling one. */
  readonly chosenSide: string | Side | null;
  readonly alignAt: AlignAt;
  readonly other: Other | null;
  /** The moment of it that was needed last. */
  readonly otherMoment: Shown | null;
  readonly setComparing: (comparing: boolean) => void;
  readonly chooseSide: (side: string | Side) => void;
  readonly setAlignAt: (at: AlignAt) => void;
  /** Sees to it that the right run is beside, after what there is to choose from has changed. */
  readonly refreshOther: () => void;
  /** Asks for the state of the other run after `step` steps. */
  readonly needOther: (step: number) => void;
}

export interface MomentSlice {
  /** What is selected; the snapshot follows as soon as it has come. */
  readonly step: number;
  /** What the panels show; for a moment that may still be the run or the step before. */
  readonly shown: Shown | null;
  readonly select: (step: number) => void;
  /** The same where it is not the reader who goes on: what was said to him stays. */
  readonly show: (step: number) => void;
}

export interface PlaySlice {
  /** For whoever draws. */
  readonly frames: Frames;
  readonly playing: boolean;
  /** What one step of playing is. */
  readonly stepMode: StepMode;
  /** Steps of the mode a second. */
  readonly stepsPerSecond: number;
  readonly setPlaying: (playing: boolean) => void;
  /** Brings the speed at which such steps can be read. */
  readonly setStepMode: (mode: StepMode) => void;
  readonly setStepsPerSecond: (stepsPerSecond: number) => void;
  /** Moves by one step of `mode`, by one op if left out; stops playing. */
  readonly move: (direction: Direction, mode?: StepMode) => void;
  readonly goToStart: () => void;
  readonly goToEnd: () => void;
}

export interface LogSlice {
  /** By page number; a page has `LOG_PAGE_STEPS` lines. */
  readonly logPages: ReadonlyMap<number, readonly LogLine[]>;
  /** Asks for the pages with the lines of the entries `from` .. `to - 1`. */
  readonly needLog: (from: number, to: number) => void;
}

export interface ExploreSlice {
  /** All of this visit that were not put away, newest first. */
  readonly searches: readonly Search[];
  readonly searchOptions: SearchOptions;
  readonly setSearchOptions: (options: SearchOptions) => void;
  /** Searches every interleaving of the scenario on the screen. */
  readonly explore: () => void;
  /** Searches what can still happen from the selected step on. */
  readonly exploreFromHere: () => void;
  /**
   * Searches the scenario on the screen with one line skipped, and with it, if something breaks. Where
   * that shows no need for the line, other scenarios are searched for one that needs it.
   */
  readonly exploreWithout: (line: string) => void;
  /** Searches other scenarios for one that needs the line which that search has skipped. */
  /** Searches once more what that search has, though the answer is known. */
  readonly searchAgain: (search: number) => void;
  readonly findNeed: (number: number) => void;
  /** Opens the run of another scenario that breaks without the line which that search has skipped. */
  readonly openNeed: (number: number) => Promise<boolean>;
  readonly cancelSearch: (number: number) => void;
  /** Puts a search away that is over. */
  readonly forgetSearch: (number: number) => void;
  /** Opens the run that breaks an invariant, at the step where it does. */
  readonly openBreach: (number: number, invariant: string) => Promise<boolean>;
  /** Opens the run in which ordering number `ordering` of its explanation is the other way round. */
  readonly openReversed: (number: number, invariant: string, ordering: number) => Promise<boolean>;
  /** The scenario on the screen as a model for SPIN; null when there is none. */
  readonly promela: () => Promise<PromelaFile | null>;
}

export interface StartSlice {
  /** The start page is shown, whatever has been opened. */
  readonly atStart: boolean;
  /** null until the worker has said so; a sentence where it cannot. */
  readonly machines: readonly MachineInfo[] | string | null;
  /** By model; a sentence where there is none. */
  readonly cards: ReadonlyMap<string, Card | string>;
  readonly showStart: () => void;
  /** Back to the run that is open. */
  readonly leaveStart: () => void;
  readonly findMachines: () => Promise<void>;
  /** `option`: index into those of the card; null for the one that it begins with. */
  readonly showCard: (model: string, option: number | null) => Promise<void>;
}

export type DialogName = 'share' | 'settings' | 'shortcuts' | 'explore' | 'log';
export type Theme = 'system' | 'dark' | 'light';

/** The line where the thread stands, the list of functions, or the tabs of the panels. */
export type WantedFocus = 'line' | 'function' | 'panels';

/** A line that somebody looks up, and when: another object for every time. */
export interface Sought {
  /** Its id. */
  readonly line: string;
  readonly step: number;
  /** It takes the focus: somebody wants to go on from there. */
  readonly focus: boolean;
}

/** Stops of a model that somebody is led to, one after the other. */
export interface Tour {
  readonly model: string;
  readonly stops: readonly TourStop[];
}

/** Where somebody is in the lessons. */
export interface LessonPlace {
  /** Of the lesson. */
  readonly id: string;
  /** From 0. */
  readonly card: number;
  /** Taken, told to a class, what only the teacher sees of that; or it waits behind the workbench. */
  readonly view: 'lesson' | 'presenter' | 'notes' | 'workbench';
  /** What else its address says, from an & on, for whoever shows it. */
  readonly more?: string;
}

export interface LookSlice {
  readonly dialog: DialogName | null;
  readonly theme: Theme;
  /** What the system asks for where the reader has not chosen. */
  readonly systemTheme: 'dark' | 'light';
  /** The thread whose code is shown; null follows the run. */
  readonly pinnedThread: number | null;
  /** A click on the timeline injects. */
  readonly injecting: boolean;
  readonly logEventsOnly: boolean;
  /** Name of the panel that is open among those that share a place; what there is depends on the width. */
  readonly openPanel: string;
  /** Where the focus is wanted; null for nowhere. */
  readonly wantedFocus: WantedFocus | null;
  /** The line that somebody wants to see; null for none. */
  readonly sought: Sought | null;
  /** Under way; null for none. */
  readonly tour: Tour | null;
  /** The lesson that is taken; null for none. */
  readonly lesson: LessonPlace | null;
  readonly setDialog: (dialog: DialogName | null) => void;
  readonly setSystemTheme: (theme: 'dark' | 'light') => void;
  /** To the one that is not on the screen now. */
  readonly toggleTheme: () => void;
  readonly pinThread: (thread: number | null) => void;
  readonly setInjecting: (injecting: boolean) => void;
  readonly setLogEventsOnly: (eventsOnly: boolean) => void;
  readonly setOpenPanel: (name: string) => void;
  /** Asks for the focus; null once it is there. */
  readonly wantFocus: (wanted: WantedFocus | null) => void;
  /** Shows the line, by its id, until the run has gone on. */
  readonly seekLine: (line: string, focus: boolean) => void;
  readonly setTour: (tour: Tour | null) => void;
  readonly setLesson: (lesson: LessonPlace | null) => void;
}

export type ScopeState = RunSlice &
  MomentSlice &
  CompareSlice &
  PlaySlice &
  LogSlice &
  WhenceSlice &
  CalculatorSlice &
  LookSlice &
  ExploreSlice &
  BoardSlice &
  StartSlice &
  PastedSlice;

/** How a slice reads and writes the store. */
export interface Access {
  readonly get: () => ScopeState;
  readonly set: (part: Partial<ScopeState>) => void;
}
