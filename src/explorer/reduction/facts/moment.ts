/**
 * A state as the reduction sees it: who can move, and where threads stand. Who can move is kept up from
 * step to step: only those are asked again whom the step may let move or stop.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import type { Flow } from './flow.ts';
import type { Step } from './steps.ts';

export interface MomentSources {
  readonly machine: AssembledMachine;
  readonly steps: readonly Step[];
  /** By move: its step; -1 for a move that is never possible. */
  readonly stepOf: Int32Array;
  readonly flow: Flow;
}

const BITS = 32;
/** No move. */
const NONE = -1;

export class Moment {
  /** By thread: the node where it stands; -1 for a place that none was taken to come to. */
  readonly nodes: Int32Array;
  /** A bit for each actor: 1 if it can move. Last resorts are left out. */
  private readonly able: Int32Array;
  private readonly actors: Uint16Array;
  private readonly sources: MomentSources;
  private current: Int32Array;
  /** How many threads stand at such a place. */
  private lost = 0;

  /** Looks at `state`. */
  constructor(sources: MomentSources, state: Int32Array) {
    const { actors, threads } = sources.machine;
    this.sources = sources;
    this.nodes = new Int32Array(threads);
    this.able = new Int32Array(Math.ceil(actors.length / BITS));
    this.actors = Uint16Array.from(
      actors.flatMap(({ lastResort }, actor) => (lastResort ? [] : [actor])),
    );
    this.current = state;
    this.look(state);
  }

  /** The state last looked at, which must stay as it is. */
  get state(): Int32Array {
    return this.current;
  }

  /** Whether something came that was taken for impossible, so that nothing is known of what follows. */
  get isLost(): boolean {
    return this.lost !== 0;
  }

  /** Looks at a state that has nothing to do with the last one. */
  look(state: Int32Array): void {
    this.current = state;
    this.ask(this.actors);
    for (let thread = 0; thread < this.nodes.length; thread++) this.place(thread);
  }

  /** Looks at the state to which `move` has led from the one last looked at. */
  follow(state: Int32Array, move: number): void {
    const { machine, steps, stepOf } = this.sources;
    const { exits, thread } = steps[stepOf[move]!]!;
    this.current = state;
    this.ask(machine.affected(move));
    for (let i = 0; i < exits.length; i++) this.place(exits[i]!.thread);
    // It may have gone where no exit leads.
    if (exits.length === 0 && thread >= 0) this.place(thread);
  }

  /** Becomes what another one is. */
  set({ nodes, able, current, lost }: Moment): void {
    this.current = current;
    this.lost = lost;
    for (let i = 0; i < nodes.length; i++) this.nodes[i] = nodes[i]!;
    for (let i = 0; i < able.length; i++) this.able[i] = able[i]!;
  }

  /** The move that the actor can take; -1 for none, and for a last resort. */
  ableMoveOf(actor: number): number {
    const isAble = (this.able[actor >>> 5]! & (1 << (actor & (BITS - 1)))) !== 0;
    return isAble ? this.sources.machine.mover.moveOf(this.current, actor) : NONE;
  }

  /** Fills `out` with the steps that can be taken, in the order of actors; returns how many. */
  steps(out: Uint16Array): number {
    const { machine, stepOf } = this.sources;
    const { able, current } = this;
    let count = 0;
    for (let word = 0; word < able.length; word++)
      for (let left = able[word]!; left !== 0; left &= left - 1) {
        const actor = word * BITS + BITS - 1 - Math.clz32(left & -left);
        out[count++] = stepOf[machine.mover.moveOf(current, actor)]!;
      }
    return count;
  }

  private ask(actors: Uint16Array): void {
    const { mover } = this.sources.machine;
    const { able, current } = this;
    for (let i = 0; i < actors.length; i++) {
      const actor = actors[i]!;
      const word = actor >>> 5;
      const bit = 1 << (actor & (BITS - 1));
      const others = able[word]! & ~bit;
      able[word] = mover.canTake(current, mover.moveOf(current, actor)) ? others | bit : others;
    }
  }

  private place(thread: number): void {
    const { machine, flow } = this.sources;
    const node = flow.nodeAt(thread, machine.place(this.current, thread));
    if (this.nodes[thread]! < 0) this.lost--;
    if (node < 0) this.lost++;
    this.nodes[thread] = node;
  }
}
