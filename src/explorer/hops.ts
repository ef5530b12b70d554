/**
 * Of each state from which no other was reached first, one step that leads to a state that was known
 * already. With the first steps to all states, which the store keeps, every state that is no end has a step
 * by which runs can be followed without a look at the machine: four bytes for a part of the states.
 */
import { Column } from './column.ts';
import type { StateStore } from './state-store.ts';

/** Instead of a state: there is no step. */
export const NO_HOP = -1;

export class Hops {
  /** By state without children, in order: the state that a step leads to, or NO_HOP. */
  private readonly targets = new Column((length) => new Int32Array(length));
  /** States since the last batch, and of each the largest known target, and a place in the batch; or -1. */
  private readonly states: number[] = [];
  private readonly known: number[] = [];
  private readonly places: number[] = [];

  get bytes(): number {
    return this.targets.bytes;
  }

  /** How many there are. */
  get length(): number {
    return this.targets.length;
  }

  get(index: number): number {
    return this.targets.get(index);
  }

  /** The steps that follow are those of this state. */
  begin(state: number): void {
    this.states.push(state);
    this.known.push(NO_HOP);
    this.places.push(-1);
  }

  /** A step to a state by its number, or to the one that is staged at `~target`. */
  add(target: number): void {
    const last = this.states.length - 1;
    if (target < 0) this.places[last] = ~target;
    else if (target > this.known[last]!) this.known[last] = target;
  }

  /** The batch has been added: what was staged has numbers now. */
  settle(store: StateStore): void {
    const { states, known, places } = this;
    for (let i = 0; i < states.length; i++) {
      if (store.childrenOf(states[i]!) > 0) continue;
      const place = places[i]!;
      this.targets.push(place < 0 ? known[i]! : store.numbers[place]!);
    }
    states.length = known.length = places.length = 0;
  }
}
