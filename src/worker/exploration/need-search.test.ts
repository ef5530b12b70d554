// Which scenario needs a line of the program: found by searching the presets.
import { describe, expect, it } from 'vitest';
import { catalogue as power8 } from '../../models/power8/catalogue.ts';
import type { NeedResult } from '../../protocol/exploration.ts';
import { about, LONG, scenarioOf } from '../../testing/explorer/requests.ts';
import { exactBounds, searched } from '../../testing/explorer/searched.ts';
import { HandWorker } from '../../testing/hand-worker.ts';
import { must, open } from '../../testing/toy-session.ts';
import { catalogue as rack } from '../../testing/toy/catalogue.ts';
import { Libraries } from '../libraries.ts';
import { Library } from '../library.ts';
import { NeedSearch } from './need-search.ts';

const racks = new Library(rack);
const [hasty, careful] = racks.presets;

function needOf(line: string, scenario = careful?.scenario): NeedResult {
  if (scenario === undefined) throw new Error('the rack has two presets');
  const work = new NeedSearch({ scenario, line }, racks).work();
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return must(piece.value);
  }
}

describe('a scenario that needs a line', () => {
  it('breaks without it, is proven to hold with it, and opens where it breaks', () => {
    const { needed } = needOf('mend:M1');
    expect(needed).toMatchObject({
      preset: 'mended-once',
      title: 'One thread at a time',
      invariant: 'mended-once',
      proven: true,
    });
    const { scenario, atStep = 0 } = needed?.breach ?? {};
    const { run, opened } = open({ kind: 'scenario', scenario, step: atStep }, racks);
    expect(opened.scenario.edits).toEqual([{ kind: 'skip', at: 'mend:M1' }]);
    const id = opened.description.invariants[run.violations[0]?.invariant ?? -1]?.id;
    expect([id, run.violations[0]?.step]).toEqual(['mended-once', atStep]);
  });

  it('is none where nothing breaks without the line', () => {
    expect(needOf('mend:M3')).toMatchObject({
      needed: null,
      searched: { unharmed: 2, broken: 0, undecided: 0 },
      left: 0,
    });
  });

  it('is none that breaks in the same way with the line', () => {
    expect(needOf('mend:M5')).toMatchObject({
      needed: null,
      searched: { unharmed: 1, broken: 1, undecided: 0 },
    });
  });

  it('is not looked for where the line does not stand', () => {
    expect(needOf('mend:M4', hasty?.scenario)).toEqual({
      needed: null,
      searched: { unharmed: 0, broken: 0, undecided: 0 },
      left: 0,
      maxStates: 20_000,
    });
  });
});

it('the test-and-set of bit 63 is needed by a scenario that holds with it in every order', () => {
  const library = new Library(power8);
  const request = { scenario: scenarioOf('four-guests'), line: 'kvmppc_tb_resync_required:op' };
  const work = new NeedSearch(request, library).work();
  let piece = work.next();
  while (piece.done !== true) piece = work.next();
  const { needed } = must(piece.value);
  if (needed === null) throw new Error('no scenario was found');
  const { preset, invariant, proven, breach } = needed;
  const asItIs = searched(scenarioOf(preset), exactBounds(preset)).invariants;
  expect([proven, asItIs.find(({ id }) => id === invariant)?.holds]).toEqual([true, true]);
  const { run, opened } = open({ kind: 'link', hash: breach.link ?? '' }, library);
  expect(opened.scenario.edits).toHaveLength(1);
  const number = opened.description.invariants.findIndex(({ id }) => id === invariant);
  expect(run.violations.find((one) => one.invariant === number)?.step).toBe(breach.atStep);
}, 60_000);

describe('while it looks', () => {
  const ask = (worker: HandWorker) =>
    worker.send({
      type: 'need',
      scenario: scenarioOf('four-guests'),
      line: 'kvmppc_realmode_hmi_handler:H1',
    });

  it('says which scenario it searches, of how many', () => {
    const worker = new HandWorker(Libraries.of(power8), 10);
    const id = ask(worker);
    while ((worker.of('needing').at(-1)?.done ?? 0) < 1) worker.work(1);
    const heard = worker.of('needing').at(-1);
    expect(heard).toMatchObject({ id, ahead: 0, done: 1 });
    expect(heard?.total).toBeGreaterThan(5);
    expect(heard?.title).not.toBe('');
    worker.send({ type: 'cancel', request: id });
    const { needed, searched: counts, left } = worker.workUntil('needed', id);
    expect(needed).toBeNull();
    expect(counts.unharmed + counts.broken + counts.undecided + left).toBe(heard?.total);
    expect(left).toBeGreaterThan(0);
    expect(worker.isWorking).toBe(false);
  });

  it('waits for the search before it', () => {
    const worker = new HandWorker(Libraries.of(power8), 10);
    worker.send(about(LONG));
    const id = ask(worker);
    expect(worker.of('needing')).toMatchObject([{ id, ahead: 1, title: '' }]);
    worker.send({ type: 'cancel', request: id });
    expect(worker.of('failed')).toMatchObject([{ id, code: 'not-possible' }]);
  });
});
