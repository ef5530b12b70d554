/**
 * What the page knows, as types. Steps count states: 0 is the start, state n is the one after n
 * steps, and entry i of a trace leads from state i to state i + 1.
 */
import type { Card, MachineInfo } from '../protocol/card.ts';
import type { Description, TourStop } from '../protocol/description.ts';
import type {
  ExplorationProgress,
  ExplorationRequest,
  ExplorationResult,
  PromelaFile,
} from '../protocol/exploration.ts';
import type { Failure, Opened, PresetInfo, ScenarioChange, Source } from '../protocol/messages.ts';
import type { LogLine, Snapshot } from '../protocol/snapshot.ts';
import type { Finished, TraceColumns } from '../protocol/trace.ts';
import type { Frames } from './frames.ts';
import type { Direction, StepMode } from './walk.ts';

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
  /** The run before the last change. */
  readonly branch: Run | null;
  /** The preset that the run's scenario is told apart from, even if it was changed since. */
  readonly basePreset: string | null;
  readonly open: (source: Source, act: RefusedAct) => Promise<boolean>;
  /** Opens what is on the page once more, at its step; without a run, what was last asked for. */
  readonly retry: () => Promise<boolean>;
  /** Opens the run's scenario with some keys changed; false when that was refused. */
  readonly change: (change: ScenarioChange) => Promise<boolean>;
  /**
   * Opens the run's scenario with other what-if edits, made from those that it has, at the selected
   * step; false when that was refused, or while another run is being opened.
   */
  readonly edit: (editsAfter: (edits: readonly Edit[]) => readonly Edit[]) => Promise<boolean>;
  /** Takes `actor` at the selected step; just steps forward, and gives false, if the run does too. */
  readonly choose: (actor: number) => Promise<boolean>;
  /** Raises the error at `step`; null: of the scenario's own kind. */
  readonly inject: (step: number, cause: string | null) => Promise<boolean>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly dismissRefusal: () => void;
  readonly hideNotices: () => void;
  readonly dismissConnection: () => void;
  /** The hash that leads to the selected step; null when there is none. */
  readonly link: () => Promise<string | null>;
}

export interface MomentSlice {
  /** What is selected; the snapshot follows as soon as it has come. */
  readonly step: number;
  /** What the panels show; for a moment that may still be the run or the step before. */
  readonly shown: Shown | null;
  readonly select: (step: number) => void;
}

export interface PlaySlice {
  /** For whoever draws. */
  readonly frames: Frames;
  readonly playing: boolean;
  readonly stepMode: StepMode;
  /** Steps of the mode a second. */
  readonly stepsPerSecond: number;
  readonly setPlaying: (playing: boolean) => void;
  readonly setStepMode: (mode: StepMode) => void;
  readonly setStepsPerSecond: (stepsPerSecond: number) => void;
  /** Moves by one step of `mode`, of the selected mode if left out; stops playing. */
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
  /** One of the two is there once it is over. */
  readonly result: ExplorationResult | null;
  readonly failure: Failure | null;
}

export type SearchOptions = Pick<ExplorationRequest, 'reduction' | 'maxStates' | 'maxMegabytes'>;

export interface ExploreSlice {
  /** All of this visit that were not put away, newest first. */
  readonly searches: readonly Search[];
  readonly searchOptions: SearchOptions;
  readonly setSearchOptions: (options: SearchOptions) => void;
  /** Searches every interleaving of the scenario on the screen. */
  readonly explore: () => void;
  /** Searches what can still happen from the selected step on. */
  readonly exploreFromHere: () => void;
  /** Searches the scenario on the screen with one line skipped, and with it, if something breaks. */
  readonly exploreWithout: (line: string) => void;
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

export type DialogName = 'share' | 'settings' | 'shortcuts' | 'explore';
export type Theme = 'system' | 'dark' | 'light';

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

export interface LookSlice {
  readonly dialog: DialogName | null;
  readonly theme: Theme;
  /** What the system asks for where the reader has not chosen. */
  readonly systemTheme: 'dark' | 'light';
  /** The thread whose code is shown; null follows the run. */
  readonly pinnedThread: number | null;
  /** A click on the timeline injects. */
  readonly injecting: boolean;
  readonly comparing: boolean;
  readonly logEventsOnly: boolean;
  /** The line that somebody wants to see; null for none. */
  readonly sought: Sought | null;
  /** Under way; null for none. */
  readonly tour: Tour | null;
  readonly setDialog: (dialog: DialogName | null) => void;
  readonly setSystemTheme: (theme: 'dark' | 'light') => void;
  /** To the one that is not on the screen now. */
  readonly toggleTheme: () => void;
  readonly pinThread: (thread: number | null) => void;
  readonly setInjecting: (injecting: boolean) => void;
  readonly setComparing: (comparing: boolean) => void;
  readonly setLogEventsOnly: (eventsOnly: boolean) => void;
  /** Shows the line, by its id, until the run has gone on. */
  readonly seekLine: (line: string, focus: boolean) => void;
  readonly setTour: (tour: Tour | null) => void;
}

export type ScopeState = RunSlice &
  MomentSlice &
  PlaySlice &
  LogSlice &
  LookSlice &
  ExploreSlice &
  StartSlice;

/** How a slice reads and writes the store. */
export interface Access {
  readonly get: () => ScopeState;
  readonly set: (part: Partial<ScopeState>) => void;
}
