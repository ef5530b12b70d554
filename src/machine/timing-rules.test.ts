/** The scheduler beside its rules, written down plainly, on random machines. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyToyProgram } from '../testing/any-toy-program.ts';
import { toyMachine } from '../testing/toy-machine.ts';
import { runs } from '../testing/runs.ts';
import type { Machine } from './machine.ts';
import { NOBODY, Timing } from './timing.ts';

const PROGRAMS = runs(300);

const STEPS = 80;

/** When everybody could start, worked out anew before every step. */
class Rules {
  readonly #machine: Machine;
  readonly #ready: number[];
  /** When the environment acts; null while it cannot. */
  readonly #acts: (number | null)[];
  now = 0;
  enabled: number[] = [];

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#ready = new Array<number>(machine.threads).fill(0);
    this.#acts = machine.actors.map(() => null);
  }

  observe(state: Int32Array): void {
    const { actors } = this.#machine;
    const all = actors.map((_, actor) => actor);
    this.enabled = all.filter((actor) => this.#machine.enabled(state, actor));
    for (const actor of all.slice(this.#machine.threads)) {
      const delay = actors[actor]?.delay?.minTicks ?? 0;
      if (!this.enabled.includes(actor)) this.#acts[actor] = null;
      else this.#acts[actor] ??= this.now + delay;
    }
  }

  /** Who can move now and could not before, or the other way round, last resorts apart. */
  changed(before: readonly number[]): number[] {
    const { actors } = this.#machine;
    return [...actors.keys()].filter(
      (actor) =>
        actors[actor]?.lastResort === false &&
        before.includes(actor) !== this.enabled.includes(actor),
    );
  }

  due(state: Int32Array): number {
    return Math.min(...this.enabled.map((actor) => this.#machine.dueTicks(state, actor)));
  }

  /** Start of an actor in its turn, whatever is due. */
  start(state: Int32Array, actor: number): number {
    if (actor < this.#machine.threads) return Math.max(this.now, this.#ready[actor] ?? 0);
    const due = this.#machine.dueTicks(state, actor);
    if (due !== Infinity) return Math.max(this.now, due);
    return Math.max(this.now, this.#acts[actor] ?? 0, this.#interrupted(actor));
  }

  /** Start of an actor that is taken, in its turn or out of it. */
  taken(state: Int32Array, actor: number, inTurn: boolean): number {
    if (this.#machine.dueTicks(state, actor) !== Infinity) return this.start(state, actor);
    const first = Math.min(...this.enabled.map((one) => this.start(state, one)));
    const early = actor >= this.#machine.threads && !inTurn;
    const start = early ? Math.max(first, this.#interrupted(actor)) : this.start(state, actor);
    return Math.max(this.now, Math.min(start, this.due(state) - 1));
  }

  /** Those of `actors` that could start first. */
  first(state: Int32Array, actors: readonly number[]): number[] {
    const earliest = Math.min(...actors.map((actor) => this.start(state, actor)));
    return actors.filter((actor) => this.start(state, actor) === earliest);
  }

  book(actor: number, start: number, end: number): void {
    this.now = start;
    if (actor < this.#machine.threads) this.#ready[actor] = end;
    else this.#acts[actor] = null;
  }

  bookMove(thread: number, end: number): void {
    this.#ready[thread] = end;
  }

  #interrupted(actor: number): number {
    return this.#ready[this.#machine.actors[actor]?.thread ?? NOBODY] ?? 0;
  }
}

it('keeps its rules, wherever it is taken up again', () => {
  const anyHand = fc.array(fc.option(fc.nat(), { nil: null }), { maxLength: STEPS });
  const anyOptions = fc.record({
    seed: fc.integer({ min: 0, max: 0xffff_ffff }),
    injectAtStep: fc.option(fc.nat(10), { nil: null }),
  });
  let steps = 0;
  fc.assert(
    fc.property(anyToyProgram, anyOptions, anyHand, fc.nat(5), (program, options, hand, often) => {
      const machine = toyMachine(program);
      const { injectAtStep } = options;
      const timing = new Timing(machine, { ...options, jitter: false });
      const rules = new Rules(machine);
      const state = machine.initial.slice();
      const saved = new Float64Array(timing.savedLength);
      for (let step = 0; step < STEPS; step++) {
        const couldMove = rules.enabled;
        const isElsewhere = often > 0 && step % often === 0;
        if (isElsewhere) {
          // Somewhere else and back: nothing of where it was meanwhile may stay.
          timing.save(saved, 0);
          timing.observe(machine.initial, 0);
          timing.restore(saved, 0);
        }
        timing.observe(state, step);
        rules.observe(state);
        const injectors = rules.enabled.filter((actor) => machine.actors[actor]?.injects);
        const others = rules.enabled.filter((actor) => !machine.actors[actor]?.injects);
        const { freeChoice, heldChoice, injector } = timing;
        const isFirst = (chosen: number, actors: readonly number[]): boolean =>
          actors.length === 0 ? chosen === NOBODY : rules.first(state, actors).includes(chosen);
        const isPast = injectAtStep === null || step > injectAtStep;
        // One comparison a step: they are what takes the time here.
        expect({
          now: timing.now,
          enabled: machine.actors.flatMap((_, actor) => (timing.isEnabled(actor) ? [actor] : [])),
          firstOfAll: isFirst(freeChoice, rules.enabled),
          firstOfOthers: isFirst(heldChoice, others),
          firstOfInjectors: isFirst(injector, injectors),
          freeIsOneOfBoth: freeChoice === heldChoice || freeChoice === injector,
          choice: timing.choice,
          starts: rules.enabled.map((actor) => timing.startOf(actor)),
          changed: isElsewhere ? [] : [...timing.changed.subarray(0, timing.changedCount)].sort(),
        }).toEqual({
          now: rules.now,
          enabled: rules.enabled,
          firstOfAll: true,
          firstOfOthers: true,
          firstOfInjectors: true,
          freeIsOneOfBoth: true,
          choice: isPast ? freeChoice : step < injectAtStep ? heldChoice : injector,
          starts: rules.enabled.map((actor) =>
            rules.taken(state, actor, actor === freeChoice || actor === heldChoice),
          ),
          changed: isElsewhere ? [] : rules.changed(couldMove),
        });
        const wish = hand[step] ?? null;
        const actor =
          wish === null ? timing.choice : (rules.enabled[wish % rules.enabled.length] ?? NOBODY);
        if (actor === NOBODY) break;
        const start = timing.startOf(actor);
        const end = start + timing.duration(state, actor);
        const thread = machine.actors[actor]?.thread ?? NOBODY;
        const before = thread === NOBODY ? 0 : machine.place(state, thread);
        const move = machine.moveOf(state, actor);
        machine.step(state, actor);
        timing.book(actor, move, start, end);
        rules.book(actor, start, end);
        if (actor >= machine.threads && thread >= 0 && machine.place(state, thread) !== before) {
          timing.bookMove(thread, end);
          rules.bookMove(thread, end);
        }
        steps++;
      }
    }),
    { numRuns: PROGRAMS },
  );
  // Machines that stop at once would prove nothing.
  expect(steps).toBeGreaterThan(5 * PROGRAMS);
}, 30_000);
