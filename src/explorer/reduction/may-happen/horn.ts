/**
 * Facts, and rules that say "if all of these, then that": what follows from some facts, found in time
 * proportional to what does follow (Dowling and Gallier). What a fact leads to by rules with one
 * premise is worked out beforehand, so that only facts that meet others are looked at.
 */

export interface Rule {
  /** None for what is always so. */
  readonly premises: readonly number[];
  readonly conclusion: number;
  /** Must be followed one by one: the conclusion can be barred, or the premise is given by `know`. */
  readonly isStepwise?: boolean;
}

/** Reasons of facts: it was supposed, is always so, or follows from another by rules with one premise. */
const SUPPOSED = -1;
const ALWAYS = -2;
const BY_FACT = -3;

export class Horn {
  readonly facts: number;
  /** By fact: facts from which it follows by rules with one premise, itself among them. */
  readonly sources: readonly (readonly number[])[];

  private readonly isBarred: Uint8Array;
  private readonly always: readonly number[];
  /** Rules whose premises may all be known. */
  private readonly ofKnown: readonly number[];
  private readonly conclusions: Int32Array;
  private readonly premiseCounts: Uint8Array;
  private readonly premises: Lists;
  /** By fact: rules of several premises in which it is one. */
  private readonly uses: Lists;
  /** By fact: what follows from it by rules with one premise and is a premise of others. */
  private readonly leads: Lists;

  // What is known, and what follows from it with what is supposed.
  private readonly isKnown: Uint8Array;
  private readonly missingKnown: Uint8Array;
  private readonly holds: Uint8Array;
  private readonly missing: Uint8Array;
  private readonly queue: Int32Array;
  /** By fact that holds: the rule it follows from, or `BY_FACT` less the fact that leads to it. */
  private readonly reasons: Int32Array;
  private count = 0;
  /** How many in the queue were looked at. */
  private at = 0;
  /** Facts that their rules were told of, in order, and how far that went with the last one. */
  private readonly appliedFacts: Int32Array;
  private applied = 0;
  private appliedTo = 0;
  private stopAt: Uint8Array;
  private stoppedAt = 0;
  private readonly nowhere: Uint8Array;

  /** `knowable` and `supposable`: facts that may be known, and supposed. */
  constructor(
    facts: number,
    rules: readonly Rule[],
    knowable: ReadonlySet<number>,
    supposable: readonly number[],
  ) {
    const single: number[][] = Array.from({ length: facts }, () => []);
    const uses: number[][] = Array.from({ length: facts }, () => []);
    const always: number[] = [];
    const ofKnown: number[] = [];
    const conclusions: number[] = [];
    const premiseLists: number[][] = [];
    for (const { premises, conclusion, isStepwise = false } of rules) {
      const distinct = [...new Set(premises)];
      const [first] = distinct;
      if (first === undefined) always.push(conclusion);
      else if (distinct.length === 1 && !isStepwise) single[first]!.push(conclusion);
      else {
        if (distinct.every((fact) => knowable.has(fact))) ofKnown.push(conclusions.length);
        for (const fact of distinct) uses[fact]!.push(conclusions.length);
        conclusions.push(conclusion);
        premiseLists.push(distinct);
      }
    }
    const sources: number[][] = Array.from({ length: facts }, () => []);
    const leads: number[][] = Array.from({ length: facts }, () => []);
    for (const fact of new Set([...knowable, ...supposable, ...always, ...conclusions]))
      for (const next of reachable(single, fact)) {
        sources[next]!.push(fact);
        if (uses[next]!.length > 0) leads[fact]!.push(next);
      }
    this.facts = facts;
    this.sources = sources;
    this.always = always;
    this.ofKnown = ofKnown;
    this.conclusions = Int32Array.from(conclusions);
    this.premiseCounts = Uint8Array.from(premiseLists, ({ length }) => length);
    this.premises = listsOf(premiseLists);
    this.uses = listsOf(uses);
    this.leads = listsOf(leads);
    this.isBarred = new Uint8Array(facts);
    this.isKnown = new Uint8Array(facts);
    this.holds = new Uint8Array(facts);
    this.queue = new Int32Array(facts);
    this.reasons = new Int32Array(facts);
    this.appliedFacts = new Int32Array(facts);
    this.nowhere = new Uint8Array(facts);
    this.stopAt = this.nowhere;
    this.missingKnown = this.premiseCounts.slice();
    this.missing = this.premiseCounts.slice();
  }

  /** Facts that are barred follow from nothing. */
  bar(fact: number, isBarred: boolean): void {
    this.isBarred[fact] = isBarred ? 1 : 0;
  }

  /**
   * From now on the fact is known, or is not. Nothing may follow from it by a rule with one premise
   * unless that is stepwise.
   */
  know(fact: number, isKnown: boolean): void {
    if ((this.isKnown[fact] === 1) === isKnown) return;
    this.isKnown[fact] = isKnown ? 1 : 0;
    const change = isKnown ? -1 : 1;
    const { missingKnown } = this;
    const { from, items } = this.uses;
    for (let i = from[fact]!; i < from[fact + 1]!; i++) missingKnown[items[i]!]! += change;
  }

  knows(fact: number): boolean {
    return this.isKnown[fact] === 1;
  }

