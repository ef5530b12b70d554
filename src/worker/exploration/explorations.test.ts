// Searches beside a run, one after the other, on a clock that the test keeps.
import { describe, expect, it, vi } from 'vitest';
import {
  about,
  BREAKS,
  breaches,
  HOLDS,
  library,
  LONG,
  scenarioOf,
} from '../../testing/explorer/requests.ts';
import { HandWorker } from '../../testing/hand-worker.ts';
import { catalogue } from '../../models/power8/catalogue.ts';
import { Libraries } from '../libraries.ts';

/** Code is loaded within. */
const SOON = { timeout: 20_000 };

describe('while it runs', () => {
  it('reports at least ten times a second, and answers everything else', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const first = worker.send({ type: 'open', source: { kind: 'preset', id: HOLDS } });
    worker.work();
    const id = worker.send(about(LONG));
    worker.work(100);
    const reports = worker.of('exploring').filter(({ phase }) => phase === 'reducing');
    expect(reports.length).toBeGreaterThan(5);
    for (const [i, { atMs }] of reports.entries()) {
      expect(atMs - (reports[i - 1]?.atMs ?? atMs)).toBeLessThanOrEqual(100);
    }
    const states = reports.map((one) => one.states);
    expect(states).toEqual(states.toSorted((a, b) => a - b));
    expect(reports.at(-1)).toMatchObject({ id, ahead: 0 });
    // Runs that are tried out before have broken it.
    expect(worker.of('found').map(({ invariant }) => invariant.id)).toEqual(['dec-expires']);
    expect(reports.at(-1)?.frontier).toBeGreaterThan(0);
    expect(reports.at(-1)?.bytes).toBeGreaterThan(0);

    const before = worker.replies.length;
    worker.send({ type: 'seek', step: 3 });
    worker.send({ type: 'log', from: 0, to: 2 });
    worker.send({ type: 'link', step: 1 });
    const answers = worker.replies.slice(before).map(({ type }) => type);
    expect(answers).toEqual(['snapshot', 'log', 'link']);
    expect(worker.of('opened').map((one) => one.id)).toEqual([first]);
  });

  it('is cancelled at once, with what it has found so far', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const id = worker.send(about('unsplit-pre-fix', { reduction: 'none' }));
    while (worker.of('found').length < 2) worker.work(1);
    const cancelledMs = worker.nowMs;
    worker.send({ type: 'cancel', request: id });
    const result = worker.workUntil('explored', id);
    expect(result.atMs - cancelledMs).toBeLessThanOrEqual(50);
    expect(result.complete).toBe(false);
    expect(result.bound).toMatch(/^not complete: the search was stopped, with [\d,]+ states; /);
    const verdicts = new Map(result.invariants.map((one) => [one.id, one.verdict]));
    expect(verdicts.get('reload-safe')).toBe('broken');
    expect(verdicts.get('no-deadlock')).toBe('undecided');
    expect([...verdicts.values()]).not.toContain('holds');
    expect(breaches(result).every(({ link, shortest }) => link !== null && shortest)).toBe(true);
    expect(worker.isWorking).toBe(false);
  });

  it('may be cancelled while it proves: what it has found stays found', () => {
    const worker = new HandWorker(Libraries.of(catalogue), 20);
    const id = worker.send(about('unsplit-pre-fix'));
    while (worker.of('exploring').at(-1)?.phase !== 'proving') worker.work(1);
    worker.send({ type: 'cancel', request: id });
    const result = worker.workUntil('explored', id);
    expect(result.complete).toBe(true);
    expect(result.proof?.bound).toContain('was stopped');
    expect(breaches(result).some(({ shortest }) => !shortest)).toBe(true);
  });

  it('is not disturbed by another scenario on the screen', () => {
    const alone = new HandWorker(Libraries.of(catalogue));
    const undisturbed = alone.workUntil('explored', alone.send(about(BREAKS)));
    const worker = new HandWorker(Libraries.of(catalogue));
    worker.send({ type: 'open', source: { kind: 'preset', id: BREAKS } });
    const id = worker.send(about(BREAKS));
    worker.work(2);
    worker.send({ type: 'open', source: { kind: 'preset', id: HOLDS } });
    const result = worker.workUntil('explored', id);
    expect(result.invariants).toEqual(undisturbed.invariants);
    expect(worker.of('opened')).toHaveLength(2);
    expect(worker.of('finished').length).toBeGreaterThan(0);
  });
});

describe('several searches', () => {
  it('run one after the other, and none loses anything to another', () => {
    const alone = new HandWorker(Libraries.of(catalogue));
    const undisturbed = alone.workUntil('explored', alone.send(about(BREAKS)));
    const worker = new HandWorker(Libraries.of(catalogue));
    const first = worker.send(about(BREAKS));
    worker.work(1);
    const second = worker.send(about(HOLDS));
    expect(worker.of('exploring').at(-1)).toMatchObject({ id: second, phase: 'waiting', ahead: 1 });
    worker.work();
    expect(worker.of('explored').map(({ id }) => id)).toEqual([first, second]);
    expect(worker.of('explored')[0]?.invariants).toEqual(undisturbed.invariants);
    expect(worker.of('explored')[1]?.complete).toBe(true);
  });

  it('are cancelled each by itself', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const running = worker.send(about(LONG));
    worker.work(5);
    const waiting = worker.send(about(BREAKS));
    const last = worker.send(about(HOLDS));
    worker.send({ type: 'cancel', request: waiting });
    expect(worker.of('failed')).toMatchObject([
      { id: waiting, sentence: 'The search was cancelled before it had looked at anything.' },
    ]);
    worker.work(5);
    const heard = worker.of('exploring').findLast(({ id }) => id === last);
    expect(heard).toMatchObject({ phase: 'waiting', ahead: 1 });
    worker.send({ type: 'cancel', request: running });
    worker.work();
    expect(worker.of('explored').map(({ id, complete }) => [id, complete])).toEqual([
      [running, false],
      [last, true],
    ]);
    worker.send({ type: 'cancel', request: last });
    expect(worker.of('explored')).toHaveLength(2);
  });
});

describe('a question whose code is loaded with it', () => {
  it('is cancelled before that is there, and never begins', async () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const ask = { type: 'ask', scenario: scenarioOf(HOLDS), after: [], ask: 'can end' } as const;
    const id = worker.send(ask);
    worker.send({ type: 'cancel', request: id });
    const next = worker.send(ask);
    await vi.waitFor(() => {
      worker.work();
      expect(worker.of('asked')).toHaveLength(1);
    }, SOON);
    expect(worker.of('asked')[0]?.id).toBe(next);
    expect(worker.of('failed').map((one) => one.id)).toEqual([id]);
  });
});

describe('the Promela model', () => {
  it('comes with a name, while a search runs', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    worker.send(about(LONG));
    worker.work(3);
    const scenario = scenarioOf(HOLDS);
    const id = worker.send({ type: 'promela', scenario, preset: HOLDS });
    const changed = { ...scenario, environment: { ...scenario.environment, tbErrors: 2 } };
    worker.send({ type: 'promela', scenario: changed, preset: HOLDS });
    expect(worker.of('promela')).toMatchObject([
      { id, fileName: 'carry-check.pml' },
      { fileName: 'scenario.pml' },
    ]);
    expect(worker.of('promela')[0]?.text).toContain(library.preset(HOLDS)?.title);
    expect(worker.isWorking).toBe(true);
  });
});
