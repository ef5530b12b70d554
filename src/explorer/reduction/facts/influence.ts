/**
 * What steps do to conditions: which ones a step can make true, and what must hold for it to do so;
 * whether a condition can outlast it. Answers are tried out on every valuation of the cells concerned.
 * Where these are too many the answer is the careful one: it can, whatever holds.
 *
 * Whatever can happen in the machine is seen here, but more may be seen: a guard that asks for more
 * than is tried out is taken to hold, and a thread may arrive wherever a step may send it.
 */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import type { Cell } from '../../../machine/cell.ts';
import { compileEffects, type Update } from '../../../machine/effects.ts';
import { cellsOf, placesOf, term, type Expression } from '../../../machine/expression.ts';
import type { Alike } from './alike.ts';
import type { Condition, Conditions } from './conditions.ts';
import { pinsOf } from './pins.ts';
import type { Step, StepEffect } from './steps.ts';
import { NOTHING, waysToArrive } from './ways-to-arrive.ts';
import { allValues, Sightings, sizeOf, Trial, type Domain } from './trial.ts';

const MAX_VALUATIONS = 2048;

/** What holds before something happens, or may. */
type Needs = readonly number[];

/** Cells that must have one of some values. */
type Narrowed = ReturnType<Sightings['narrow']>;

/** What a step's guard asks for, and what that leaves; null where it can never hold. */
interface Guard {
  readonly cells: ReadonlySet<Cell>;
  readonly needs: Narrowed | null;
}

/** Some of a step's effects, and what they and a condition ask for. */
interface Slice {
  readonly cells: ReadonlySet<Cell>;
  readonly update: Update;
}

/** What is tried out of a step and a condition, whatever the question. */
interface Attempt {
  readonly step: Step;
  readonly asked: Condition;
  readonly update: Update;
  /** What may become of places and temporaries that the condition asks for. */
  readonly arrivals: readonly Update[];
  /** Null where there is too much to try. */
  readonly domains: readonly Domain[] | null;
  /** Whether the guard is tried out with it. */
  readonly withGuard: boolean;
  /** What the guard asks for besides; null where it can never hold. */
  readonly needs: Narrowed | null;
}

/** Steps that may change what a condition depends on: in their order, and by step. */
interface Touching {
  readonly steps: readonly number[];
  readonly is: Uint8Array;
}

type PlaceOf = ReturnType<typeof placesOf>[number];

interface Question {
  readonly before: boolean;
  readonly after: boolean;
  /** With what becomes of places and temporaries when threads arrive; else of the effects alone. */
  readonly arrives: boolean;
}

export class Influence {
  private readonly machine: AssembledMachine;
  private readonly steps: readonly Step[];
  private readonly conditions: Conditions;
  private readonly alike: Alike;
  /** By step: the first that does the same. */
  private readonly firsts: Int32Array;
  private readonly trial: Trial;
  private readonly scratch: Int32Array;
  private readonly guards: (Guard | undefined)[] = [];
  private readonly reads: (readonly (readonly Cell[])[])[] = [];
  private readonly answers = new Map<number, Needs | null>();
  private readonly attempts = new Map<number, Attempt>();
  private readonly pins = new Map<Step, ReturnType<typeof pinsOf>>();
  private readonly values = new Map<Cell, number[] | null>();
  private readonly owners: ReadonlyMap<Cell, number>;
  /** By cell: steps that may change it. */
  private readonly writers = new Map<Cell, number[]>();
  private readonly touched: (Touching | undefined)[] = [];
  /** By condition: what it asks of places. */
  private readonly tests: (readonly PlaceOf[] | undefined)[] = [];
  private readonly apart = new Map<Expression, (number[] | undefined)[]>();

  /** No conditions may be added afterwards. */
  constructor(
    machine: AssembledMachine,
    steps: readonly Step[],
    conditions: Conditions,
    alike: Alike,
  ) {
    this.machine = machine;
    this.steps = steps;
    this.conditions = conditions;
    this.alike = alike;
    const numbers = new Map(steps.map((step, number) => [step, number]));
    this.firsts = Int32Array.from(steps, (step) => numbers.get(alike.firstOf(step))!);
    this.trial = new Trial(machine);
    this.scratch = new Int32Array(machine.words);
    this.owners = new Map(machine.places.cells.map((cell, thread) => [cell, thread]));
    for (const [step, { writes }] of steps.entries())
      for (const cell of writes) {
        const writers = this.writers.get(cell);
        if (writers === undefined) this.writers.set(cell, [step]);
        else writers.push(step);
      }
  }

  /** Steps that may change what a condition depends on: no other makes it true, or ends it. */
  touching(condition: number): readonly number[] {
    return this.touchedBy(condition).steps;
  }

  /** Conditions that must hold before a step that makes this one true; null when it never does. */
  makes(step: number, condition: number): Needs | null {
    return this.ask(step, condition, { before: false, after: true, arrives: true });
  }

