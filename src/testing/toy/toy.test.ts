// The second machine in the worker and in the terminal, beside POWER8: it is added to the registry, and
// nothing else knows of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { reply } from '../../cli/scope.ts';
import { switchOf } from '../../export/promela/invariants.ts';
import { registry } from '../../models/registry.ts';
import type { Reduction } from '../../protocol/exploration.ts';
import type { Source } from '../../protocol/messages.ts';
import { Libraries } from '../../worker/libraries.ts';
import { breaches } from '../explorer/requests.ts';
import { spin, spinIsInstalled } from '../explorer/spin.ts';
import { HandWorker } from '../hand-worker.ts';
import { wordsOfMachines } from '../words-of-machines.ts';
import { toy } from './entry.ts';

const libraries = new Libraries([...registry, toy]);
const [BREAKS, HOLDS] = ['mended-twice', 'mended-once'];
const presetOf = (id: string): Source => ({ kind: 'preset', id, model: toy.id });

beforeAll(() => libraries.load(toy.id));

/** A worker with the run of a source in it. */
function opened(source: Source) {
  const worker = new HandWorker(libraries);
  const id = worker.send({ type: 'open', source });
  const finished = worker.workUntil('finished', id);
  const start = defined(worker.of('opened').at(-1), 'what was opened');
  return { worker, start, finished };
}

/** The exact value of a register at a step. */
function registerAt({ worker, start }: ReturnType<typeof opened>, id: string, step: number) {
  const { snapshot } = worker.workUntil('snapshot', worker.send({ type: 'seek', step }));
  return snapshot.registers[start.description.registers.findIndex((one) => one.id === id)];
}

