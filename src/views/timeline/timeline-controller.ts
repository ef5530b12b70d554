/**
 * The timeline between two renders of React: it owns the canvas, the visible window and the frames,
 * and tells React only what changes the page around the canvas. x and y are CSS pixels of the canvas.
 */
import { defined } from '../../base/assert.ts';
import type { Geometry } from '../../timeline/geometry.ts';
import { type Hit, hitTest, isBesidePlot, markerAt, ticksAt } from '../../timeline/hit-test.ts';
import type { Marker } from '../../timeline/markers.ts';
import { Painter } from '../../timeline/painter.ts';
import type { Surface } from '../../timeline/surface.ts';
import type { Theme } from '../../timeline/theme.ts';
import {
  clamped,
  firstWindow,
  limitsOf,
  panned,
  revealing,
  spanTicks,
  type TimeWindow,
  zoomed,
} from '../../timeline/time-window.ts';
import { TimelineModel } from '../../timeline/timeline-model.ts';
import { type HitWords, sentenceOfStep, wordsOfHit, wordsOfMarker } from '../../timeline/words.ts';
import { readTheme, watchTheme } from './canvas-theme.ts';
import { fitted } from './fitted.ts';
import { FrameScheduler, measured } from './frame-scheduler.ts';
import { type KeyCommands, listenToKeys } from './keys.ts';
import { MinimapView } from './minimap-view.ts';
import { listenToPointers, type PointerCommands } from './pointers.ts';
import { Settling } from './settling.ts';
import { shown } from './shown.ts';
import { Notes, type TimelineNotes } from './notes.ts';
import type { DrawingFrames, TimelineProps } from './timeline-props.ts';

/** A long trace that arrives at once must not stop the page: a frame takes in what it has time for. */
const TAKING_IN_MS = 6;
/** Entries between two looks at the clock. */
const ENTRIES_AT_ONCE = 5_000;
/** A click this close to the right of a step's start still means that step. */
const SLACK_CSS_PX = 3;

export class TimelineController implements KeyCommands, PointerCommands {
  readonly #frames: FrameScheduler;
  readonly #notes = new Notes();
  #props: TimelineProps | null = null;
  #model: TimelineModel | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #surface: Surface | null = null;
  #painter: Painter | null = null;
  #minimap: MinimapView | null = null;
  #theme: Theme | null = null;
  #geometry: Geometry | null = null;
  #roomCssPx = { width: 0, height: 0 };
  #devicePxPerCssPx = 1;
  #window: TimeWindow = { fromTicks: 0, toTicks: 1 };
  /**
   * What the window follows while the run grows: the story of its start, all of it, or nothing, once
   * somebody has zoomed or panned.
   */
  #following: 'story' | 'all' | 'nothing' = 'story';
  #pointerTicks: number | null = null;
  #focusedLane = 0;
  #hasFocus = false;
  readonly #settling = new Settling();

