/**
 * A known order of actors, taken by a machine in which not every step of it may be possible: the first of
 * those left who can move goes next, so that who cannot waits until he can. Where nobody of them can, the
 * scheduler goes on. Works in slices, as a run does.
 */
import { NOBODY } from '../machine/timing.ts';
import type { Model } from '../models/model.ts';
import { LIMITS } from '../scenario/schema.ts';
import { newStepper } from './run.ts';
import type { Stepper } from './stepper.ts';

export class Follower {
  readonly seed: number;
  /** Who has moved, by index: a schedule that can be followed exactly. */
  readonly taken: number[] = [];
  readonly #stepper: Stepper;
  /** By actor: where it stands in the order, and how many of these are behind us. */
  readonly #places: readonly (readonly number[])[];
  readonly #behind: Int32Array;
  #left: number;

  /** `order`: indices of actors. */
  constructor(model: Model, seed: number, order: readonly number[]) {
    this.seed = seed;
    this.#stepper = newStepper(model, { seed, prefix: [], injectAtStep: null });
    const places: number[][] = model.machine.actors.map(() => []);
    order.forEach((actor, place) => places[actor]?.push(place));
    this.#places = places;
    this.#behind = new Int32Array(places.length);
    this.#left = order.length;
  }

  /** Takes at most `steps` steps more; true when nothing of the order is left that could be taken. */
  advance(steps: number): boolean {
    const stepper = this.#stepper;
    const until = Math.min(stepper.step + steps, LIMITS.scheduleSteps);
    while (stepper.step < until && this.#left > 0) {
      stepper.observe();
      const actor = this.#next();
      if (actor === NOBODY) return true;
      this.taken.push(actor);
      stepper.take(actor);
    }
    return this.#left === 0 || stepper.step >= LIMITS.scheduleSteps;
  }

  #next(): number {
    const { timing } = this.#stepper;
    let next = NOBODY;
    let first = Infinity;
    this.#places.forEach((places, actor) => {
      const place = places[this.#behind[actor] ?? 0] ?? Infinity;
      if (place >= first || !timing.isEnabled(actor)) return;
      next = actor;
      first = place;
    });
    // An error that is still to come is not raised before its turn.
    if (next === NOBODY) return this.#owesError() ? timing.heldChoice : timing.freeChoice;
    this.#behind[next] = (this.#behind[next] ?? 0) + 1;
    this.#left--;
    return next;
  }

  #owesError(): boolean {
    const { actors } = this.#stepper.model.machine;
    return actors.some(
      ({ injects }, actor) =>
        injects && (this.#behind[actor] ?? 0) < (this.#places[actor]?.length ?? 0),
    );
  }
}
