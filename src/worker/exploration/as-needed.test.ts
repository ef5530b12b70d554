// A search that leaves out no more than has to be says what the others say.
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../models/power8/catalogue.ts';
import type { ExplorationRequest } from '../../protocol/exploration.ts';
import { about, BREAKS, breaches, HOLDS, LONG } from '../../testing/explorer/requests.ts';
import { HandWorker } from '../../testing/hand-worker.ts';
import type { Search } from '../../explorer/search.ts';
import type { Verdict } from '../../explorer/verdict.ts';
import { Libraries } from '../libraries.ts';
import { searchedAsNeeded } from './as-needed.ts';
import type { Searched } from './searching.ts';

/** More states than there are with reductions, and fewer than there are without. */
const SOME_STATES = 1000;

function explored(preset: string, more: Partial<ExplorationRequest>) {
  const worker = new HandWorker(Libraries.of(catalogue), 20);
  const result = worker.workUntil('explored', worker.send(about(preset, more)));
  const looks = worker.of('exploring');
  const phases = [...new Set(looks.map(({ phase }) => phase))];
  // Until the last look at it, in seconds.
  const searchedFor = looks.findLast(({ phase }) => phase === 'searching')?.seconds ?? NaN;
  return {
    result,
    phases,
    searchedFor,
    told: worker.of('found').map(({ invariant }) => invariant),
  };
}

describe('a search with reductions as needed', () => {
  it.each([BREAKS, HOLDS])('leaves nothing out where it need not: %s', (preset) => {
    const { result, phases } = explored(preset, { reduction: 'as-needed' });
    const exact = explored(preset, { reduction: 'none' }).result;
    const same = { id: result.id, atMs: result.atMs, seconds: result.seconds };
    expect(result).toEqual({ ...exact, ...same });
    expect(result).toMatchObject({ reduction: 'none', proof: null, symmetry: null });
    expect(phases).not.toContain('reducing');
  });

  it('leaves out what can be where there is more than it may look at, and keeps what it has seen', () => {
    const { result, phases, told, searchedFor } = explored(BREAKS, {
      reduction: 'as-needed',
      maxStates: SOME_STATES,
    });
    const during = ['searching', 'reducing', 'proving'];
    expect(phases.filter((one) => during.includes(one))).toEqual(during);
    expect(result).toMatchObject({ complete: true, reduction: 'por+symmetry' });
    expect(result.seconds).toBeGreaterThan(searchedFor);
    const exact = breaches(explored(BREAKS, { reduction: 'none' }).result);
    const found = breaches(result);
    expect(found.map(({ id }) => id)).toEqual(exact.map(({ id }) => id));
    let proven = 0;
    for (const [i, { steps, shortest, noneWithin }] of found.entries()) {
      const fewest = exact[i]?.steps ?? 0;
      expect(noneWithin).toBeLessThan(fewest);
      expect(steps).toBeGreaterThanOrEqual(fewest);
      if (shortest) expect(steps).toBe(fewest);
      if (shortest) proven++;
    }
    expect(proven).toBeGreaterThan(0);
    expect(proven).toBeLessThan(found.length);
    // What is told of a break is never less than what was told before.
    const last = new Map<string, number>();
    for (const { id, breach } of told) {
      const { steps = 0, shortest = false } = breach ?? {};
      expect(steps).toBeLessThanOrEqual(last.get(id) ?? Infinity);
      if (last.get(id) === steps) expect(shortest).toBe(true);
      last.set(id, steps);
    }
  });

  it('tells what holds before it looks for shorter ways', () => {
    const worker = new HandWorker(Libraries.of(catalogue), 20);
    const id = worker.send(about(BREAKS, { reduction: 'as-needed', maxStates: SOME_STATES }));
    while (worker.of('exploring').at(-1)?.phase !== 'proving') {
      expect(worker.of('found').filter(({ invariant }) => invariant.breach === null)).toEqual([]);
      worker.work(1);
    }
    const told = new Map(worker.of('found').map(({ invariant: one }) => [one.id, one.verdict]));
    const { invariants, ending } = worker.workUntil('explored', id);
    const all = [...invariants, ending];
    expect(told.size).toBe(all.length);
    expect(all.map((one) => told.get(one.id))).toEqual(all.map(({ verdict }) => verdict));
    expect([...told.values()]).toContain('holds');
  });

  it('gives up early where states double in a few levels', () => {
    const worker = new HandWorker(Libraries.of(catalogue), 20);
    worker.send(about(LONG, { reduction: 'as-needed' }));
    while (worker.of('exploring').at(-1)?.phase !== 'reducing') worker.work(1);
    const looked = worker.of('exploring').filter(({ phase }) => phase === 'searching');
    expect(looked.at(-1)?.states).toBeLessThan(30_000);
  });

  it('still knows what it had proven when it is cancelled while it proves more', () => {
    const worker = new HandWorker(Libraries.of(catalogue), 20);
    const id = worker.send(about(BREAKS, { reduction: 'as-needed', maxStates: SOME_STATES }));
    while (worker.of('exploring').at(-1)?.phase !== 'proving') worker.work(1);
    worker.send({ type: 'cancel', request: id });
    const told = new Map(worker.of('found').map(({ invariant }) => [invariant.id, invariant]));
    const result = worker.workUntil('explored', id);
    const proven = breaches(result).filter(({ shortest }) => shortest);
    expect(proven.length).toBeGreaterThan(0);
    expect(proven.map((one) => one.id)).toEqual(
      breaches(result).flatMap((one) =>
        told.get(one.id)?.breach?.shortest === true ? [one.id] : [],
      ),
    );
  });

  it.each([
    ['searching', 'unsplit-pre-fix', {}],
    ['reducing', LONG, {}],
    ['reducing', BREAKS, { maxStates: SOME_STATES }],
  ] as const)('can be cancelled while %s, with what it has found: %s', (phase, preset, more) => {
    const worker = new HandWorker(Libraries.of(catalogue), 20);
    const id = worker.send(about(preset, { reduction: 'as-needed', ...more }));
    const isThere = () => worker.of('exploring').at(-1)?.phase === phase;
    while (!isThere() || worker.of('found').length === 0) worker.work(1);
    worker.send({ type: 'cancel', request: id });
    const result = worker.workUntil('explored', id);
    expect(result.complete).toBe(false);
    expect(result.bound).toMatch(/was stopped|at its limit/);
    expect(result.states).toBeGreaterThan(1);
    const told = new Set(worker.of('found').map(({ invariant }) => invariant.id));
    expect(new Set(breaches(result).map((one) => one.id))).toEqual(told);
  });
});

