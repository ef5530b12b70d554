/** What the timeline needs from outside; it knows no store. Steps count states: 0 is the start. */
import type { Description } from '../../protocol/description.ts';
import type { SignalTrack, TraceColumns, Violation } from '../../protocol/trace.ts';
import type { Scene } from '../../timeline/scene.ts';
import type { Surface } from '../../timeline/surface.ts';

/** Calls back once, when the page can be drawn. */
export interface DrawingFrames {
  requestDrawing(callback: () => void): number;
  cancel(handle: number): void;
}

export interface Over {
  /** Over each frame. */
  readonly draw: (surface: Surface, scene: Scene) => void;
  /** How far time is shown, for a run that ends there, in ticks as drawn. */
  readonly reach: (endTicks: number) => number;
  /** How far rows may grow, 1 for up to their most height. */
  readonly most: number;
  /** Everything is so many times as large, for those who look from afar; 1 when left out. */
  readonly zoom?: number;
}

export interface TimelineProps {
  /** The same ones for as long as it is on the page. */
  readonly frames: DrawingFrames;
  /** Name of its region; `Timeline` when left out. */
  readonly label?: string;
  readonly description: Description;
  /** Entry i leads from state i to state i + 1. Grows with `steps`; what was there stays as it was. */
  readonly trace: TraceColumns;
  /** Entries of `trace` that may be read; within one run it only grows. */
  readonly steps: number;
  /** Another value whenever entries that were already handed over have been replaced. */
  readonly run: number;
  /** By `Description.threads`: where each thread stands at step 0 (`Snapshot.places`). */
  readonly initialPlaces: Uint16Array;
  /** By `Description.signals`; empty while they are not known yet. */
  readonly signals: readonly SignalTrack[];
  readonly violations: readonly Violation[];
  /** State that is on the screen, 0..steps. The window follows it. */
  readonly selectedStep: number;
  /** The inject tool is armed: a plain click asks to inject instead of selecting. */
  readonly injecting: boolean;
  /**
   * It stands in a page of somebody else, to whom wheel, menu and the keys that scroll are left. It shows the
   * rows that it has room for, and nothing is injected.
   */
  readonly inFrame?: boolean;
  /** Idle time is drawn as long as it is; folded if left out. */
  readonly linear?: boolean;
  /** What is drawn over it, where not all is to be seen; it stands still, and shows all it has. */
  readonly over?: Over | undefined;
  readonly onSelect: (step: number) => void;
  /** Asks who has set what a clock stands at: the signal, by `Description.signals`. */
  readonly onAsk?: (signal: number) => void;
  /** The name of a thread's lane was pressed: by `Description.threads`. */
  readonly onThread?: (thread: number) => void;
  /** Asks to raise the error as entry `step` of the trace (Shift+click, double click, menu). */
  readonly onInject: (step: number) => void;
}
