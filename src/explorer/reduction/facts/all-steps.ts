/** Everything that can happen in a machine, step by step. */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { targetsIn, type Target } from '../../../machine/code.ts';
import { operandsOf } from '../../../machine/compile.ts';
import { not, term, type Expression, type Term } from '../../../machine/expression.ts';
import type { EnvironmentActor } from '../../../machine/program.ts';
import type { Effect, EventMark } from '../../../machine/statement.ts';
import type { RareEffects } from '../rare/rare-effects.ts';
import { cellsAsked } from './asked.ts';
import { Arrivals } from './arrivals.ts';
import type { Conditions } from './conditions.ts';
import type { Exit, PlainStep, Step } from './steps.ts';
import { withKnown, type Known } from './substitution.ts';
import { toldOf } from './told.ts';

/** What a step is made from. */
interface Parts extends Pick<Step, 'thread' | 'place' | 'exits' | 'isLastResort' | 'isTimeout'> {
  readonly guard: Term;
  readonly effects: readonly Effect[];
  readonly marks: readonly EventMark[];
  /** What decides to which of its routines a thread is sent. */
  readonly choices: readonly Term[];
}

/**
 * In the order of moves, without those at places to which no step leads from where threads stand at
 * `start`, or no thread was seen to come. What guards ask for goes into `conditions`.
 */
export function stepsOf(
  machine: AssembledMachine,
  conditions: Conditions,
  start: Int32Array,
  rare: RareEffects,
): Step[] {
  const lister = new StepLister(machine, rare);
  const all = machine.actors.flatMap((_, actor) => lister.ofActor(actor));
  const steps = within(all, machine, start);
  const told = toldOf(machine, steps, start);
  return steps.map((step, i) => ({
    ...step,
    conditions: step.guard.map((e) => conditions.numberOf(e)),
    told: told[i]!,
  }));
}

/** Steps at places that threads may come to, whatever holds. */
function within(
  steps: readonly PlainStep[],
  machine: AssembledMachine,
  start: Int32Array,
): PlainStep[] {
  const places = machine.code.instructions.length;
  const reached = new Uint8Array(machine.threads * places);
  for (let t = 0; t < machine.threads; t++) reached[t * places + machine.place(start, t)] = 1;
  const found = new Set<PlainStep>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const step of steps) {
      if (found.has(step)) continue;
      if (step.place >= 0 && reached[step.thread * places + step.place] === 0) continue;
      found.add(step);
      for (const { thread, arrivals } of step.exits)
        for (const { place } of arrivals) reached[thread * places + place] = 1;
    }
  }
  return steps.filter((step) => found.has(step));
}

class StepLister {
  private readonly machine: AssembledMachine;
  private readonly arrivals: Arrivals;
  private readonly rare: RareEffects;
  private move = 0;

  constructor(machine: AssembledMachine, rare: RareEffects) {
    this.machine = machine;
    this.rare = rare;
    this.arrivals = new Arrivals(machine);
  }

  /** To be called for all actors, in their order. */
  ofActor(actor: number): PlainStep[] {
    const { machine } = this;
    const { kind, thread } = machine.actors[actor]!;
    if (kind === 'thread') return this.ofThread(thread, false);
    const e = machine.program.environment[actor - machine.threads];
    return e === undefined ? this.ofThread(thread, true) : this.ofEnvironment(e);
  }

  private ofThread(thread: number, isTimeout: boolean): PlainStep[] {
    const { threads, instructions } = this.machine.code;
    const { ops, next } = threads[thread]!;
    return ops.flatMap((op, place) => {
      const move = this.move++;
      if (!this.rare.seen.has(thread, place)) return [];
      if (isTimeout && (op.guard === null || instructions[place]!.limitTicks === null)) return [];
      const target = this.rare.seen.within(thread, next[place]!);
      const exit = (to: Target): Exit => ({
        thread,
        target: to,
        conditional: false,
        arrivals: this.arrivals.after(thread, place, to),
      });
      return this.step(move, {
        thread,
        place,
        guard: isTimeout ? not(op.guard ?? false) : (op.guard ?? true),
        effects: isTimeout ? [] : op.effects,
        marks: isTimeout ? [] : (op.options.events ?? []),
        // None where all ways are rare: then that is all that comes.
        exits: target === null ? [] : [exit(target)],
        choices: [],
        isLastResort: isTimeout,
        isTimeout,
      });
    });
  }