describe('the parts of such a search', () => {
  type Part = Searched & { readonly name: string };
  const part = (name: string, states: number, more: Partial<Verdict> = {}) => {
    const verdict = { complete: false, states, invariants: [{ holds: null }], ...more };
    return { name, verdict } as unknown as Part;
  };
  const seen = (end: Search['end'], states: number, frontier: number) =>
    ({ end, progress: { states, frontier, levels: [1, 1, 1, 1] } }) as unknown as Search;
  function parts(exact: Part, reduced: Part, before: Part | null = null) {
    const asked: string[] = [];
    let isDone: (search: Search) => boolean = () => false;
    const work = searchedAsNeeded<Part>(
      function* (reduction, until) {
        yield;
        asked.push(reduction);
        if (reduction === 'none') isDone = until;
        return reduction === 'none' ? exact : reduced;
      },
      () => false,
      before,
    );
    let piece = work.next();
    while (piece.done !== true) piece = work.next();
    return { asked, isDone, all: piece.value.all, exact: piece.value.exact.name };
  }

  it('go on to the end once all states were seen, however many', () => {
    const { isDone } = parts(part('exact', 5, { complete: true }), part('reduced', 1));
    expect(isDone(seen('running', 900_000, 400_000))).toBe(true);
    expect(isDone(seen('complete', 900_000, 400_000))).toBe(false);
  });

  it('are told by the one that tells more, with what the other has broken', () => {
    const broken = [{ holds: false }] as unknown as Verdict['invariants'];
    const all = (reduced: Part, exact = part('exact', 900)) => parts(exact, reduced).all;
    expect(all(part('reduced', 5, { complete: true })).name).toBe('reduced');
    expect(all(part('reduced', 901)).name).toBe('reduced');
    expect(all(part('reduced', 5)).name).toBe('exact');
    const { verdict } = all(part('reduced', 5, { invariants: broken }));
    expect(verdict).toMatchObject({ states: 900, invariants: broken });
  });

  it('are not made again where it is known that there is too much', () => {
    const known = part('before', 900);
    const made = parts(part('exact', 900), part('reduced', 5, { complete: true }), known);
    expect(made).toMatchObject({ asked: ['por+symmetry'], exact: 'before' });
    expect(made.all.name).toBe('reduced');
  });
});
