/**
 * Who can move, kept up to date from state to state: only those actors are asked again whose guards
 * look at something that has changed. Last resorts are left out; they depend on everybody else.
 */
import type { Machine } from './machine.ts';

interface Watchers {
  readonly actors: Uint16Array;
  /** Bits of the word, by actor. */
  readonly bits: Int32Array;
}

export class EnabledSet {
  readonly #machine: Machine;
  readonly #onDisabled: (actor: number) => void;
  /** By word: whom a change of which of its bits may enable or disable. */
  readonly #watchers: readonly Watchers[];
  readonly #ordinary: Uint16Array;
  /** The state as last looked at, unless it is forgotten. */
  readonly #seen: Int32Array;
  #isForgotten = true;
  readonly #flags: Uint8Array;
  /** Actors to be asked again, in no order. */
  readonly #stale: Uint16Array;
  readonly #isStale: Uint8Array;
  #staleCount = 0;

  /** Enabled actors in ascending order, the first `count` entries. */
  readonly actors: Uint16Array;
  count = 0;
  /** Changes with every change of the set. */
  version = 0;

  /** `onDisabled` hears of everybody who was asked and cannot move, whether he could before or not. */
  constructor(machine: Machine, onDisabled: (actor: number) => void) {
    const { actors, words } = machine;
    this.#machine = machine;
    this.#onDisabled = onDisabled;
    this.#watchers = watchersOf(machine);
    this.#ordinary = Uint16Array.from(
      actors.flatMap((actor, index) => (actor.lastResort ? [] : [index])),
    );
    this.#seen = new Int32Array(words);
    this.#flags = new Uint8Array(actors.length);
    this.#stale = new Uint16Array(actors.length);
    this.#isStale = new Uint8Array(actors.length);
    this.actors = new Uint16Array(actors.length);
  }

  has(actor: number): boolean {
    return this.#flags[actor] === 1;
  }

  /** The next state has nothing to do with the last one. */
  forget(): void {
    this.#isForgotten = true;
  }

  /** Looks at the next state. */
  look(state: Int32Array): void {
    if (this.#isForgotten) this.#lookAnew(state);
    else this.#lookForChanges(state);
    for (let i = 0; i < this.#staleCount; i++) this.#ask(state, this.#stale[i]!);
    this.#staleCount = 0;
  }

  #lookAnew(state: Int32Array): void {
    this.#isForgotten = false;
    this.#seen.set(state);
    for (const actor of this.#ordinary) this.#makeStale(actor);
  }

  #lookForChanges(state: Int32Array): void {
    const seen = this.#seen;
    for (let word = 0; word < seen.length; word++) {
      const changed = seen[word]! ^ state[word]!;
      if (changed === 0) continue;
      seen[word] = state[word]!;
      const { actors, bits } = this.#watchers[word]!;
      for (let i = 0; i < actors.length; i++) {
        if ((bits[i]! & changed) !== 0) this.#makeStale(actors[i]!);
      }
    }
  }

  #makeStale(actor: number): void {
    if (this.#isStale[actor] === 1) return;
    this.#isStale[actor] = 1;
    this.#stale[this.#staleCount++] = actor;
  }

  #ask(state: Int32Array, actor: number): void {
    this.#isStale[actor] = 0;
    const can = this.#machine.enabled(state, actor);
    if (!can) this.#onDisabled(actor);
    if (can === this.has(actor)) return;
    this.#flags[actor] = can ? 1 : 0;
    this.version++;
    if (can) this.#insert(actor);
    else this.#remove(actor);
  }

  #insert(actor: number): void {
    const { actors } = this;
    let at = this.count++;
    for (; at > 0 && actors[at - 1]! > actor; at--) actors[at] = actors[at - 1]!;
    actors[at] = actor;
  }

  #remove(actor: number): void {
    const { actors } = this;
    this.count--;
    for (let at = actors.indexOf(actor); at < this.count; at++) actors[at] = actors[at + 1]!;
  }
}

/** By word; a machine that does not say what its guards look at has guards that look at everything. */
function watchersOf(machine: Machine): Watchers[] {
  const nothing = new Int32Array(machine.words);
  const everything = new Int32Array(machine.words).fill(-1);
  const watched = machine.actors.map(({ lastResort }, actor) =>
    lastResort ? nothing : (machine.watched?.(actor) ?? everything),
  );
  return Array.from(nothing, (_, word) => {
    const actors = watched.flatMap((bits, actor) => (bits[word] === 0 ? [] : [actor]));
    return {
      actors: Uint16Array.from(actors),
      bits: Int32Array.from(actors, (actor) => watched[actor]![word]!),
    };
  });
}
