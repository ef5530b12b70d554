/**
 * Whether every run can end: from every state that can be reached, one can be reached in which nobody can
 * move (AG EF). Invariants do not ask that. A machine in which a thread goes round for ever breaks none of
 * them, and those that are asked where nobody can move are never asked.
 *
 * The answer is that of the full graph, however the search was reduced:
 * - What a state comes to, of states in which nobody can move, it comes to by steps of the reduced graph, too
 *   (`reduction/choice/persistent-sets.ts`). So a state that was stored can end if it can within what was stored.
 * - If any state b can be reached that cannot end, then one that was stored cannot end. For take the steps
 *   that lead to b. Where a step p is enough and is among them, it can be taken first, and fewer are left
 *   that lead to b. Where it is not among them, all of them accord with it: it can still be taken in b, and
 *   what it leads to cannot end either, for b comes to it; the same steps lead there from behind p. Steps
 *   that are enough make no cycle, so that happens only finitely often in a row. In the end no steps are
 *   left: a state that runs on, or that was stored, is b or comes after it. What it runs on to, which is
 *   stored, cannot end. Of a step that takes a lock, `reduction/choice/sections.ts` says the same.
 * - States that symmetry takes for one another can both end, or neither.
 *
 * Most states are settled without a look at the machine, by the steps that the search has kept. The others
 * are looked at once more.
 */
import { assert } from '../base/assert.ts';
import { NO_HOP } from './hops.ts';
import { scheduleTo } from './replay.ts';
import type { Search } from './search.ts';

export interface Ending {
  /** Null where the search is not complete, or there was no memory left to find out. */
  readonly canEnd: boolean | null;
  /** Ids of actors, from where the search began, to a state from which no end can be reached. */
  readonly schedule: readonly string[] | null;
}

export const UNDECIDED: Ending = { canEnd: null, schedule: null };

/** States between two pauses. */
const SLICE_STATES = 20_000;
/** The same, of those that are looked at once more. */
const SLICE_LOOKS = 50;

/** Yields after every little piece of work. */
export function* endingOf(search: Search): Generator<void, Ending> {
  if (search.end !== 'complete') return UNDECIDED;
  const isWell = new Uint8Array(search.store.size);
  yield* follow(search, isWell);
  if (!(yield* lookAgain(search, isWell))) return UNDECIDED;
  const state = isWell.indexOf(0);
  if (state < 0) return { canEnd: true, schedule: null };
  const ids = scheduleTo(search, state).map((actor) => search.machine.actors[actor]!.id);
  return { canEnd: false, schedule: ids };
}

/** Marks states from which the steps that were kept lead to an end. */
function* follow({ store, hops }: Search, isWell: Uint8Array): Generator<void> {
  for (let isNew = true; isNew;) {
    isNew = false;
    let child = store.size;
    let hop = hops.length;
    for (let state = store.size - 1; state >= 0; state--) {
      if (state % SLICE_STATES === 0) yield;
      const children = store.childrenOf(state);
      child -= children;
      const target = children === 0 ? hops.get(--hop) : 0;
      if (isWell[state] === 1) continue;
      const leadsOn =
        children === 0
          ? target === NO_HOP || isWell[target] === 1
          : isAnyIn(isWell, child, child + children);
      if (!leadsOn) continue;
      isWell[state] = 1;
      isNew = true;
    }
  }
}

function isAnyIn(isWell: Uint8Array, from: number, to: number): boolean {
  for (let state = from; state < to; state++) if (isWell[state] === 1) return true;
  return false;
}

/** Looks at all steps of states that are not marked; false where that takes more memory than there is. */
function* lookAgain(search: Search, isWell: Uint8Array): Generator<void, boolean> {
  const steps = new Steps(search);
  /** Pairs of states: a step leads from the first to the second, and both are not marked. */
  const open: number[] = [];
  const most = (search.memoryLimit - search.progress.bytes) / Float64Array.BYTES_PER_ELEMENT;
  for (let state = isWell.length - 1, looks = 0; state >= 0; state--) {
    if (isWell[state] === 1) continue;
    if (looks++ % SLICE_LOOKS === 0) yield;
    const targets = steps.of(state);
    if (targets.some((target) => isWell[target] === 1)) isWell[state] = 1;
    else for (const target of targets) open.push(state, target);
    if (open.length > most) return false;
  }
  for (let isNew = true; isNew;) {
    isNew = false;
    yield;
    for (let i = 0; i < open.length; i += 2) {
      if (isWell[open[i]!] === 1 || isWell[open[i + 1]!] === 0) continue;
      isWell[open[i]!] = 1;
      isNew = true;
    }
  }
  return true;
}

/** The steps of stored states, as the search has taken them. */
class Steps {
  private readonly search: Search;
  private readonly current: Int32Array;
  private readonly next: Int32Array;
  private readonly moves: Uint16Array;

  constructor(search: Search) {
    const { words, actors } = search.machine;
    this.search = search;
    this.current = new Int32Array(words);
    this.next = new Int32Array(words);
    this.moves = new Uint16Array(actors.length);
  }

  /** Numbers of the states that they lead to. */
  of(state: number): number[] {
    const { search, current, next, moves } = this;
    const { store, machine, reducer, symmetry } = search;
    const { mover } = machine;
    store.load(state, current);
    const able = moves.slice(0, mover.enabled(current, moves));
    reducer?.look(current);
    return Array.from(able, (first) => {
      next.set(current);
      mover.take(next, first);
      let move = reducer?.first(next, first) ?? -1;
      for (; move >= 0; move = reducer?.next(next, move) ?? -1) mover.take(next, move);
      symmetry?.sort(next);
      const target = store.find(next);
      assert(target >= 0, 'a step leads to a state that is known');
      return target;
    });
  }
}
