// A search that leaves out no more than has to be says what the others say.
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../models/power8/catalogue.ts';
import type { ExplorationRequest } from '../../protocol/exploration.ts';
import { about, BREAKS, breaches, HOLDS, LONG } from '../../testing/explorer/requests.ts';
import { HandWorker } from '../../testing/hand-worker.ts';
import { Libraries } from '../libraries.ts';

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

  it('gives up early where states double in a few levels', () => {
    const worker = new HandWorker(Libraries.of(catalogue), 20);
    worker.send(about(LONG, { reduction: 'as-needed' }));
    while (worker.of('exploring').at(-1)?.phase !== 'reducing') worker.work(1);
    const looked = worker.of('exploring').filter(({ phase }) => phase === 'searching');
    expect(looked.at(-1)?.states).toBeLessThan(110_000);
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

  it('can be cancelled in either of its parts, with what it has found', () => {
    for (const [phase, preset] of [
      ['searching', 'unsplit-pre-fix'],
      ['reducing', LONG],
    ] as const) {
      const worker = new HandWorker(Libraries.of(catalogue), 20);
      const id = worker.send(about(preset, { reduction: 'as-needed' }));
      const isThere = () => worker.of('exploring').at(-1)?.phase === phase;
      while (!isThere() || worker.of('found').length === 0) worker.work(1);
      worker.send({ type: 'cancel', request: id });
      const result = worker.workUntil('explored', id);
      expect(result.complete).toBe(false);
      expect(result.bound).toContain('was stopped');
      expect(breaches(result)).not.toHaveLength(0);
    }
  });
});