  constructor(frames: DrawingFrames) {
    this.#frames = new FrameScheduler(frames, () => this.#frame());
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => this.#notes.subscribe(listener);

  readonly notes = (): TimelineNotes => this.#notes.now;

  /**
   * Takes over a canvas, whose parent gives it its room, and the minimap's box, which holds a canvas
   * and the window's frame. Returns the function that lets go of them.
   */
  attach(canvas: HTMLCanvasElement, minimapBox: HTMLElement): () => void {
    const surface = defined(canvas.getContext('2d', { alpha: false }), 'a 2D canvas context');
    const room = defined(canvas.parentElement, "the canvas's parent");
    this.#canvas = canvas;
    this.#surface = surface;
    this.#painter = new Painter(surface);
    this.#theme = readTheme();
    const minimap = new MinimapView(minimapBox, {
      window: () => this.#window,
      limits: () => this.#limits(),
      show: (window) => this.show(window),
      onResize: () => this.#frames.request(),
    });
    this.#minimap = minimap;
    const sizes = new ResizeObserver(() => {
      this.#roomCssPx = { width: room.clientWidth, height: room.clientHeight };
      this.#frames.request();
    });
    sizes.observe(room);
    const ends = [
      () => sizes.disconnect(),
      () => minimap.dispose(),
      watchTheme(() => {
        this.#theme = readTheme();
        this.#minimap?.markStale();
        this.#frames.request();
      }),
      listenToPointers(canvas, this),
      listenToKeys(canvas, this),
    ];
    return () => {
      for (const end of ends) end();
      this.#frames.cancel();
      this.#canvas = this.#painter = this.#minimap = shown.scene = null;
    };
  }

  update(props: TimelineProps): void {
    const before = this.#props;
    this.#props = props;
    const replaced =
      !this.#model ||
      before?.run !== props.run ||
      before.linear !== props.linear ||
      before.description !== props.description ||
      before.initialPlaces !== props.initialPlaces;
    if (replaced) {
      this.#model = new TimelineModel(
        props.description,
        props.trace,
        props.initialPlaces,
        props.linear,
      );
      if (before?.run === props.run) this.#following = 'story';
      this.#focusedLane = Math.min(this.#focusedLane, props.description.threads.length - 1);
      this.#geometry = null;
    }
    if (this.#model) this.#model.trace = props.trace;
    if (replaced || before.signals !== props.signals) this.#model?.setSignals(props.signals);
    if (this.#canvas) this.#canvas.dataset['injecting'] = String(props.injecting);
    if (replaced || before.steps !== props.steps || before.violations !== props.violations) {
      this.#minimap?.markStale();
    }
    if (props.over) this.#following = 'all';
    if (before && before.selectedStep !== props.selectedStep) this.#follow();
    // What was under the pointer is gone with its run.
    if (replaced) this.#tellTooltip(null);
    if (replaced) this.#settling.stop();
    else if (this.#model)
      this.#settling.begin(this.#model, before.selectedStep, props.selectedStep);
    this.#tellSentence();
    this.#frames.request();
  }

  get selectedStep(): number {
    return this.#props?.selectedStep ?? 0;
  }

  get injecting(): boolean {
    return this.#props?.injecting ?? false;
  }

  get inFrame(): boolean {
    return this.#props?.inFrame ?? false;
  }

  show(window: TimeWindow): void {
    this.#window = clamped(window, this.#limits());
    this.#following = 'nothing';
    this.#tellTooltip(null, 0, 0);
    this.#frames.request();
  }

  showAll(): void {
    this.show(this.#limits());
    this.#following = 'all';
  }

  /** Shows `factor` times as much time around x; without x, around the playhead. */
  zoom(factor: number, xCssPx?: number): void {
    if (!this.#geometry || !this.#model) return;
    const playhead = this.#model.ticksOfStep(this.selectedStep);
    const { fromTicks, toTicks } = this.#window;
    const middle =
      playhead >= fromTicks && playhead <= toTicks ? playhead : (fromTicks + toTicks) / 2;
    const around = xCssPx === undefined ? middle : ticksAt(this.#geometry, this.#window, xCssPx);
    this.show(zoomed(this.#window, this.#limits(), around, factor));
  }

  /** Moves the picture to the right by so many pixels. */
  pan(byCssPx: number): void {
    if (!this.#geometry) return;
    const ticksPerCssPx = spanTicks(this.#window) / this.#geometry.plotWidthCssPx;
    this.show(panned(this.#window, this.#limits(), -byCssPx * ticksPerCssPx));
  }

  get widthCssPx(): number {
    return this.#geometry?.plotWidthCssPx ?? 0;
  }

  /** Selects what a click at a point means: a marker's step, a lane's step, or anybody's. */
  selectAt(xCssPx: number, yCssPx: number): void {
    const { hit, model, geometry } = this.#at(xCssPx, yCssPx) ?? {};
    if (!hit || !model || !geometry) return;
    const slackTicks = (SLACK_CSS_PX * spanTicks(this.#window)) / geometry.plotWidthCssPx;
    const marker = yCssPx < geometry.rowsTopCssPx ? this.#markerAt(xCssPx) : null;
    if (marker !== null) {
      this.#props?.onSelect(marker.step);
    } else if (hit.row?.kind === 'clock' && isBesidePlot(geometry, xCssPx)) {
      this.#props?.onAsk?.(hit.row.index);
    } else if (hit.row?.kind === 'lane' && xCssPx < geometry.plotLeftCssPx) {
      this.#props?.onThread?.(hit.row.index);
    } else if (hit.row?.kind === 'lane') {
      this.#focusedLane = hit.row.index;
      this.#props?.onSelect(model.laneStepAtTicks(hit.row.index, hit.ticks + slackTicks));
    } else {
      this.#props?.onSelect(model.stepAtTicks(hit.ticks + slackTicks));
    }
  }

  injectAt(xCssPx: number): void {
    if (!this.#geometry || !this.#model) return;
    const ticks = ticksAt(this.#geometry, this.#window, xCssPx);
    this.#props?.onInject(this.#model.entryAtTicks(ticks));
  }

  select(step: number): void {
    const last = this.#model?.steps ?? 0;
    this.#props?.onSelect(Math.min(last, Math.max(0, step)));
  }

  /** Selects the step of the keyboard's lane next to the selected one. */
  selectInLane(direction: 1 | -1): void {
    const lane = this.#focusedLane;
    const step = this.selectedStep;
    this.select(
      (direction === 1
        ? this.#model?.laneStepAfter(lane, step)
        : this.#model?.laneStepBefore(lane, step)) ?? 0,
    );
  }

  /** Selects the last step of the keyboard's lane up to the playhead. */
  selectLane(): void {
    this.select(this.#model?.laneStepBefore(this.#focusedLane, this.selectedStep + 1) ?? 0);
  }

  selectLast(): void {
    this.select(this.#model?.steps ?? 0);
  }

  focusLane(direction: 1 | -1): void {
    const lanes = this.#model?.lanes.length ?? 0;
    this.#focusedLane = Math.min(lanes - 1, Math.max(0, this.#focusedLane + direction));
    this.#tellSentence();
    this.#frames.request();
  }

  setFocus(hasFocus: boolean): void {
    this.#hasFocus = hasFocus;
    this.#tellSentence();
    this.#frames.request();
  }

  /** The pointer hovers here; null when it has left. */
  point(at: { readonly xCssPx: number; readonly yCssPx: number } | null): void {
    const found = at && this.#at(at.xCssPx, at.yCssPx);
    const inPlot = found && at.xCssPx >= found.geometry.plotLeftCssPx;
    this.#pointerTicks = inPlot ? found.hit.ticks : null;
    const marker = inPlot && at.yCssPx < found.geometry.rowsTopCssPx && this.#markerAt(at.xCssPx);
    const words = inPlot ? wordsOfHit(found.model, found.hit) : null;
    this.#tellTooltip(marker ? wordsOfMarker(found.model, marker) : words, at?.xCssPx, at?.yCssPx);
    this.#frames.request();
  }

  #limits(): TimeWindow {
    const endTicks = this.#model?.endTicks ?? 0;
    return limitsOf(this.#props?.over?.reach(endTicks) ?? endTicks);
  }

  #at(
    xCssPx: number,
    yCssPx: number,
  ): { readonly hit: Hit; readonly model: TimelineModel; readonly geometry: Geometry } | null {
    const model = this.#model;
    const geometry = this.#geometry;
    if (!model || !geometry) return null;
    const ratio = this.#devicePxPerCssPx;
    const hit = hitTest(model, geometry, this.#window, ratio, xCssPx, yCssPx);
    return { hit, model, geometry };
  }

  #markerAt(xCssPx: number): Marker | null {
    if (!this.#model || !this.#geometry) return null;
    return markerAt(this.#model, this.#geometry, this.#window, xCssPx);
  }

  #follow(): void {
    const model = this.#model;
    if (!model || this.selectedStep > model.steps) return;
    this.#window = revealing(this.#window, this.#limits(), model.ticksOfStep(this.selectedStep));
  }

  #frame(): void {
    const props = this.#props;
    const model = this.#model;
    const theme = this.#theme;
    if (!props || !model || !theme || !this.#canvas || this.#roomCssPx.width < 1) return;
    measured('timeline:layout', () => this.#layOut(props, model));
    const { geometry, ratio } = this.#fitCanvas(this.#canvas, props);
    const settling = this.#settling.now();
    const scene = (shown.scene = {
      model,
      geometry,
      window: this.#window,
      theme,
      devicePxPerCssPx: ratio,
      selectedStep: props.selectedStep,
      settling,
      focusedLane: this.#hasFocus ? this.#focusedLane : -1,
      pointerTicks: this.#pointerTicks,
      injecting: props.injecting,
    });
    measured('timeline:draw', () => this.#painter?.draw(scene));
    if (this.#surface) props.over?.draw(this.#surface, scene);
    if (this.#minimap?.stale === true) {
      measured('timeline:minimap', () => this.#minimap?.draw(model, theme, ratio));
    }
    this.#minimap?.place(this.#window, this.#limits());
    this.#notes.tell({
      whole: spanTicks(this.#window) >= spanTicks(this.#limits()),
      clipped: geometry.heightCssPx > this.#roomCssPx.height / (props.over?.zoom ?? 1),
      folded: model.time.hasFolds,
    });
    if (model.steps < props.steps || settling !== null) this.#frames.request();
  }

  #layOut(props: TimelineProps, model: TimelineModel): void {
    const before = model.steps;
    const untilMs = performance.now() + TAKING_IN_MS;
    do model.extend(Math.min(props.steps, model.steps + ENTRIES_AT_ONCE));
    while (model.steps < props.steps && performance.now() < untilMs);
    if (model.steps !== before) {
      this.#minimap?.markStale();
      this.#tellSentence();
    }
    model.setViolations(props.violations);
    const complete = model.steps === props.steps && props.signals.length > 0;
    if (this.#following === 'all') {
      this.#window = this.#limits();
    } else if (this.#following === 'story') {
      if (model.steps !== before || before === 0) this.#showFirst(props, model);
    } else if (complete && this.#window.toTicks > this.#limits().toTicks) {
      this.#window = clamped(this.#window, this.#limits());
    }
  }

  #showFirst(props: TimelineProps, model: TimelineModel): void {
    const { ticksPerMicrosecond } = props.description;
    this.#window = firstWindow(this.#limits(), model.story(), ticksPerMicrosecond);
    if (props.selectedStep > 0) this.#follow();
  }

  #fitCanvas(
    canvas: HTMLCanvasElement,
    props: TimelineProps,
  ): { readonly geometry: Geometry; readonly ratio: number } {
    const known = { geometry: this.#geometry, ratio: this.#devicePxPerCssPx };
    const { geometry, ratio } = fitted(canvas, this.#roomCssPx, props, known);
    if (geometry !== this.#geometry) this.#minimap?.markStale();
    this.#geometry = geometry;
    this.#devicePxPerCssPx = ratio;
    return { geometry, ratio };
  }

  #tellSentence(): void {
    const sentence =
      this.#hasFocus && this.#model
        ? sentenceOfStep(this.#model, this.selectedStep, this.#focusedLane)
        : '';
    this.#notes.tell({ sentence });
  }

  #tellTooltip(words: HitWords | null, xCssPx = 0, yCssPx = 0): void {
    this.#notes.tell({ tooltip: words && { xCssPx, yCssPx, words } });
  }
}
