// What comes with the page is what a search finds today.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defined } from '../../base/assert.ts';
import { machineDigest } from '../../export/promela/digest.ts';
import { power8 } from '../../models/power8/entry.ts';
import { registry } from '../../models/registry.ts';
import { BOUNDS, type ExplorationRequest } from '../../protocol/exploration.ts';
import { allLibraries } from '../../testing/all-libraries.ts';
import { HandWorker } from '../../testing/hand-worker.ts';
import { isDeep } from '../../testing/runs.ts';
import { must, open } from '../../testing/toy-session.ts';
import { Libraries } from '../libraries.ts';
import { Exploration } from './exploration.ts';
import { KNOWN_BY, KnownAnswers, writtenAnswer } from './known-answers.ts';

/** Of searches that are made once more in every run, of those that leave nothing out. */
const FEW_STATES = 5000;
const EXACT = { reduction: 'none' } as const;
/** The answers are read from files. */
const SOON = { timeout: 30_000 };

const kept = await Promise.all(
  registry.map(async ({ id: model, loadAnswers }) => {
    const written = (await loadAnswers?.()) ?? {};
    const library = await allLibraries.load(model);
    const of = library.presets.map(({ id, scenario }) => {
      const machine = defined(must(library.model(scenario)).assembled, id);
      return { library, id, scenario, machine, digest: machineDigest(machine) };
    });
    return { model, written, answers: new KnownAnswers(written), of };
  }),
);
const all = kept.flatMap(({ of, answers, written }) =>
  of.map((one) => ({ ...one, answers, written })),
);

const about = ({
  scenario,
  id,
}: Pick<(typeof all)[number], 'scenario' | 'id'>): ExplorationRequest => ({
  scenario,
  preset: id,
  fromStep: 0,
  reduction: KNOWN_BY,
  maxStates: BOUNDS.maxStates.usual,
  maxMegabytes: BOUNDS.maxMegabytes.usual,
});

describe('the answers that come with the page', () => {
  it('are those of the machines of today, and of no others', () => {
    const missing = all.filter(({ digest, written }) => written[digest] === undefined);
    expect(missing.map(({ id }) => id)).toEqual([]);
    for (const { written, of } of kept)
      expect(Object.keys(written).toSorted()).toEqual(
        [...new Set(of.map(({ digest }) => digest))].toSorted(),
      );
  });

  it('break in the simulator what they say, with the last step', () => {
    let breaks = 0;
    for (const { library, id, scenario, machine, answers } of all) {
      const { all: reduced, exact } = defined(answers.of(machine), id);
      for (const { verdict } of [reduced, ...(exact === null ? [] : [exact])])
        for (const [number, { id: invariant, schedule }] of verdict.invariants.entries()) {
          if (schedule === null) continue;
          const shown = { ...scenario, schedule: [...schedule], injectAtStep: null };
          const step = schedule.length;
          const { run } = open({ kind: 'scenario', scenario: shown, step, preset: id }, library);
          const first = run.violations.find((one) => one.invariant === number);
          expect([id, invariant, first?.step]).toEqual([id, invariant, step]);
          breaks++;
        }
    }
    expect(breaks).toBeGreaterThan(200);
  });

  it.each(
    all
      .filter(({ machine, id, answers }) => {
        const { reduction, verdict } = defined(answers.of(machine), id).all;
        return isDeep || (reduction === 'none' && verdict.states <= FEW_STATES);
      })
      .map((one) => [one.id, one] as const),
  )(
    'are found again: %s',
    (_, one) => {
      const work = new Exploration(about(one), one.library, () => 0).found();
      let piece = work.next();
      while (piece.done !== true) piece = work.next();
      const { all: reduced, exact } = must(piece.value);
      expect(writtenAnswer({ all: reduced, exact })).toEqual(one.written[one.digest]);
    },
    600_000,
  );
});

