/**
 * Who can move, kept up to date from move to move: only those actors are asked again whom the move may
 * have affected. Last resorts are left out; they depend on everybody else.
 */
import type { Machine } from './machine.ts';

const NONE = new Uint16Array(0);

export class EnabledSet {
  readonly #machine: Machine;
  readonly #onDisabled: (actor: number) => void;
  readonly #everybody: Uint16Array;
  readonly #flags: Uint8Array;
  /** Whom to ask at the next look. */
  #stale: Uint16Array;

  /** Enabled actors in ascending order, the first `count` entries. */
  readonly actors: Uint16Array;
  count = 0;
  /** Those whom the last look has found to be able to move and not before, or the other way round. */
  readonly changed: Uint16Array;
  changedCount = 0;

  /** `onDisabled` hears of everybody who was asked and cannot move, whether he could before or not. */
  constructor(machine: Machine, onDisabled: (actor: number) => void) {
    const { actors } = machine;
    this.#machine = machine;
    this.#onDisabled = onDisabled;
    this.#everybody = Uint16Array.from(
      actors.flatMap((actor, index) => (actor.lastResort ? [] : [index])),
    );
    this.#flags = new Uint8Array(actors.length);
    this.#stale = this.#everybody;
    this.actors = new Uint16Array(actors.length);
    this.changed = new Uint16Array(actors.length);
  }

  has(actor: number): boolean {
    return this.#flags[actor] === 1;
  }

  /** The next state is the one that `move` leads to from the one last looked at. */
  note(move: number): void {
    const affected = this.#stale === NONE ? this.#machine.affected?.(move) : undefined;
    this.#stale = affected ?? this.#everybody;
  }

  /** The next state has nothing to do with the last one. */
  forget(): void {
    this.#stale = this.#everybody;
  }

  /** Looks at the next state. */
  look(state: Int32Array): void {
    const stale = this.#stale;
    this.#stale = NONE;
    this.changedCount = 0;
    for (let i = 0; i < stale.length; i++) this.#ask(state, stale[i]!);
  }

  #ask(state: Int32Array, actor: number): void {
    const can = this.#machine.enabled(state, actor);
    if (!can) this.#onDisabled(actor);
    if (can === this.has(actor)) return;
    this.#flags[actor] = can ? 1 : 0;
    this.changed[this.changedCount++] = actor;
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
