/**
 * Breadth-first search for the shortest run that prints the lines of a log in their order: states of the machine,
 * each with what is known of the log beside it. No reduction: which step comes first is what it is about.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { Print, Prints } from '../../models/prints.ts';
import type { PrintedAt, WantedLine } from '../../protocol/printing.ts';
import type { Schedule } from '../replay.ts';
import { BATCH_STATES, StateStore } from '../state-store.ts';
import { Walk } from '../walk.ts';
import { Observer, type Heed } from './observer.ts';

export interface PrintSearchOptions {
  readonly lines: readonly WantedLine[];
  /** Stops when this many states are stored. */
  readonly maxStates: number;
  /** Stops before the store grows beyond this. */
  readonly maxBytes: number;
}

export type PrintSearchEnd = 'running' | 'found' | 'complete' | 'states' | 'memory';

/** A run that has printed so many lines, the last of them by its last step. */
export interface Printing {
  readonly printed: number;
  readonly schedule: Schedule;
  readonly placed: readonly PrintedAt[];
}

/** What is told of lines that could come instead, at most. */
const MAX_OTHERS = 12;

/** A step that printed more than any before it. */
interface Furthest {
  readonly parent: number;
  readonly actor: number;
  readonly memory: number;
}

export class PrintSearch {
  readonly machine: AssembledMachine;
  readonly #prints: Prints;
  readonly #options: PrintSearchOptions;
  readonly #observer: Observer;
  readonly #store: StateStore;
  readonly #walk = new Walk();
  readonly #moves: Uint16Array;
  /** A state of the machine, and the number of a memory behind it. */
  readonly #current: Int32Array;
  readonly #next: Int32Array;
  #end: PrintSearchEnd = 'running';
  #printed = 0;
  #furthest: Furthest | null = null;
  /** By how many lines have been printed. */
  readonly #others = new Map<number, Set<string>>();
  #mayEnd = false;

  constructor(machine: AssembledMachine, prints: Prints, options: PrintSearchOptions) {
    this.machine = machine;
    this.#prints = prints;
    this.#options = options;
    const { words, actors, initial } = machine;
    this.#observer = new Observer(machine, prints, options.lines, (printed, print, values) =>
      this.#noteOther(printed, print, values),
    );
    this.#store = new StateStore(words + 1);
    this.#moves = new Uint16Array(actors.length);
    this.#current = new Int32Array(words + 1);
    this.#next = new Int32Array(words + 1);
    this.#next.set(initial);
    for (const { memory } of this.#observer.begin(initial)) this.#stage(memory, -1, 0);
    this.#store.flush();
  }

  get end(): PrintSearchEnd {
    return this.#end;
  }

  get states(): number {
    return this.#store.size;
  }

  get bytes(): number {
    return this.#store.bytes;
  }

  /** States found and not yet looked at. */
  get frontier(): number {
    return this.#store.size - this.#walk.next;
  }

  /** How many lines some run has printed. */
  get printed(): number {
    return this.#printed;
  }

  /** What some run prints behind those, where the log has something else; in words. */
  get others(): readonly string[] {
    return [...(this.#others.get(this.#printed) ?? [])];
  }

  /** Some run ends behind those. */
  get mayEnd(): boolean {
    return this.#mayEnd;
  }

  /** Looks at up to `states` states; true while there is more to do. */
  advance(states: number): boolean {
    for (let i = 0; i < states && this.#end === 'running'; i++) {
      this.#end = this.#endBeforeNext();
      if (this.#end === 'running') this.#expand(this.#walk.take());
    }
    return this.#end === 'running';
  }

  /** The shortest run that prints most of them; null where none prints any. */
  furthest(): Printing | null {
    if (this.#furthest === null) return null;
    const { parent, actor, memory } = this.#furthest;
    const numbers: number[] = [];
    for (let at = parent; at >= 0; at = this.#store.parentOf(at)) numbers.push(at);
    numbers.reverse();
    const steps = numbers.slice(1).map((number) => ({
      actor: this.#store.actorOf(number),
      memory: this.#memoryOf(number),
    }));
    return this.#replayed([...steps, { actor, memory }]);
  }

  #memoryOf(number: number): number {
    this.#store.load(number, this.#current);
    return this.#current[this.machine.words]!;
  }

  /** The steps once more, with an ear for who prints what. */
  #replayed(steps: readonly { readonly actor: number; readonly memory: number }[]): Printing {
    const { machine } = this;
    const { mover, threads, program } = machine;
    const before = machine.initial.slice();
    const after = before.slice();
    const placed: PrintedAt[] = [];
    let memory = this.#memoryOf(0);
    const hear = (heeds: readonly Heed[], wanted: number, step: number): void => {
      for (const { line, print } of heeds.find((one) => one.memory === wanted)?.heard ?? []) {
        const by = print.by ?? (print.thread < threads ? program.threads[print.thread]!.id : '');
        placed.push({ line, step, by, at: print.at });
      }
    };
    steps.forEach((step, i) => {
      const move = mover.moveOf(before, step.actor);
      mover.take(after, move);
      hear(this.#observer.heed(memory, move, before, after), step.memory, i + 1);
      before.set(after);
      memory = step.memory;
    });
    return {
      printed: this.#observer.printed(memory),
      schedule: steps.map(({ actor }) => actor),
      placed,
    };
  }

  #endBeforeNext(): PrintSearchEnd {
    const { maxStates, maxBytes } = this.#options;
    if (this.#printed === this.#options.lines.length) return 'found';
    if (this.#walk.isAtLevelEnd) {
      this.#store.flush();
      if (!this.#walk.beginLevel(this.#store.size)) return 'complete';
    }
    if (this.#store.size >= maxStates) return 'states';
    return this.#store.bytesToGrow <= maxBytes ? 'running' : 'memory';
  }

  #expand(number: number): void {
    const { machine } = this;
    const { mover, words } = machine;
    const [current, next, moves] = [this.#current, this.#next, this.#moves];
    this.#store.load(number, current);
    const memory = current[words]!;
    const count = mover.enabled(current, moves);
    if (count === 0 && this.#observer.printed(memory) === this.#printed) this.#mayEnd = true;
    for (let i = 0; i < count; i++) {
      const move = moves[i]!;
      next.set(current);
      mover.take(next, move);
      const actor = mover.actors[move]!;
      for (const heed of this.#observer.heed(memory, move, current, next)) {
        this.#stage(heed.memory, number, actor);
        if (heed.heard.length > 0) this.#notePrinted(heed.memory, number, actor);
      }
    }
  }

  #stage(memory: number, parent: number, actor: number): void {
    const store = this.#store;
    if (store.pending === BATCH_STATES) store.flush();
    this.#next[this.machine.words] = memory;
    store.stage(this.#next, parent, actor);
  }

  #notePrinted(memory: number, parent: number, actor: number): void {
    const printed = this.#observer.printed(memory);
    if (printed <= this.#printed) return;
    this.#printed = printed;
    this.#furthest = { parent, actor, memory };
    for (const before of this.#others.keys()) if (before < printed) this.#others.delete(before);
    this.#mayEnd = false;
  }

  #noteOther(printed: number, print: Print, values: Readonly<Record<string, bigint>>): void {
    if (printed < this.#printed) return;
    const others = this.#others.get(printed) ?? new Set();
    this.#others.set(printed, others);
    if (others.size >= MAX_OTHERS) return;
    const words = this.#prints.words(print.kind, values);
    const { threads } = this.machine.program;
    const by = print.by ?? threads[print.thread]?.id ?? '';
    others.add(`${words}, by ${by}`);
  }
}