  private ofEnvironment(e: EnvironmentActor): PlainStep[] {
    const places = e.thread < 0 ? [-1] : this.machine.code.instructions.map((_, i) => i);
    return places.flatMap((place) => {
      const move = this.move++;
      const isPossible = (at: number): boolean =>
        this.machine.code.instructions[at]!.interruptible && this.rare.seen.has(e.thread, at);
      if (place >= 0 && !isPossible(place)) return [];
      return this.step(move, {
        thread: e.thread,
        place,
        guard: e.guard,
        effects: e.effects,
        marks: e.events,
        exits: this.exitsOf(e, place),
        choices: e.moves.map(({ when }) => when),
        isLastResort: e.lastResort,
        isTimeout: false,
      });
    });
  }

  private exitsOf(e: EnvironmentActor, place: number): Exit[] {
    const known = this.known(e.thread, place);
    const stored = new Set(e.effects.map(({ cell }) => cell));
    const moved = [...new Set(e.moves.map(({ thread }) => thread))];
    return moved.flatMap((thread) => {
      const exits: Exit[] = [];
      for (const m of e.moves) {
        if (m.thread !== thread) continue;
        // Moves of further threads are decided when the first is at its new place already.
        const when = thread === moved[0] ? withKnown(term(m.when), known) : term(m.when);
        if (when.kind === 'constant' && when.value === 0) continue;
        const target = this.machine.code.threads[thread]!.routines.get(m.routine)!;
        const arrivals = this.arrivals.from(
          thread,
          thread === e.thread ? place : null,
          target,
          stored,
        );
        exits.push({ thread, target, conditional: when.kind !== 'constant', arrivals });
        if (when.kind === 'constant') break;
      }
      return exits;
    });
  }

  private known(thread: number, place: number): Known {
    const { layout, places } = this.machine;
    return {
      cell: (c) => (layout.constants.has(c) ? c.initial : undefined),
      place: (t, where) =>
        t === thread && place >= 0 ? places.accepts(where)[place] === 1 : undefined,
    };
  }

  /** None when its guard can never hold. */
  private step(move: number, parts: Parts): PlainStep[] {
    const { thread, place, exits, isLastResort, isTimeout } = parts;
    const known = this.known(thread, place);
    const know = (of: Term): Expression => withKnown(term(of), known);
    const isConstant = (e: Expression, value: boolean): boolean =>
      e.kind === 'constant' && (e.value !== 0) === value;
    const whole = know(parts.guard);
    if (isConstant(whole, false)) return [];
    const guard = isConstant(whole, true) ? [] : operandsOf(whole, '&&');
    const { layout } = this.machine;
    const effects = parts.effects
      .filter((e) => !layout.constants.has(e.cell) && !this.rare.has(e))
      .map((e) => ({ cell: e.cell, value: know(e.value), when: know(e.when ?? true) }))
      .filter(({ when }) => !isConstant(when, false));
    const marks = parts.marks
      .map((mark) => ({ ...mark, when: know(mark.when) }))
      .filter(({ when }) => !isConstant(when, false));
    const checks = this.checksOf(marks);
    const branches = exits.flatMap(({ target }) =>
      [...targetsIn(target)].flatMap((to) => (to.kind === 'branch' ? [know(to.condition)] : [])),
    );
    const about = {
      asks: [...branches, ...parts.choices.map(term)],
      marks: marks.filter((m) => this.isChecked(m.event)).map(({ when }) => when),
      rare: this.rare.conditions(move).map(know),
    };
    const values = effects.flatMap((e) => [e.value, e.when]);
    const decides = cellsAsked(this.machine, [...guard, ...about.asks, ...values]);
    const { cells } = this.machine.places;
    if (place >= 0) decides.add(cells[thread]!);
    const looks = cellsAsked(this.machine, [...about.marks, ...about.rare]);
    const reads = new Set([...decides, ...looks]);
    const writes = new Set(effects.map(({ cell }) => cell));
    for (const exit of exits) {
      writes.add(cells[exit.thread]!);
      for (const { zeroed } of exit.arrivals) for (const c of zeroed) writes.add(c);
    }
    const bounds = { move, thread, place, isLastResort, isTimeout };
    return [{ ...bounds, ...about, guard, effects, exits, decides, reads, writes, checks }];
  }

  private checksOf(marks: readonly EventMark[]): number[] {
    return this.machine.program.invariants.flatMap(({ when }, i) =>
      typeof when === 'object' && marks.some(({ event }) => event === when.event) ? [i] : [],
    );
  }

  private isChecked(event: string): boolean {
    return this.machine.program.invariants.some(
      ({ when }) => typeof when === 'object' && when.event === event,
    );
  }
}
