// What a search says, and what it opens.
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  about,
  BREAKS,
  breaches,
  HOLDS,
  library,
  LONG,
  scenarioOf,
} from '../../testing/explorer/requests.ts';
import { exactBounds, searched } from '../../testing/explorer/searched.ts';
import { HandWorker } from '../../testing/hand-worker.ts';
import { must, open } from '../../testing/toy-session.ts';
import { catalogue } from '../../models/power8/catalogue.ts';
import { Libraries } from '../libraries.ts';

const exactVerdict = (preset: string) => searched(scenarioOf(preset), exactBounds(preset));

describe('a search', () => {
  it('says exactly what the explorer found', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const result = worker.workUntil('explored', worker.send(about(HOLDS, { reduction: 'none' })));
    const verdict = exactVerdict(HOLDS);
    expect(result).toMatchObject({
      complete: true,
      bound: null,
      states: verdict.states,
      transitions: verdict.transitions,
      depth: verdict.depth,
      deadlocks: 0,
      proof: null,
      invariants: verdict.invariants.map(({ id }) => ({ id, verdict: 'holds', breach: null })),
    });
    const { lines, actors } = result.neverTaken;
    expect([...lines, ...actors]).toEqual(verdict.neverTaken);
    expect(lines.every((id) => id.includes(':'))).toBe(true);
  });

  it('opens what breaks, at the step that breaks it, by scenario and by link', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const result = worker.workUntil('explored', worker.send(about(BREAKS)));
    const found = breaches(result);
    expect(found.map(({ id }) => id)).toEqual([
      'host-tb',
      'reload-safe',
      'guest-time-monotonic',
      'tb-at-rest',
      'dec-expires',
    ]);
    for (const { id, atStep, steps, link, scenario, firstActor } of found) {
      expect(atStep).toBe(steps);
      const byLink = open({ kind: 'link', hash: link ?? '' }, library);
      const byScenario = open(
        { kind: 'scenario', scenario, step: atStep, preset: BREAKS },
        library,
      );
      expect(must(byScenario.link(atStep))).toBe(link);
      expect(byLink.opened.notices).toEqual([]);
      const { invariants, actors } = byLink.opened.description;
      const first = byLink.run.violations.find(({ invariant }) => invariants[invariant]?.id === id);
      expect([id, first?.step]).toEqual([id, atStep]);
      expect(actors[byLink.run.trace.actorAt(0)]?.id).toBe(firstActor);
    }
  });

  it('tells of a break while it goes on, in a run that opens, and again when it is the shortest', () => {
    const worker = new HandWorker(Libraries.of(catalogue), 5);
    const id = worker.send(about(BREAKS));
    while (worker.of('found').length === 0) worker.work(1);
    expect(worker.of('explored')).toEqual([]);
    const [first] = worker.of('found');
    const { breach = null } = first?.invariant ?? {};
    expect(breach).toMatchObject({ shortest: false, noneWithin: -1, explanation: null });
    const { scenario, atStep = 0 } = breach ?? {};
    const { run, opened } = open(
      { kind: 'scenario', scenario, step: atStep, preset: BREAKS },
      library,
    );
    const number = opened.description.invariants.findIndex((one) => one.id === first?.invariant.id);
    expect(run.violations.find(({ invariant }) => invariant === number)?.step).toBe(atStep);

    const result = worker.workUntil('explored', id);
    const told = new Map(worker.of('found').map(({ invariant }) => [invariant.id, invariant]));
    for (const { id: broken, steps } of breaches(result)) {
      expect(told.get(broken)?.breach).toMatchObject({ steps, shortest: true });
    }
    expect([...told.values()].filter(({ breach }) => breach !== null)).toHaveLength(
      breaches(result).length,
    );
  });

  it('says why it breaks, where in the run, and opens the run in which it is the other way round', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const result = worker.workUntil('explored', worker.send(about('dec-expires')));
    const [breach, ...more] = breaches(result);
    expect([breach?.id, more]).toEqual(['dec-expires', []]);
    expect(breach?.explanation?.outcome.join(' ')).toMatch(/^dec_expires of t1 is .* behind/);
    const orderings = breach?.explanation?.orderings ?? [];
    expect(orderings.length).toBeGreaterThan(0);
    for (const { sentence, atSteps, reversed } of orderings) {
      expect(sentence).toMatch(/ before /);
      expect(atSteps.length).toBeGreaterThan(0);
      for (const step of atSteps) {
        expect(step).toBeGreaterThan(0);
        expect(step).toBeLessThanOrEqual(breach?.atStep ?? 0);
      }
      const steps = reversed?.schedule?.length ?? 0;
      expect(steps).toBeGreaterThan(0);
      const other = open(
        { kind: 'scenario', scenario: reversed, step: steps, preset: 'dec-expires' },
        library,
      );
      expect(other.run.violations.filter(({ step }) => step <= steps)).toEqual([]);
    }
  });

  it('proves after a reduced search that nothing breaks in fewer steps', () => {
    const worker = new HandWorker(Libraries.of(catalogue), 20);
    const id = worker.send(about(BREAKS));
    const result = worker.workUntil('explored', id);
    const exact = new Map(exactVerdict(BREAKS).invariants.map((one) => [one.id, one.shortestStep]));
    for (const { id: invariant, steps, shortest, noneWithin } of breaches(result)) {
      expect([invariant, steps, shortest]).toEqual([invariant, exact.get(invariant), true]);
      expect(noneWithin).toBe(steps - 1);
    }
    expect(result.proof?.bound).toBeNull();
    const phases = new Set(worker.of('exploring').map(({ phase }) => phase));
    expect([...phases]).toEqual(expect.arrayContaining(['reducing', 'proving']));
  });

  it('says how much is proven where the limits end the proof', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    // Enough for the reduced search, not for the exact one.
    const result = worker.workUntil('explored', worker.send(about(BREAKS, { maxStates: 1000 })));
    expect(result.complete).toBe(true);
    expect(result.proof?.bound).toMatch(/^not complete: .* limit/);
    const all = breaches(result);
    const exact = new Map(exactVerdict(BREAKS).invariants.map((one) => [one.id, one.shortestStep]));
    const unproven = all.filter(({ shortest }) => !shortest);
    expect(unproven.length).toBeGreaterThan(0);
    expect(all.some(({ shortest }) => shortest)).toBe(true);
    for (const { id, steps, noneWithin } of unproven) {
      const fewest = exact.get(id) ?? 0;
      expect(noneWithin).toBeGreaterThan(0);
      expect(noneWithin).toBeLessThan(fewest);
      expect(steps).toBeGreaterThanOrEqual(fewest);
    }
  });
});