describe('the rack in the worker', () => {
  it('runs, and is right or wrong by its one setting', () => {
    const broken = opened(presetOf(BREAKS));
    expect(broken.finished.violations.map(({ invariant }) => invariant)).toEqual([0]);
    expect(broken.finished.violations[0]?.sentence).toBe(
      'clock 1 was mended more often than it has slipped',
    );
    expect(opened(presetOf(HOLDS)).finished.violations).toEqual([]);
  });

  it('notes what its picture wants of a whole run, as the registers are then', () => {
    const broken = opened(presetOf(BREAKS));
    const { readings } = broken.finished;
    expect(new Set(readings.map(({ of }) => of))).toEqual(new Set([0, 1]));
    for (const { step, of, values } of readings) {
      const ids = defined(broken.start.description.readings?.[of], 'a reading').registers;
      const exact = ids.map((id) => registerAt(broken, id, step) ?? 0n);
      expect(values.map((value) => BigInt.asUintN(64, value))).toEqual(exact);
    }
  });

  it('has exact clocks, each in its zone, that slip and are mended', () => {
    const right = opened(presetOf(HOLDS));
    const { steps } = right.finished;
    const errors = Array.from({ length: steps + 1 }, (_, step) =>
      registerAt(right, 'node0.error', step),
    );
    expect([errors[0], errors.at(-1)]).toEqual([0n, 0n]);
    expect(new Set(errors)).toEqual(new Set([0n, 2n ** 64n - 0x1000n]));
    const [here = 0n, there = 0n] = ['node0.clock', 'node1.clock'].map((id) =>
      registerAt(right, id, steps),
    );
    expect(there - here).toBe(0x10_0000_0000n);
    const wrong = opened(presetOf(BREAKS));
    expect(registerAt(wrong, 'node1.error', wrong.finished.steps)).toBe(0x1000n);
  });

  it('keeps what still fits when a setting changes, and says what does not', () => {
    const { scenario } = opened(presetOf(HOLDS)).start;
    const fuller = { ...scenario, nodes: 1, threads: 4, clocks: [{ deaf: true }], injectAtStep: 3 };
    const change = { nodes: 2 };
    const { start } = opened({ kind: 'change', scenario: fuller, change });
    expect(start.notices).toEqual([
      'threads: 4 became 2, for nodes 2 leaves no more threads a node',
      'injectAtStep 3: it was dropped, for it belongs to 1 node',
    ]);
    expect(start.scenario['clocks']).toEqual([
      { start: 'right', zone: '0x0', deaf: true },
      { start: 'right', zone: '0x1000000000', deaf: false },
    ]);
    expect(start.description.threads.map(({ role }) => role)).toEqual([
      ...['watcher', 'deaf watcher'],
      ...['watcher', 'watcher'],
    ]);
  });

  it('lets its error be raised by hand, of either kind, and says why not where it cannot', () => {
    const { worker } = opened(presetOf(HOLDS));
    worker.workUntil('finished', worker.send({ type: 'inject', step: 2, cause: 'gained' }));
    const { scenario, description } = defined(worker.of('opened').at(-1), 'what was opened');
    expect(scenario).toMatchObject({ injectAtStep: 2, trouble: { cause: 'gained' } });
    expect(description.actors.filter(({ injects }) => injects)).toMatchObject([
      { id: 'slip', label: 'every clock gains ticks' },
    ]);
    const again = worker.send({ type: 'inject', step: 4, cause: null });
    expect(worker.workUntil('failed', again).sentence).toMatch(
      /^injectAtStep 4: the error cannot be raised there because .*(?:wrong|rings) already$/,
    );
  });

  it('is the same run again from a link that names it, and from a file', () => {
    const first = opened(presetOf(BREAKS));
    const { hash } = first.worker.workUntil('link', first.worker.send({ type: 'link', step: 9 }));
    expect(hash).toMatch(/&o=toy-rack&/);
    const { scenario } = first.start;
    const changed = {
      ...scenario,
      clocks: [{ start: 'wrong', deaf: true }, { zone: '-0x5000000' }],
    };
    const other = opened({ kind: 'scenario', scenario: changed, step: 0 });
    const link = other.worker.workUntil('link', other.worker.send({ type: 'link', step: 0 }));
    for (const [run, text] of [
      [first, hash],
      [first, JSON.stringify(scenario)],
      [other, link.hash],
      [other, JSON.stringify(other.start.scenario)],
    ] as const) {
      const again = opened({ kind: 'text', text });
      expect(again.start.notices).toEqual([]);
      expect(again.start.scenario).toEqual(run.start.scenario);
      expect(again.finished.checksum).toBe(run.finished.checksum);
    }
    expect(other.finished.checksum).not.toBe(first.finished.checksum);
  });
});

describe.each([
  [BREAKS, ['mended-once']],
  [HOLDS, []],
])('a search of %s', (preset, broken) => {
  const searched = (reduction: Reduction) => {
    const { worker, start } = opened(presetOf(preset));
    const about = { scenario: start.scenario, preset, fromStep: 0, reduction };
    const limits = { maxStates: 1_000_000, maxMegabytes: 400 };
    return worker.workUntil('explored', worker.send({ type: 'explore', ...about, ...limits }));
  };

  it('breaks what it breaks, whatever is left out of it', () => {
    const exact = searched('none');
    for (const result of [exact, searched('por'), searched('por+symmetry')]) {
      expect(result).toMatchObject({ complete: true, deadlocks: 0 });
      expect(breaches(result).map(({ id }) => id)).toEqual(broken);
      expect(breaches(result).map(({ steps, shortest }) => [steps, shortest])).toEqual(
        breaches(exact).map(({ steps }) => [steps, true]),
      );
      if (result !== exact) expect(result.states).toBeLessThan(exact.states / 10);
    }
    expect(searched('por+symmetry').symmetry).toEqual({ ways: 2, reason: null });
  });

  it('opens what it has found, and says why it breaks', () => {
    for (const { link, atStep, explanation } of breaches(searched('por'))) {
      const { finished, start } = opened({ kind: 'link', hash: link ?? '' });
      expect(start.notices).toEqual([]);
      expect(finished.violations[0]?.step).toBe(atStep);
      expect(explanation?.orderings.map(({ sentence }) => sentence)).toEqual([
        't0 looks at clock 0 before t1 mends clock 0',
        't1 looks at clock 0 before t0 mends clock 0',
      ]);
    }
  });
});