  /** Begins with what is known; to be followed by what is supposed, and by `conclude`. */
  begin(stopAt: Uint8Array | null): void {
    this.holds.set(this.isKnown);
    this.missing.set(this.missingKnown);
    this.count = 0;
    this.at = 0;
    this.applied = 0;
    this.stopAt = stopAt ?? this.nowhere;
  }

  /** Adds a fact; false if it is one to stop at. */
  suppose(fact: number): boolean {
    return this.add(fact, SUPPOSED);
  }

  private add(fact: number, reason: number): boolean {
    if (this.isBarred[fact] === 1 || this.holds[fact] === 1) return true;
    this.reasons[fact] = reason;
    if (this.stopAt[fact] === 1) {
      this.stoppedAt = fact;
      return false;
    }
    this.holds[fact] = 1;
    this.queue[this.count++] = fact;
    return true;
  }

  /** Finds everything that follows; false as soon as it is one to stop at. */
  conclude(): boolean {
    for (const rule of this.ofKnown)
      if (this.missingKnown[rule] === 0 && !this.add(this.conclusions[rule]!, rule)) return false;
    for (const fact of this.always) if (!this.add(fact, ALWAYS)) return false;
    return this.spread();
  }

  /** Whether the fact follows, after `conclude`. */
  follows(fact: number): boolean {
    return this.sources[fact]!.some((source) => this.holds[source] === 1);
  }

  /**
   * After `conclude` was true: adds those of the facts that do no harm, and returns the others. What has
   * done harm once does it whatever is added, and is one to stop at from then on.
   */
  harmful(facts: readonly number[]): number[] {
    const isHarmful = this.stopAt.slice();
    this.stopAt = isHarmful;
    for (const fact of facts) {
      if (isHarmful[fact] === 1) continue;
      const { count, applied } = this;
      if (this.add(fact, SUPPOSED) && this.spread()) continue;
      this.undo(count, applied);
      for (const source of this.sources[fact]!) isHarmful[source] = 1;
    }
    const { holds, isBarred } = this;
    return facts.filter(
      (fact) => isHarmful[fact] === 1 && holds[fact] === 0 && isBarred[fact] === 0,
    );
  }

  /** After something was one to stop at: facts that were given, and that suffice for it. */
  core(): number[] {
    const { isKnown, reasons, premises } = this;
    const given: number[] = [];
    const found = new Set([this.stoppedAt]);
    for (const fact of found) {
      const reason = reasons[fact]!;
      if (isKnown[fact] === 1 || reason === SUPPOSED) given.push(fact);
      else if (reason <= BY_FACT) found.add(BY_FACT - reason);
      else if (reason >= 0)
        for (let i = premises.from[reason]!; i < premises.from[reason + 1]!; i++)
          found.add(premises.items[i]!);
    }
    return given;
  }

  /** What follows from facts in the queue that were not looked at; false at one to stop at. */
  private spread(): boolean {
    const { queue, holds, leads, reasons } = this;
    for (; this.at < this.count; this.at++) {
      const fact = queue[this.at]!;
      const end = leads.from[fact + 1]!;
      for (let i = leads.from[fact]!; i < end; i++) {
        const premise = leads.items[i]!;
        if (premise !== fact) {
          if (holds[premise] === 1) continue;
          holds[premise] = 1;
          reasons[premise] = BY_FACT - fact;
        }
        this.appliedFacts[this.applied++] = premise;
        if (!this.apply(premise)) return false;
      }
    }
    return true;
  }

  /** Takes back what was found since there were so many facts in the queue, and so many applied. */
  private undo(count: number, applied: number): void {
    const { holds, queue, appliedFacts, uses, missing } = this;
    for (let i = applied; i < this.applied; i++) {
      const premise = appliedFacts[i]!;
      holds[premise] = 0;
      const end = i === this.applied - 1 ? this.appliedTo : uses.from[premise + 1]!;
      for (let u = uses.from[premise]!; u < end; u++) missing[uses.items[u]!]! += 1;
    }
    for (let i = count; i < this.count; i++) holds[queue[i]!] = 0;
    this.count = count;
    this.at = count;
    this.applied = applied;
  }

  private apply(premise: number): boolean {
    const { uses, missing, conclusions } = this;
    const end = uses.from[premise + 1]!;
    for (let i = uses.from[premise]!; i < end; i++) {
      const rule = uses.items[i]!;
      const left = missing[rule]! - 1;
      missing[rule] = left;
      if (left === 0 && !this.add(conclusions[rule]!, rule)) {
        this.appliedTo = i + 1;
        return false;
      }
    }
    this.appliedTo = end;
    return true;
  }
}

/** List `i` is `items` from `from[i]` up to `from[i + 1]`. */
interface Lists {
  readonly from: Int32Array;
  readonly items: Int32Array;
}

function listsOf(lists: readonly (readonly number[])[]): Lists {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    from[i + 1] = from[i]! + list.length;
  });
  return { from, items: Int32Array.from(lists.flat()) };
}

function reachable(edges: readonly (readonly number[])[], from: number): Set<number> {
  const found = new Set([from]);
  for (const fact of found) for (const next of edges[fact]!) found.add(next);
  return found;
}