describe('from a step of a run', () => {
  it('searches what can still happen, and opens what breaks with the steps before', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const session = open({ kind: 'preset', id: 'leaving-guest-corrupted' }, library);
    const { id, step = 0 } =
      session.run.violations
        .map(({ invariant, step: at }) => ({
          id: session.opened.description.invariants[invariant]?.id,
          step: at,
        }))
        .find((one) => one.id === 'host-tb') ?? {};
    const fromStep = step - 3;
    const result = worker.workUntil(
      'explored',
      worker.send(about('leaving-guest-corrupted', { fromStep })),
    );
    const breach = breaches(result).find((one) => one.id === id);
    expect(breach?.steps).toBeLessThanOrEqual(3);
    expect(breach?.atStep).toBe(fromStep + (breach?.steps ?? 0));
    for (const { atSteps } of breach?.explanation?.orderings ?? [])
      expect(Math.min(...atSteps)).toBeGreaterThan(fromStep);
    const opened = open({ kind: 'link', hash: breach?.link ?? '' }, library);
    expect([...opened.run.trace.actors(fromStep)]).toEqual([...session.run.trace.actors(fromStep)]);
    const whole = worker.workUntil('explored', worker.send(about('leaving-guest-corrupted')));
    expect(result.states).toBeLessThan(whole.states);
  });

  it('refuses a step that the run does not have', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const { run } = open({ kind: 'preset', id: HOLDS }, library);
    const id = worker.send(about(HOLDS, { fromStep: run.steps + 1 }));
    expect(worker.workUntil('failed', id).sentence).toBe(
      `There is no step ${run.steps + 1}: the run has ${run.steps} steps.`,
    );
    const end = worker.workUntil('explored', worker.send(about(HOLDS, { fromStep: run.steps })));
    expect(end).toMatchObject({ complete: true, states: 1, transitions: 0 });
  });
});

describe('limits', () => {
  it.each([
    [{ maxStates: NaN }, 'maxStates: expected a whole number, got NaN'],
    [{ maxStates: 999 }, 'maxStates: expected at least 1,000, got 999'],
    [{ maxStates: 1e12 }, 'maxStates: expected at most 100,000,000, got 1,000,000,000,000'],
    [{ maxMegabytes: 3 }, 'maxMegabytes: expected at least 16, got 3'],
    [{ maxMegabytes: 9000 }, 'maxMegabytes: expected at most 8,000, got 9,000'],
    [{ fromStep: -1 }, 'fromStep: expected at least 0, got -1'],
  ])('%o is refused', (more, sentence) => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const id = worker.send(about(HOLDS, more));
    expect(worker.of('failed')).toMatchObject([{ id, code: 'bad-input', sentence }]);
    expect(worker.isWorking).toBe(false);
  });

  it('stop a search honestly, by states and by memory', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const states = worker.workUntil('explored', worker.send(about(LONG, { maxStates: 5000 })));
    expect(states.complete).toBe(false);
    expect(states.bound).toMatch(
      /^not complete: the search stopped at its limit, with 5,0\d\d states/,
    );
    const memory = worker.workUntil(
      'explored',
      worker.send(about(LONG, { maxMegabytes: 16, reduction: 'none' })),
    );
    expect(memory.bound).toMatch(/^not complete: .* needed more than 16 MB/);
    expect(memory.states * memory.bytesPerState).toBeLessThanOrEqual(16e6);
    expect(memory.invariants.every(({ verdict }) => verdict === 'undecided')).toBe(true);
  });
});

describe('a browser that gives no more memory', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('ends the search, and not the worker', () => {
    let wordsLeft = 2_000_000;
    class Scarce extends Int32Array {
      static get [Symbol.species]() {
        return Int32Array;
      }
      constructor(from: number) {
        if (typeof from === 'number') wordsLeft -= from;
        if (wordsLeft < 0) throw new RangeError('Array buffer allocation failed');
        super(from);
      }
    }
    const libraries = Libraries.of(catalogue);
    const worker = new HandWorker(libraries);
    libraries.known(libraries.first)?.model(scenarioOf('re-entry'));
    vi.stubGlobal('Int32Array', Scarce);
    const id = worker.send(about('re-entry', { reduction: 'none' }));
    const result = worker.workUntil('explored', id);
    vi.unstubAllGlobals();
    expect(result.complete).toBe(false);
    expect(result.bound).toMatch(
      /^not complete: the browser gave no more memory than \d+ MB, with [\d,]+ states; /,
    );
    expect(result.states).toBeGreaterThan(60_000);
    const next = worker.workUntil('explored', worker.send(about(HOLDS)));
    expect(next.complete).toBe(true);
  });
});