  /** The same of the step's effects alone, which is what its branches look at. */
  effectsMake(step: number, condition: number): Needs | null {
    return this.ask(step, condition, { before: false, after: true, arrives: false });
  }

  /** Whether the step can make a condition false that holds. */
  mayEnd(step: number, condition: number): boolean {
    return this.ask(step, condition, { before: true, after: false, arrives: true }) !== null;
  }

  /** Whether a condition can hold before and after the step. */
  mayOutlast(step: number, condition: number): boolean {
    if (!this.touches(step, condition)) return true;
    return this.ask(step, condition, { before: true, after: true, arrives: true }) !== null;
  }

  /** Whether a condition can hold before and after the step's effects. */
  mayOutlastEffects(step: number, condition: number): boolean {
    if (!this.touches(step, condition)) return true;
    return this.ask(step, condition, { before: true, after: true, arrives: false }) !== null;
  }

  private touches(step: number, condition: number): boolean {
    return this.touchedBy(condition).is[step] === 1;
  }

  private touchedBy(condition: number): Touching {
    return (this.touched[condition] ??= this.findTouching(condition));
  }

  private findTouching(condition: number): Touching {
    const is = new Uint8Array(this.steps.length);
    const cells = [...this.conditions.list[condition]!.cells];
    const steps = new Set(cells.flatMap((c) => this.writers.get(c) ?? []));
    for (const step of steps) is[step] = 1;
    return { is, steps: [...steps].sort((a, b) => a - b) };
  }

  private ask(of: number, condition: number, question: Question): Needs | null {
    if (!this.touches(of, condition)) return null;
    const step = this.isKnownAlike(of, condition) ? this.firsts[of]! : of;
    const { before, after, arrives } = question;
    const kind = (before ? 4 : 0) + (after ? 2 : 0) + (arrives ? 1 : 0);
    const key = (step * this.conditions.count + condition) * 8 + kind;
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const isSame = before !== after && this.onlyMoves(step, condition);
    const answer = isSame ? null : this.tryOut(step, condition, question);
    this.answers.set(key, answer);
    return answer;
  }

  /** Whether all that it does to the condition is to move its thread between places that are all the same to it. */
  private onlyMoves(number: number, condition: number): boolean {
    const { exits, writes, thread, place } = this.steps[number]!;
    const { cells, expression } = this.conditions.list[condition]!;
    for (const c of cells) if (writes.has(c) && this.owners.get(c) !== thread) return false;
    const tests = (this.tests[condition] ??= [...placesOf(expression)]);
    return tests.every((test) => {
      if (test.thread !== thread) return true;
      const accepts = this.machine.places.accepts(test.where);
      return exits.every(({ arrivals }) =>
        arrivals.every((to) => accepts[to.place] === accepts[place]),
      );
    });
  }

  /** Whether all steps that are like this one do the same to the condition. */
  private isKnownAlike(number: number, condition: number): boolean {
    const step = this.steps[number]!;
    for (const c of this.conditions.list[condition]!.cells)
      if (this.owners.has(c) || !this.alike.knows(step, c)) return false;
    return true;
  }

  private tryOut(step: number, condition: number, question: Question): Needs | null {
    const key = step * this.conditions.count + condition;
    const attempt = this.attempts.get(key) ?? this.attemptFor(step, condition);
    this.attempts.set(key, attempt);
    const seen = this.seenTo(attempt, question);
    if (seen === null || seen === 'anything') return seen && [];
    return seen.flatMap(({ cell, values }) => {
      const need = this.owners.has(cell) ? -1 : this.conditions.find(cell, values);
      const isNews =
        need >= 0 && need !== condition && !this.conditions.areOpposite(need, condition);
      return isNews ? [need] : [];
    });
  }

  private attemptFor(number: number, condition: number): Attempt {
    const step = this.steps[number]!;
    const asked = this.conditions.list[condition]!;
    const { cells, update } = this.sliceFor(number, asked);
    const arrivals = waysToArrive(this.machine, step, asked.cells);
    const guard = (this.guards[number] ??= this.guardOf(step));
    const about = { step, asked, update, arrivals };
    const isTogether = [...guard.cells].some((c) => cells.has(c));
    if (isTogether) {
      const domains = this.domainsOf(step, new Set([...cells, ...guard.cells]), asked.expression);
      if (fits(domains)) return { ...about, domains, withGuard: true, needs: [] };
    }
    const domains = this.domainsOf(step, cells, asked.expression);
    const needs = isTogether ? [] : guard.needs;
    return { ...about, domains: fits(domains) ? domains : null, withGuard: false, needs };
  }

  /** With which values it is seen to happen; null when it never is. */
  private seenTo(attempt: Attempt, question: Question): Narrowed | 'anything' | null {
    const { domains, needs } = attempt;
    if (domains === null) return 'anything';
    const seen = this.seenAmong(domains, attempt, question);
    return seen && needs && [...seen, ...needs];
  }