async function answer(...words: string[]): Promise<string> {
  const result = await reply(words, libraries);
  if (!result.ok) throw new Error(result.error);
  return [...result.value.answer].join('');
}

describe('the rack in the terminal', () => {
  it('is listed beside the other, with its own scenarios', async () => {
    expect(await answer('models')).toMatch(
      /^ {2}power8-hmi [^]*\n {2}toy-rack +version 1 +Rack of clocks\. Two thr/m,
    );
    const list = await answer('list', '--model', toy.id);
    expect(list.match(/^\S.*$/gm)).toEqual([BREAKS, HOLDS]);
  });

  it('has no survey, and says so', async () => {
    expect(await reply(['survey', '--model', toy.id], libraries)).toEqual({
      ok: false,
      error: 'survey: the model toy-rack has none',
    });
  });

  it('is described, run, traced, searched and exported in its own words', async () => {
    const described = await answer('describe', HOLDS);
    expect(described).toMatch(/^Rack of clocks\n/);
    expect(described).toContain('clocks[] (as many as nodes says)');
    expect(described).toContain('threads: 1 to 4, shared by nodes; 2 by default');
    const ran = await answer('run', BREAKS);
    expect(ran).toContain('\nmending hasty, 2 nodes, 2 threads a node, 1 slip, seed 47\n');
    expect(ran).toMatch(/ {2}BROKEN {2}mended-once +after step \d+\n/);
    const explored = await answer('explore', HOLDS, '--reduce', 'por+symmetry');
    expect(explored.replaceAll('\n', ' ')).toContain('which node is which count once');
    const others = await Promise.all(
      ['trace', 'link', 'promela'].map((command) => answer(command, BREAKS)),
    );
    for (const text of [described, ran, explored, ...others]) {
      expect(wordsOfMachines(text)).toEqual([]);
    }
  });

  it('asks its runs what its model asks, beside the invariants', async () => {
    expect(await answer('describe', HOLDS)).toMatch(
      /^Questions\n {2}right-again: The first clock can be right again\n/m,
    );
    const explored = JSON.parse(await answer('explore', HOLDS, '--json')) as unknown;
    const asked = { id: 'right-again', row: 'Q1', ask: 'still node0.off == 0' };
    expect(explored).toMatchObject({ questions: [{ ...asked, answer: true, link: null }] });
    // A clock that was mended twice is wrong for good.
    const told = (await answer('explore', BREAKS)).replaceAll(/\n +/g, ' ');
    expect(told).toMatch(
      /\nQuestions right-again: .*: no: a shortest run to where it is out of reach/,
    );
  });

  it('opens from a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'toy-'));
    try {
      const { scenario } = opened(presetOf(BREAKS)).start;
      const path = join(folder, 'rack.json');
      writeFileSync(path, JSON.stringify(scenario));
      const checksum = /checksum \w{8}/;
      expect(checksum.exec(await answer('run', path))?.[0]).toBe(
        checksum.exec(await answer('run', BREAKS))?.[0],
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe.runIf(spinIsInstalled)('the rack in SPIN', () => {
  it.each([
    ['hasty', 1],
    ['careful', 0],
  ])('breaks as the explorer says: %s', (mending, errors) => {
    const { worker, start } = opened({
      kind: 'scenario',
      scenario: { model: toy.id, mending, nodes: 1, clocks: [{}] },
      step: 0,
    });
    const exported = worker.send({ type: 'promela', scenario: start.scenario, preset: null });
    const { text } = worker.workUntil('promela', exported);
    const { invariants } = start.description;
    expect(spin(text, { defines: invariants.map(({ id }) => switchOf(id)) }).errors).toBe(errors);
  });
});
