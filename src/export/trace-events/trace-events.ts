/**
 * A run in the Trace Event Format of Chrome, which Perfetto, chrome://tracing and speedscope open. It is
 * written piece by piece, so that of a long run nothing is held but what a thread does just now.
 *
 * Times are microseconds, exact: ticks divided by how many of them are one. Of a thread everything comes
 * in the order of its time, but for the beginning of an arrow, which is known once somebody was released.
 */
import type { Description } from '../../protocol/description.ts';
import { NO_THREAD, NONE, type SignalTrack, type Violation } from '../../protocol/trace.ts';
import { Counters } from './counters.ts';
import { Lane } from './lane.ts';
import { whatCameOf, type Release, type ToldStep } from './step.ts';
import { namesOfTracks, tracksOf, type Track } from './tracks.ts';

/** As the format has it. */
export interface TraceEvent {
  readonly ph: string;
  readonly pid?: number;
  readonly tid?: number;
  /** Microseconds. */
  readonly ts?: number;
  readonly dur?: number;
  readonly name?: string;
  readonly args?: object;
}

export interface ToldRun {
  readonly description: Description;
  /** By `Description.threads`: where each stands at the start. */
  readonly initialPlaces: Uint16Array;
  /** By `Description.signals`. */
  readonly signals: readonly SignalTrack[];
  readonly violations: readonly Violation[];
}

export class TraceEvents {
  readonly #run: ToldRun;
  readonly #sink: (event: TraceEvent) => void;
  /** By `Description.actors`. */
  readonly #tracks: readonly Track[];
  /** By `Description.threads`. */
  readonly #lanes: readonly Lane[];
  readonly #counters: Counters;
  #endTicks = 0;
  #violations = 0;
  #arrows = 0;

  /** `sink` is handed every event. */
  constructor(run: ToldRun, sink: (event: TraceEvent) => void) {
    const { description, initialPlaces, signals } = run;
    this.#sink = sink;
    this.#run = run;
    this.#tracks = tracksOf(description);
    this.#counters = new Counters(description, signals);
    this.#lanes = description.threads.map(
      ({ actor }, thread) =>
        new Lane(description, this.#trackOf(actor), initialPlaces[thread] ?? NONE, this.#write),
    );
    namesOfTracks(description).forEach(this.#write);
    this.#counters.due(0, this.#write);
    this.#noteBroken(0, 0, 0);
  }

  /** Takes in the steps of a run, one after the other. */
  push(step: ToldStep): void {
    const { actor, startTicks, endTicks } = step;
    const { threads } = this.#run.description;
    this.#endTicks = Math.max(this.#endTicks, endTicks);
    const behind = [...this.#arrowTo(step), ...this.#eventsOf(step)];
    const own = step.instruction === NONE ? undefined : this.#lanes[this.#threadOf(actor)];
    if (own !== undefined) own.take(step, behind);
    else {
      this.#write(this.#actOf(step));
      behind.forEach(this.#write);
      if (step.thread !== NO_THREAD && threads[step.thread] !== undefined)
        this.#lanes[step.thread]?.move(step.place, endTicks);
    }
    this.#counters.due(step.step + 1, this.#write);
    this.#noteBroken(step.step + 1, actor, startTicks);
  }

  /** Ends what goes on. */
  end(): void {
    for (const lane of this.#lanes) lane.close(this.#endTicks);
  }

  readonly #write = (event: object): void => {
    this.#sink(event as TraceEvent);
  };

  #threadOf(actor: number): number {
    return this.#run.description.actors[actor]?.thread ?? -1;
  }

  #trackOf(actor: number): Track {
    return this.#tracks[actor] ?? { pid: 0, tid: 0 };
  }

  #microseconds(ticks: number): number {
    return ticks / this.#run.description.ticksPerMicrosecond;
  }

  /** A step of the environment. */
  #actOf({ step, actor, startTicks, endTicks, outcome, changed }: ToldStep): object {
    const { label = '' } = this.#run.description.actors[actor] ?? {};
    return {
      ph: 'X',
      ...this.#trackOf(actor),
      ts: this.#microseconds(startTicks),
      dur: this.#microseconds(endTicks - startTicks),
      name: label,
      cat: 'environment',
      args: { step, ...whatCameOf({ outcome, changed }) },
    };
  }

  /** The end of an arrow from who has released it; its beginning goes behind the step that did. */
  #arrowTo({ actor, startTicks, release }: ToldStep): object[] {
    if (release === null) return [];
    const arrow = { name: 'releases', cat: 'release', id: ++this.#arrows };
    const from = this.#arrowEnd('s', release, arrow);
    const lane = this.#lanes[this.#threadOf(release.actor)];
    if (lane?.goesBehind(release.step, from) !== true) this.#write(from);
    return [{ ...this.#arrowEnd('f', { actor, startTicks }, arrow), bp: 'e' }];
  }

  #arrowEnd(
    ph: 's' | 'f',
    { actor, startTicks }: Pick<Release, 'actor' | 'startTicks'>,
    arrow: object,
  ): object {
    return { ph, ...this.#trackOf(actor), ts: this.#microseconds(startTicks), ...arrow };
  }

  #eventsOf({ events, actor, startTicks }: ToldStep): object[] {
    return this.#run.description.events.flatMap(({ id, label, marker }, bit) =>
      (events >>> bit) & 1
        ? [this.#instant(actor, startTicks, marker === 'injection', label, { event: id })]
        : [],
    );
  }

  #noteBroken(steps: number, actor: number, ticks: number): void {
    const { violations, description } = this.#run;
    for (
      let next = violations[this.#violations];
      next !== undefined && next.step <= steps;
      next = violations[++this.#violations]
    ) {
      const { invariant, sentence } = next;
      const { id = '', title = '' } = description.invariants[invariant] ?? {};
      const args = { invariant: id, sentence };
      this.#write(this.#instant(actor, ticks, true, `broken: ${title}`, args));
    }
  }

  #instant(actor: number, ticks: number, isOfAll: boolean, name: string, args: object): object {
    const s = isOfAll ? 'g' : 't';
    return { ph: 'i', ...this.#trackOf(actor), ts: this.#microseconds(ticks), s, name, args };
  }
}
