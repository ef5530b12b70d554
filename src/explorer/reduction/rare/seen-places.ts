/**
 * Places at which threads were seen in runs that were tried out. That one comes to any other place is taken for
 * impossible, like an effect (`rare-effects.ts`): two thirds of all steps begin where nobody ever stands.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { targetsIn, type Target } from '../../../machine/code.ts';
import { any, both, not, term, type Expression } from '../../../machine/expression.ts';

export class SeenPlaces {
  private readonly machine: AssembledMachine;
  /** By thread and place. */
  private readonly seen: Uint8Array;

  private constructor(machine: AssembledMachine, seen: Uint8Array) {
    this.machine = machine;
    this.seen = seen;
  }

  /** All that there are. */
  static all(machine: AssembledMachine): SeenPlaces {
    return new SeenPlaces(machine, new Uint8Array(sizeOf(machine)).fill(1));
  }

  /** Those where threads stand at the start, and to which the environment may send them. */
  static from(machine: AssembledMachine, start: Int32Array): SeenPlaces {
    const places = new SeenPlaces(machine, new Uint8Array(sizeOf(machine)));
    for (let thread = 0; thread < machine.threads; thread++) places.note(start, thread);
    for (const { thread, routine } of machine.program.environment.flatMap(({ moves }) => moves))
      for (const to of targetsIn(machine.code.threads[thread]!.routines.get(routine)!))
        if (to.kind === 'instruction') places.add(thread, to.index);
    return places;
  }

  has(thread: number, place: number): boolean {
    return this.seen[this.indexOf(thread, place)] === 1;
  }

  /** The thread is seen in `state`; whether that is news. */
  note(state: Int32Array, thread: number): boolean {
    return this.add(thread, this.machine.place(state, thread));
  }

  /**
   * With those of a state, and all that come behind them; `alike`: by thread, a number that it shares with those
   * that it can be exchanged with.
   */
  with(state: Int32Array, alike: readonly number[]): SeenPlaces {
    const { machine } = this;
    const more = new SeenPlaces(machine, this.seen.slice());
    machine.code.threads.forEach(({ next }, thread) => {
      const open = [machine.place(state, thread)];
      for (let place = open.pop(); place !== undefined; place = open.pop()) {
        if (!more.add(thread, place)) continue;
        for (const to of targetsIn(next[place]!))
          if (to.kind === 'instruction') open.push(to.index);
      }
    });
    return more.of(machine, alike);
  }

  /** The same in what is left of the machine, and for all threads that can be exchanged. */
  of(machine: AssembledMachine, alike: readonly number[]): SeenPlaces {
    const places = machine.code.instructions.map((_, place) => place);
    const seen = alike.flatMap((one) =>
      places.map((place) => (alike.some((two, t) => two === one && this.has(t, place)) ? 1 : 0)),
    );
    return new SeenPlaces(machine, Uint8Array.from(seen));
  }

  /** Where a thread is sent, less the ways to other places; null where all lead there. */
  within(thread: number, target: Target, known = new Map<Target, Target | null>()): Target | null {
    if (target.kind === 'instruction') return this.has(thread, target.index) ? target : null;
    if (known.has(target)) return known.get(target)!;
    const then = this.within(thread, target.then, known);
    const otherwise = this.within(thread, target.otherwise, known);
    const isWhole = then === target.then && otherwise === target.otherwise;
    const left =
      then === null || otherwise === null
        ? (then ?? otherwise)
        : isWhole
          ? target
          : { ...target, then, otherwise };
    known.set(target, left);
    return left;
  }

  /** On what condition it leads to one of the others, at the moment when it is decided. */
  beyond(thread: number, target: Target, known = new Map<Target, Expression>()): Expression {
    if (target.kind === 'instruction') return term(!this.has(thread, target.index));
    const before = known.get(target);
    if (before !== undefined) return before;
    const { condition } = target;
    const then = this.beyond(thread, target.then, known);
    const otherwise = this.beyond(thread, target.otherwise, known);
    const way = isSame(then, otherwise)
      ? then
      : any(both(condition, then), both(not(condition), otherwise));
    known.set(target, way);
    return way;
  }

  private add(thread: number, place: number): boolean {
    const at = this.indexOf(thread, place);
    if (this.seen[at] === 1) return false;
    this.seen[at] = 1;
    return true;
  }

  private indexOf(thread: number, place: number): number {
    return thread * this.machine.code.instructions.length + place;
  }
}

/** Branches come together again, and there the same is asked. */
const isSame = (a: Expression, b: Expression): boolean =>
  a === b || (a.kind === 'constant' && b.kind === 'constant' && a.value === b.value);

const sizeOf = ({ threads, code }: AssembledMachine): number => threads * code.instructions.length;
