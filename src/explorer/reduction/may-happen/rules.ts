/**
 * What may happen, as facts and rules: threads come to places, steps are taken, conditions are made
 * true, invariants are broken. The rules forget what steps make false, but for one thing: a thread
 * that ends a condition by its own steps finds it again only if somebody has made it true since. So
 * everything that can happen follows, and more.
 *
 * Last resorts (time-outs) follow only where they are allowed: they wait until nobody else can move.
 */
import { remembered } from '../../../base/remembered.ts';
import type { Carrying } from './carrying.ts';
import type { Flow } from '../facts/flow.ts';
import { Horn, type Rule } from './horn.ts';
import type { Influence } from '../facts/influence.ts';
import type { Step } from '../facts/steps.ts';
import type { Violation } from '../facts/violations.ts';

/** That a condition may still hold when a thread comes to ask for it somewhere. */
export interface Carried {
  readonly fact: number;
  readonly condition: number;
  readonly thread: number;
  /** By node: 1 if it may, when it holds while the thread stands there. */
  readonly nodes: Uint8Array;
}

export interface RuleSources {
  readonly steps: readonly Step[];
  readonly conditions: number;
  readonly flow: Flow;
  readonly influence: Influence;
  readonly carrying: Carrying;
  readonly violations: readonly Violation[];
}

export interface Rules {
  readonly horn: Horn;
  /** Facts are conditions first, then nodes of the flow, then steps, then violations. */
  readonly firstNode: number;
  readonly firstStep: number;
  readonly firstViolation: number;
  readonly lastResorts: number;
  /** Conditions from which steps or violations follow. */
  readonly asked: readonly number[];
  /** By fact: those from which steps or violations follow. */
  readonly carried: ReadonlyMap<number, Carried>;
  /** By node: what a thread that stands there carries along. */
  readonly carriedAt: (node: number) => readonly Carried[];
  /** By node: its only step, when that asks for nothing: it follows from the place; -1 otherwise. */
  readonly prompts: Int32Array;
  /** By condition: steps that can make it true. */
  readonly makers: readonly (readonly number[])[];
}

/** Yields after every piece of the work. */
export function* rulesOf(sources: RuleSources): Generator<void, Rules> {
  return yield* new RuleMaker(sources).make();
}

/** Ways through a branch that are told apart. */
const MAX_WAYS = 16;

class RuleMaker {
  private readonly sources: RuleSources;
  private readonly firstStep: number;
  private readonly firstViolation: number;
  private readonly lastResorts: number;
  private readonly firstMade: number;
  private facts: number;
  private readonly rules: Rule[] = [];
  private readonly asked = new Map<string, number>();
  private readonly carried = new Map<number, Carried>();
  private readonly makers: readonly (readonly number[])[];

  constructor(sources: RuleSources) {
    const { steps, conditions, flow, influence, violations } = sources;
    this.sources = sources;
    this.firstStep = conditions + flow.nodes.length;
    this.firstViolation = this.firstStep + steps.length;
    this.lastResorts = this.firstViolation + violations.length;
    this.firstMade = this.lastResorts + 1;
    this.facts = this.firstMade + conditions;
    this.makers = Array.from({ length: conditions }, (_, condition) =>
      influence.touching(condition).filter((step) => influence.makes(step, condition) !== null),
    );
  }

  *make(): Generator<void, Rules> {
    const { firstStep, firstViolation, lastResorts, makers, sources, carried } = this;
    const prompts = this.promptSteps();
    this.addSteps(prompts);
    yield;
    this.addFlow();
    yield;
    yield* this.addMakers();
    const isRelevant = this.relevantFacts();
    for (const fact of carried.keys()) if (isRelevant[fact] === 0) carried.delete(fact);
    const all = [...carried.values()];
    // Whether it holds is asked, so that it must be told, too, how it comes to hold.
    for (const { condition } of all) isRelevant[condition] = 1;
    const nodes = sources.flow.nodes.map((_, node) => this.node(node));
    const horn = new Horn(
      this.facts,
      this.rules.filter(({ conclusion }) => isRelevant[conclusion] === 1),
      new Set([...Array(sources.conditions).keys(), lastResorts]),
      [...nodes, ...carried.keys()],
    );
    const asked = [...Array(sources.conditions).keys()].filter((c) => isRelevant[c] === 1);
    const carriedAt = remembered(nodes.length, (node) =>
      all.filter((one) => one.nodes[node] === 1),
    );
    const first = { firstNode: sources.conditions, firstStep, firstViolation };
    return { horn, ...first, lastResorts, asked, carried, carriedAt, prompts, makers };
  }

  private node(node: number): number {
    return this.sources.conditions + node;
  }

