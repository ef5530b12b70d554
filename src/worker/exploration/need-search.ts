/**
 * Which scenario needs a line: presets that have it are searched without it, the smallest first, and
 * where something breaks, with it. The first one is taken in which an invariant breaks without the line
 * and is proven to hold with it; else the first in which nothing was found that breaks it with the line.
 * Those that are too large get a second try, further, where no other one needs the line.
 */
import { assert } from '../../base/assert.ts';
import { ok, type Result } from '../../base/result.ts';
import { Search } from '../../explorer/search.ts';
import type {
  NeedCounts,
  NeedProgress,
  NeedRequest,
  NeedResult,
  Needed,
  Reduction,
} from '../../protocol/exploration.ts';
import type { Failure } from '../../protocol/messages.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { textsOf } from '../fit-edits.ts';
import { machineKey, type Library, type ParsedPreset } from '../library.ts';
import { openScenario } from '../source.ts';
import { searchedAsNeeded } from './as-needed.ts';
import { breachOf } from './breach.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import { searched, type Searched } from './searching.ts';
import { skippableBy } from './skippable.ts';
import { startOf } from './start.ts';

/** States of one preset with reductions, where it has too many without, first and in a second round: seconds. */
const ROUNDS = [20_000, 100_000] as const;
const MAX_MEGABYTES = 400;

/** A preset that has the line, as it is and with the line skipped. */
interface Candidate {
  readonly preset: ParsedPreset;
  readonly without: Scenario;
  /** Everybody who can move: more of them make more orders. */
  readonly actors: number;
}

interface Found {
  readonly invariant: string;
  /** That it holds with the line is proven. */
  readonly proven: boolean;
  /** Breaks it without the line; ids of actors. */
  readonly schedule: readonly string[];
}
type Outcome = Found | keyof NeedCounts;

export class NeedSearch {
  readonly #request: NeedRequest;
  readonly #library: Library;
  /** Searches without reductions that had too many states, by scenario: they are not made twice. */
  readonly #givenUp = new Map<Scenario, Searched>();
  #isCancelled = false;
  /** What is searched now, and states found in it. */
  #title = '';
  #states = (): number => 0;
  #done = 0;
  #total = 0;

  constructor(request: NeedRequest, library: Library) {
    this.#request = request;
    this.#library = library;
  }