describe('a scenario whose answer is known', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const explored = async (
    more: Partial<ExplorationRequest> = {},
    preset = 'leaving-guest-lucky',
  ) => {
    const one = defined(
      all.find(({ id }) => id === preset),
      preset,
    );
    const worker = new HandWorker(new Libraries([power8]));
    const id = worker.send({ type: 'explore', ...about(one), ...more });
    await vi.waitFor(() => {
      worker.work();
      expect(worker.of('explored')).toHaveLength(1);
    }, SOON);
    const result = worker.workUntil('explored', id);
    return { result, found: worker.of('found'), replies: worker.replies };
  };

  it('is answered without a search, with all that a search would say', async () => {
    const known = await explored();
    expect(known.result).toMatchObject({ complete: true, seconds: null });
    const afresh = await explored({ afresh: true });
    expect(afresh.result.seconds).toBeGreaterThan(0);
    const said = ({ result }: typeof known) => ({ ...result, atMs: 0, seconds: null });
    expect(said(known)).toEqual(said(afresh));
    // All that is known is told before it is written down, and breaks can be opened then.
    const { invariants, ending } = known.result;
    const told = new Map(known.found.map(({ invariant: one }) => [one.id, one]));
    expect([...invariants, ending].map(({ id }) => told.get(id)?.verdict)).toEqual(
      [...invariants, ending].map(({ verdict }) => verdict),
    );
    for (const { id, breach } of invariants)
      expect((told.get(id)?.breach?.scenario ?? null) !== null).toBe(breach !== null);
  });

  it('tells what holds under the phase in which it is written down', async () => {
    const { replies } = await explored();
    const holding = replies.findIndex(
      (one) => one.type === 'found' && one.invariant.verdict === 'holds',
    );
    const before = replies.slice(0, holding).filter((one) => one.type === 'exploring');
    expect(before.at(-1)?.phase).toBe('writing');
  });

  it('keeps the figures of a search while what it found is written down', async () => {
    const { replies, result } = await explored({ afresh: true, reduction: 'none' });
    const writing = replies.filter((one) => one.type === 'exploring' && one.phase === 'writing');
    expect(writing.length).toBeGreaterThan(0);
    for (const one of writing) expect(one).toMatchObject({ states: result.states });
  });

  it('is answered without reductions where nothing had to be left out', async () => {
    const [known, exact] = [await explored(), await explored(EXACT)];
    expect(exact.result).toMatchObject({ reduction: 'none', seconds: null });
    expect(exact.result).toEqual(known.result);
  });

  it('tells of both searches where it was found with reductions', async () => {
    const { result } = await explored({}, 'four-guests');
    expect(result).toMatchObject({
      complete: true,
      reduction: 'por+symmetry',
      symmetry: { ways: 1 },
      seconds: null,
      proof: { seconds: null },
    });
    expect(result.proof?.bound).toContain('not complete');
    const [breach, ...more] = result.invariants.flatMap((one) => one.breach ?? []);
    expect(more).toEqual([]);
    expect(breach).toMatchObject({ shortest: false, noneWithin: (result.proof?.depth ?? 0) - 1 });
  });

  it('does not wait for the search of another', async () => {
    const [slow, quick] = ['re-entry', 'carry-check'].map((preset) =>
      defined(
        all.find(({ id }) => id === preset),
        preset,
      ),
    ) as [(typeof all)[number], (typeof all)[number]];
    const worker = new HandWorker(new Libraries([power8]));
    const running = worker.send({ type: 'explore', ...about(slow), afresh: true });
    await vi.waitFor(() => {
      worker.work(1);
      expect(worker.of('exploring').at(-1)).toMatchObject({ id: running, phase: 'searching' });
    }, SOON);
    const id = worker.send({ type: 'explore', ...about(quick) });
    expect(worker.workUntil('explored', id).complete).toBe(true);
    expect(worker.of('explored').map((one) => one.id)).toEqual([id]);
    expect(worker.of('exploring').at(-1)).toMatchObject({ id: running, phase: 'searching' });
  });

  it.each([
    ['from a step', 'leaving-guest-lucky', { fromStep: 1 }],
    ['with other reductions', 'leaving-guest-lucky', { reduction: 'por' }],
    ['without reductions where it was found with some', 're-entry', { ...EXACT, maxStates: 7000 }],
    ['with fewer states than it takes', 're-entry', { maxStates: 1000 }],
    ['with less memory than it takes', 'bit-63-race', { maxMegabytes: 16 }],
  ] as const)('is searched %s', async (_, preset, more) => {
    const { result } = await explored(more, preset);
    expect(result.seconds).not.toBeNull();
  });

  it('is searched where its answer cannot be loaded', async () => {
    const one = defined(all[0], 'a preset');
    const loadAnswers = () => Promise.reject(new Error('no such file'));
    const worker = new HandWorker(new Libraries([{ ...power8, loadAnswers }]));
    worker.send({ type: 'explore', ...about(one), maxStates: 1000 });
    await vi.waitFor(() => {
      worker.work();
      expect(worker.of('explored')).toHaveLength(1);
    }, SOON);
    expect(worker.of('explored')[0]?.seconds).not.toBeNull();
  });
});