  private add(premises: readonly number[], conclusion: number, isStepwise = false): void {
    // A condition is known rather than supposed, and must be met by a rule.
    const [only] = premises;
    const isLone = premises.length === 1 && only! < this.sources.conditions;
    this.rules.push({ premises, conclusion, isStepwise: isStepwise || isLone });
  }

  /** By node: the only step that begins there, if it asks for nothing. */
  private promptSteps(): Int32Array {
    const { steps, flow } = this.sources;
    const beginning = flow.nodes.map((): number[] => []);
    flow.starts.forEach((node, step) => beginning[node]?.push(step));
    return Int32Array.from(beginning, ([step, ...more]) => {
      const only = step === undefined || more.length > 0 ? undefined : steps[step];
      return only?.guard.length === 0 && !only.isLastResort ? step! : -1;
    });
  }

  private addSteps(prompts: Int32Array): void {
    const { steps, flow, violations } = this.sources;
    const events = new Map<number, number>();
    steps.forEach(({ conditions, checks, isLastResort }, step) => {
      const start = flow.starts[step]!;
      const fact = this.firstStep + step;
      const premises = conditions.map((c) => this.whenAsked(start, c));
      if (isLastResort) premises.push(this.lastResorts);
      if (start >= 0) premises.push(this.node(start));
      this.add(premises, fact, prompts[start] !== step);
      for (const invariant of checks) {
        const event = events.get(invariant) ?? this.facts++;
        events.set(invariant, event);
        this.add([fact], event);
      }
    });
    violations.forEach(({ conditions, byStep, invariant }, i) => {
      const event = events.get(invariant);
      if (!byStep) this.add(conditions, this.firstViolation + i, true);
      else if (event !== undefined) this.add([...conditions, event], this.firstViolation + i, true);
    });
  }

  private addFlow(): void {
    const { flow } = this.sources;
    for (const { step, to } of flow.entries) this.add([this.firstStep + step], this.node(to));
    for (const edge of flow.edges) {
      let ways: number[][] = [[this.node(edge.from)]];
      for (const condition of edge.conditions) {
        const options = this.waysToHold(edge.step, edge.from, condition);
        ways = ways.flatMap((way) => options.map((option) => [...way, ...option]));
      }
      if (ways.length > MAX_WAYS) ways = [[this.node(edge.from)]];
      for (const way of ways) this.add(way, this.node(edge.to));
    }
  }

  /** How a condition comes to hold after the effects of a step: it held before, or is made true. */
  private waysToHold(step: number, branch: number, condition: number): number[][] {
    const { influence, flow } = this.sources;
    const needs = influence.effectsMake(step, condition);
    const start = flow.starts[step]!;
    return [
      ...(influence.mayOutlastEffects(step, condition)
        ? [[this.whenAsked(branch, condition)]]
        : []),
      ...(needs === null ? [] : [needs.map((c) => this.whenAsked(start, c))]),
    ];
  }

  private *addMakers(): Generator<void> {
    const { flow, influence } = this.sources;
    for (const [condition, steps] of this.makers.entries()) {
      yield;
      this.add([this.firstMade + condition], condition);
      for (const step of steps) {
        const needs = influence.makes(step, condition) ?? [];
        const premises = needs.map((c) => this.whenAsked(flow.starts[step]!, c));
        this.add([this.firstStep + step, ...premises], this.firstMade + condition);
      }
    }
  }

  /** The fact that a condition may hold when the thread of a node asks for it there. */
  private whenAsked(node: number, condition: number): number {
    const { carrying, flow } = this.sources;
    if (node < 0 || !carrying.isEndedOnTheWay(node, condition)) return condition;
    const key = `${node},${condition}`;
    const known = this.asked.get(key);
    if (known !== undefined) return known;
    const fact = this.facts++;
    this.asked.set(key, fact);
    this.add([this.firstMade + condition], fact);
    const { nodes } = flow;
    const isBefore = new Uint8Array(nodes.length);
    for (const before of carrying.nodesBefore(node, condition)) isBefore[before] = 1;
    this.carried.set(fact, { fact, condition, thread: nodes[node]!.thread, nodes: isBefore });
    return fact;
  }

  /** Facts that steps and violations follow from, they themselves among them. */
  private relevantFacts(): Uint8Array {
    const isRelevant = new Uint8Array(this.facts);
    const premises = new Map<number, number[]>();
    for (const rule of this.rules)
      premises.set(rule.conclusion, [...(premises.get(rule.conclusion) ?? []), ...rule.premises]);
    const found = new Set<number>();
    for (let fact = this.firstStep; fact < this.lastResorts; fact++) found.add(fact);
    for (const fact of found) {
      isRelevant[fact] = 1;
      for (const premise of premises.get(fact) ?? []) found.add(premise);
    }
    return isRelevant;
  }
}