  private seenAmong(
    domains: readonly Domain[],
    { step, asked, update, arrivals, withGuard }: Attempt,
    question: Question,
  ): Narrowed | null {
    const { scratch, trial } = this;
    const sightings = new Sightings(domains);
    trial.every(domains, (at) => {
      const { state } = trial;
      if ((asked.holds(state) !== 0) !== question.before) return true;
      if (withGuard && !this.isPossible(step)) return true;
      for (const arrive of question.arrives ? arrivals : NOTHING) {
        scratch.set(state);
        update(scratch);
        arrive(scratch);
        if ((asked.holds(scratch) !== 0) === question.after) return sightings.note(at);
      }
      return true;
    });
    return sightings.any ? sightings.narrow() : null;
  }

  /** Whether the guard holds in the trial's state. */
  private isPossible({ conditions }: Step): boolean {
    return conditions.every((c) => this.conditions.list[c]!.holds(this.trial.state) !== 0);
  }

  private guardOf(step: Step): Guard {
    const cells = new Set(step.conditions.flatMap((c) => [...this.conditions.list[c]!.cells]));
    const domains = this.domainsOf(step, cells, term(true));
    if (!fits(domains)) return { cells, needs: [] };
    const sightings = new Sightings(domains);
    this.trial.every(domains, (at) => !this.isPossible(step) || sightings.note(at));
    return { cells, needs: sightings.any ? sightings.narrow() : null };
  }

  /** Those of the step's effects on which it depends what becomes of the condition. */
  private sliceFor(number: number, { cells }: Condition): Slice {
    const step = this.steps[number]!;
    const read = (this.reads[number] ??= step.effects.map((e) => this.readBy(e)));
    const needed = new Set(cells);
    const effects: StepEffect[] = [];
    for (let i = step.effects.length - 1; i >= 0; i--) {
      const e = step.effects[i]!;
      if (!needed.has(e.cell)) continue;
      effects.unshift(e);
      for (const c of read[i]!) needed.add(c);
    }
    const { layout, places } = this.machine;
    return { cells: needed, update: compileEffects(effects, layout, places) };
  }

  private readBy({ value, when }: StepEffect): Cell[] {
    const { cells } = this.machine.places;
    return [value, when].flatMap((e) => [
      ...cellsOf(e),
      ...placesOf(e).map(({ thread }) => cells[thread]!),
    ]);
  }

  private domainsOf(step: Step, cells: ReadonlySet<Cell>, asked: Expression): Domain[] | null {
    const { layout, places } = this.machine;
    const pins = this.pinsOf(step);
    const domains: Domain[] = [];
    if (step.place >= 0) domains.push({ cell: places.cells[step.thread]!, values: [step.place] });
    for (const cell of cells) {
      const owner = this.owners.get(cell);
      if (layout.constants.has(cell) || (owner === step.thread && step.place >= 0)) continue;
      if (owner !== undefined) {
        // Which places of the thread to try is known only if nothing but the condition asks for them.
        if (step.reads.has(cell)) return null;
        domains.push({ cell, values: this.placesApart(owner, asked) });
        continue;
      }
      const pin = step.told.get(cell) ?? pins?.get(cell);
      const values = pin === undefined ? this.valuesOf(cell) : [pin];
      if (values === null) return null;
      domains.push({ cell, values });
    }
    return domains;
  }

  private pinsOf(step: Step): ReturnType<typeof pinsOf> {
    const known = this.pins.get(step);
    if (known !== undefined) return known;
    const pins = pinsOf(step.guard);
    this.pins.set(step, pins);
    return pins;
  }

  private valuesOf(cell: Cell): number[] | null {
    const known = this.values.get(cell);
    if (known !== undefined) return known;
    const values = allValues(cell, MAX_VALUATIONS);
    this.values.set(cell, values);
    return values;
  }

  /** One place for each way to answer all questions about the thread. */
  private placesApart(thread: number, asked: Expression): number[] {
    const known = this.apart.get(asked) ?? [];
    this.apart.set(asked, known);
    return (known[thread] ??= this.findPlacesApart(thread, asked));
  }

  private findPlacesApart(thread: number, asked: Expression): number[] {
    const { places, code } = this.machine;
    const tests = placesOf(asked)
      .filter((e) => e.thread === thread)
      .map(({ where }) => places.accepts(where));
    const byAnswers = new Map<string, number>();
    code.instructions.forEach((_, i) => {
      const answers = tests.map((accepts) => accepts[i]).join();
      if (!byAnswers.has(answers)) byAnswers.set(answers, i);
    });
    return [...byAnswers.values()];
  }
}

const fits = (domains: Domain[] | null): domains is Domain[] =>
  domains !== null && sizeOf(domains) <= MAX_VALUATIONS;