  get hasSearched(): boolean {
    return this.#title !== '';
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  progress(ahead: number): NeedProgress {
    const states = this.#states();
    return { ahead, title: this.#title, done: this.#done, total: this.#total, states };
  }

  *work(): Generator<void, Result<NeedResult, Failure>> {
    const order = openScenario(this.#request.scenario, this.#library, {});
    if (!order.ok) return order;
    const candidates = yield* this.#candidates(order.value.scenario);
    const outcomes = new Map<Candidate, Outcome>();
    const isOpen = (one: Candidate) => (outcomes.get(one) ?? 'undecided') === 'undecided';
    let needed: Needed | null = null;
    let maxStates = 0;
    for (maxStates of ROUNDS) {
      const round = candidates.filter(isOpen);
      this.#total = round.length;
      for (const [done, candidate] of round.entries()) {
        this.#done = done;
        this.#title = candidate.preset.title;
        const outcome = yield* this.#outcomeOf(candidate, maxStates);
        if (this.#isCancelled) break;
        outcomes.set(candidate, outcome);
        if (typeof outcome === 'object' && outcome.proven) break;
      }
      needed = yield* this.#best(outcomes);
      if (needed !== null || this.#isCancelled || !candidates.some(isOpen)) break;
    }
    const count = (kind: keyof NeedCounts) =>
      [...outcomes.values()].filter((one) => one === kind).length;
    return ok({
      needed,
      searched: {
        unharmed: count('unharmed'),
        broken: count('broken'),
        undecided: count('undecided'),
      },
      left: candidates.length - outcomes.size,
      maxStates,
    });
  }

  /** Presets of programs as they are that have the very line, the smallest first, each machine once. */
  *#candidates(scenario: Scenario): Generator<void, Candidate[]> {
    const library = this.#library;
    const { line } = this.#request;
    const text = textsOf(scenario, library).get(line);
    const seen = new Set<string>();
    const candidates: Candidate[] = [];
    for (const preset of text === undefined ? [] : library.presets) {
      const key = machineKey(preset.scenario);
      if (preset.scenario.edits.length > 0 || seen.has(key)) continue;
      seen.add(key);
      yield;
      const model = library.model(preset.scenario);
      if (!model.ok) continue;
      const { lines, actors } = model.value.description;
      const same = lines.find(({ id }) => id === line);
      if (same === undefined || same.text !== text || !same.offer.skip) continue;
      const without = { ...preset.scenario, edits: [{ kind: 'skip', at: line } as const] };
      candidates.push({ preset, without, actors: actors.length });
    }
    return candidates.sort((a, b) => a.actors - b.actors);
  }

  *#outcomeOf({ preset, without }: Candidate, maxStates: number): Generator<void, Outcome> {
    const harmed = yield* this.#known(without, maxStates);
    const broken = harmed.invariants.filter(({ verdict }) => verdict === 'broken');
    if (broken.length === 0) return harmed.complete ? 'unharmed' : 'undecided';
    const asItIs = yield* this.#known(preset.scenario, maxStates);
    const kept = (verdict: Knowledge['verdict']): Found[] =>
      broken.flatMap(({ id, how }) =>
        asItIs.invariants.some((one) => one.id === id && one.verdict === verdict) && how !== null
          ? [{ invariant: id, proven: verdict === 'holds', schedule: how.schedule }]
          : [],
      );
    return shortest(kept('holds')) ?? shortest(kept('undecided')) ?? 'broken';
  }

  /** What there is to know of it. Of many states no more than `maxStates` are looked at with reductions. */
  *#known(
    scenario: Scenario,
    maxStates: number,
  ): Generator<void, { readonly complete: boolean; readonly invariants: readonly Knowledge[] }> {
    const model = this.#library.model(scenario);
    assert(model.ok && model.value.assembled !== undefined, 'a preset can be searched');
    const machine = model.value.assembled;
    const isCancelled = () => this.#isCancelled;
    const searching = (reduction: Reduction, isDone: (search: Search) => boolean) => {
      const search = new Search(machine, {
        maxStates: reduction === 'none' ? Infinity : maxStates,
        maxBytes: MAX_MEGABYTES * 1e6,
        reduction,
        from: null,
      });
      this.#states = () => search.progress.states;
      return searched(search, () => isCancelled() || isDone(search));
    };
    const before = this.#givenUp.get(scenario) ?? null;
    const { all, exact } = yield* searchedAsNeeded(searching, isCancelled, before);
    if (all !== exact) this.#givenUp.set(scenario, exact);
    const { complete } = all.verdict;
    return { complete, invariants: knowledgeOf(all.verdict, exact.verdict) };
  }

  /** What is proven before what is not, written down; null where no scenario needs the line. */
  *#best(outcomes: ReadonlyMap<Candidate, Outcome>): Generator<void, Needed | null> {
    const found = [...outcomes].flatMap(([candidate, outcome]) =>
      typeof outcome === 'object' ? [{ candidate, ...outcome }] : [],
    );
    const best = found.find(({ proven }) => proven) ?? found[0];
    if (best === undefined) return null;
    const { candidate, invariant, proven, schedule } = best;
    const { preset, without } = candidate;
    const asked = { scenario: without, preset: preset.id, fromStep: 0 };
    const start = yield* startOf(asked, this.#library);
    assert(start.ok, 'a preset can be searched');
    const number = start.value.machine.program.invariants.findIndex(({ id }) => id === invariant);
    const how = { schedule, noneWithin: -1 };
    const unlessCancelled = skippableBy(() => this.#isCancelled);
    const breach = yield* breachOf(number, how, start.value, this.#library, unlessCancelled);
    return { preset: preset.id, title: preset.title, invariant, proven, breach };
  }
}

function shortest(found: readonly Found[]): Found | undefined {
  return found.toSorted((a, b) => a.schedule.length - b.schedule.length)[0];
}
