// @vitest-environment happy-dom
// What is drawn of the timers, at every step of real runs, beside the engine's snapshot of that step.
import { beforeEach, describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import type { Scope } from '../../store/create-scope.ts';
import { armVtimerLibraries } from '../../testing/arm-vtimer/card.ts';
import { settled, showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { stubRoom } from '../../testing/room.ts';
import { VtimerPanel } from './vtimer-panel.tsx';

const SIZE = { width: 944, height: 700 };
const COUNTS_PER_SECOND = 1e8;

let scope: Scope;
let panel: HTMLElement;

const opened = (preset: string) =>
  settled(() => scope.getState().open({ kind: 'preset', id: preset }, 'start'));
const select = (step: number) => settled(() => scope.getState().select(step));

function show(size = SIZE): void {
  stubRoom(size.width, size.height);
  scope = realScope(armVtimerLibraries);
  panel = showInScope(scope, <VtimerPanel />);
}

const run = () => defined(scope.getState().run, 'a run');
const shown = () => defined(scope.getState().shown, 'a moment');
const ended = () => defined(run().finished, 'an end').steps;

function register(id: string): bigint {
  const { snapshot, description } = shown();
  return defined(snapshot.registers[description.registers.findIndex((r) => r.id === id)], id);
}

function cell(id: string): number {
  const { snapshot, description } = shown();
  return defined(snapshot.cells[description.cells.findIndex((c) => c.id === id)], id);
}

const has = (id: string) => shown().description.cells.some((one) => one.id === id);
const home = (name: string) => defined(panel.querySelector(`section[aria-label="${name}"]`), name);
const rowOf = (of: string, name: string) =>
  defined(
    [...home(of).querySelectorAll('.vt-rows > div')].find(
      (one) => one.querySelector('dt')?.textContent === name,
    ),
    name,
  );
const value = (of: string, name: string) =>
  (rowOf(of, name).querySelector('dd')?.textContent ?? '').trim();
const inSeconds = (text: string) =>
  Number(text.replace(/,| m?s$/g, '')) * (text.endsWith(' ms') ? 1e-3 : 1);
const seconds = (counts: bigint) => Number(counts) / COUNTS_PER_SECOND;
const spoken = () => panel.querySelector('.vt-spoken')?.textContent ?? '';

/** The step where an event comes first, or comes again. */
function stepOf(event: string, times = 1): number {
  const { trace, opened: of } = run();
  const bit = 1 << of.description.events.findIndex(({ id }) => id === event);
  const entries = [...trace.eventEntries].filter((_, i) => ((trace.eventBits[i] ?? 0) & bit) !== 0);
  return defined(entries[times - 1], event) + 1;
}

const PRESETS = [
  'what-if-save-ignores-loaded',
  'ten-milliseconds',
  'two-vms-share',
  'saved-at-every-exit',
  'as-merged',
  'create-vcpu',
  'user-irqchip',
  'interrupt-again',
];

describe.each(PRESETS)('the timers of %s', (preset) => {
  it('are drawn as the engine has them, at every step', async () => {
    show();
    await opened(preset);
    const homes = new Set<string>();
    for (let step = 0; step <= ended(); step++) {
      await select(step);
      const { groups } = shown().description;
      const vcpus = defined(groups[0], 'vCPUs').threads.length;
      const truths = Array.from({ length: vcpus }, (_, v) => Number(register(`v${v}.home`)));
      for (let v = 0; v < vcpus; v++) expectVcpu(v, defined(truths[v], 'a home'));
      for (let c = 0; c < groups.length - 1; c++) expectCpu(c, truths.includes(c + 1));
      expectLanes(step);
      homes.add(truths.join());
    }
    // Else nothing was seen to move.
    expect(homes.size).toBeGreaterThan(1);
  });
});

function expectVcpu(v: number, truth: number): void {
  const name = `vCPU ${v}, memory`;
  expect(home(name).getAttribute('data-truth')).toBe(String(truth === 0));
  expect(value(name, 'cnt_ctl')).toBe(String(register(`v${v}.cnt_ctl`)));
  expect(inSeconds(value(name, 'cnt_cval'))).toBeCloseTo(seconds(register(`v${v}.cnt_cval`)), 2);
  expect(inSeconds(value(name, 'cntvoff'))).toBeCloseTo(seconds(register(`v${v}.cntvoff`)), 2);
  expect(value(name, 'irq.level')).toBe(String(cell(`v${v}.level`)));
  expect(value(name, 'loaded')).toBe(has(`v${v}.loaded`) ? String(cell(`v${v}.loaded`)) : 'none');
  const plug = defined(panel.querySelectorAll('.vt-plug')[v], 'a plug');
  expect(plug.getAttribute('data-in')).toBe(String(truth > 0));
  const token = defined(panel.querySelectorAll('.vt-token')[v], 'a token');
  expect(token.textContent).toBe(['empty', 'P', 'A'][cell(`v${v}.lr`)]);
  const on = cell(`v${v}.cpu`) - 1;
  const copies = [`v${v}.cnt_ctl`, ...(on < 0 ? [] : [`cpu${on}.CNTV_CTL`])];
  const isLost = copies.every((id) => Number(register(id) & 1n) !== cell(`v${v}.guest_ctl`));
  expect(rowOf(name, 'cnt_ctl').getAttribute('data-tone')).toBe(isLost ? 'bad' : 'plain');
}

function expectCpu(c: number, isTruth: boolean): void {
  const name = `CPU ${c}, registers`;
  expect(home(name).getAttribute('data-truth')).toBe(String(isTruth));
  expect(value(name, 'CNTV_CTL')).toBe(String(register(`cpu${c}.CNTV_CTL`) & 1n));
  expect(inSeconds(value(name, 'CNTVOFF'))).toBeCloseTo(seconds(register(`cpu${c}.CNTVOFF`)), 2);
  const lamps = register(`cpu${c}.lamps`);
  const lit = (bit: number) => ((lamps >> BigInt(bit)) & 1n) === 1n;
  const gate = home(name).querySelector('.vt-padlock')?.getAttribute('data-shut');
  expect(gate).toBe(String(lit(2)));
  const on = [...home(name).querySelectorAll('.vt-lamp')].map((l) => l.getAttribute('data-on'));
  expect(on).toEqual([lit(0), lit(1), lit(4)].map(String));
}

/** What a vCPU does now is what its thread has just done, or where it stands. */
function expectLanes(step: number): void {
  const { trace, opened: of } = run();
  const { actors, instructions, phases, groups } = of.description;
  if (step === 0) return;
  const actor = actors[trace.actor[step - 1] ?? -1];
  const now = [...panel.querySelectorAll('.vt-bar[data-tense="now"]')];
  expect(now).toHaveLength(groups[0]?.threads.length ?? 0);
  if (actor?.kind !== 'thread' || !(groups[0]?.threads.includes(actor.thread) ?? false)) return;
  const done = instructions[trace.instruction[step - 1] ?? -1];
  const phase = phases[done?.phase ?? -1]?.id ?? '';
  const doings = now.map((one) => one.getAttribute('data-doing') ?? '');
  const expected = phase === 'host' ? ['host', 'save', 'restore', 'off'] : [phase];
  expect(doings.some((doing) => expected.includes(doing))).toBe(true);
}

describe('the picture', () => {
  beforeEach(() => show());

  it('shows how the word of the guest is lost, and says it', async () => {
    await opened('what-if-save-ignores-loaded');
    await select(stepOf('word-lost'));
    const arrows = [...panel.querySelectorAll('.vt-arrow')];
    expect(arrows.map((one) => one.querySelector('.vt-arrow-name')?.textContent)).toEqual([
      'S1 save',
      'P1 save, wrong',
    ]);
    expect(arrows.map((one) => one.querySelector('.vt-arrow-more')?.textContent)).toEqual([
      `step ${stepOf('saved')}: CTL 1`,
      `step ${stepOf('saved', 2)}: CTL 0`,
    ]);
    expect(rowOf('vCPU 0, memory', 'cnt_ctl').textContent).toContain('the guest set 1');
    expect(spoken()).toBe(
      `vCPU 0: memory has its timer: CTL 0, CVAL 1.01 s. The guest had set 1; P1 has overwritten it at step ${stepOf('word-lost')}. CPU 0: line off, pending off, gate open, signal off.`,
    );
    expect(panel.querySelector('.vt-flag')?.getAttribute('data-lost')).toBe('true');
    await select(ended());
    expect(panel.querySelector('.vt-outcome')?.textContent).toBe('0 of 2ticks, for good');
  });

  it('shows the same CVAL on both CPUs, and 8 ms of a soft timer between', async () => {
    await opened('ten-milliseconds');
    await select(stepOf('armed'));
    expect(value('CPU 0, registers', 'CNTV_CVAL')).toBe('1.01 s');
    await select(stepOf('saved'));
    const soft = () => [...panel.querySelectorAll('.vt-soft text')].map((one) => one.textContent);
    expect(soft()).toContain('bg');
    expect(soft().join()).toContain('8 ms');
    await select(stepOf('host-interrupt'));
    expect(value('CPU 1, registers', 'CNTV_CVAL')).toBe('1.01 s');
    expect(value('CPU 1, registers', 'CNTVOFF')).toBe('10,000 s');
    expect(value('CPU 0, registers', 'CNTVOFF')).toBe('0 s');
    // The gate is shut, so that the chain ends there.
    expect(spoken()).toContain('CPU 1: line on, pending on, gate shut, signal off.');
  });

  it('counts what the host takes for one expiry as the engine does, the second in red', async () => {
    await opened('interrupt-again');
    const spikes = [...panel.querySelectorAll('.vt-spike')];
    const many = spikes.map((one) => one.getAttribute('data-many') === 'true');
    expect(many).toContain(true);
    for (let i = 0; i < spikes.length; i++) {
      await select(stepOf('host-interrupt', i + 1));
      expect(cell('v0.interrupts') > 1).toBe(many[i]);
    }
  });

  it('shows where the clock of a guest goes back', async () => {
    await opened('create-vcpu');
    const back = [...panel.querySelectorAll('.vt-time[data-back="true"]')];
    expect(back.map((one) => one.textContent)).toEqual(['0 s']);
    await opened('idle-one');
    expect(panel.querySelectorAll('.vt-time[data-back="true"]')).toHaveLength(0);
  });

  it('counts accesses of this run, and from a load to a put by the table', async () => {
    await opened('idle-one');
    await select(ended());
    const pair = (name: string) =>
      [...defined(panel.querySelector(`[aria-label="${name}"]`), name).querySelectorAll('b')]
        .slice(1)
        .map((one) => Number(one.textContent));
    expect(pair('this run')).toEqual(
      ['before', 'after'].map((one) => Number(register(`accesses.${one}`))),
    );
    expect([pair('VHE'), pair('non-VHE')]).toEqual([
      [280, 6],
      [440, 167],
    ]);
    const slider = defined(panel.querySelector('[aria-label^="exits from"]'), 'a slider');
    const press = (key: string) =>
      settled(() => slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
    await press('Home');
    expect([pair('VHE'), pair('non-VHE')]).toEqual([
      [7, 6],
      [11, 11],
    ]);
  });

  it('opens a known bug, lets time pass, and says which control does nothing', async () => {
    await opened('idle-one');
    const button = (group: string, label: string) =>
      defined(
        [...panel.querySelectorAll<HTMLElement>(`[aria-label="${group}"] button`)].find(
          (one) => one.textContent === label,
        ),
        label,
      );
    const idle = () =>
      [...panel.querySelectorAll('.dim')]
        .map((one) => one.textContent)
        .filter((one) => one.includes('no effect here'));
    expect(idle()).toEqual(['resampling: no effect here']);
    const before = run().trace.length;
    await select(stepOf('armed'));
    const count = register('count');
    await settled(() => button('Let happen now', 'tick').click());
    expect(register('count')).toBe(count + 1_000_000n);
    expect(run().trace.length).not.toBe(0);
    expect(before).toBeGreaterThan(0);
    await settled(() => button('Known bugs', 'H5').click());
    expect(run().opened.preset).toBe('no-resample');
    expect(button('Known bugs', 'H5').getAttribute('aria-pressed')).toBe('true');
    expect(idle()).toEqual(['36e5cfd410ad: no effect here', 'NULL check: no effect here']);
  });

  it('draws the start of a run that goes round for ever, and says so', async () => {
    await opened('both-fixes');
    await select(ended());
    expect(ended()).toBe(1_000_000);
    expect(panel.querySelector('.vt-long')?.textContent).toContain('its first 400 steps');
    expect(panel.querySelectorAll('.vt-bar').length).toBeLessThan(400);
    expectVcpu(0, Number(register('v0.home')));
  });

  it('cuts the string where a list register has no HW bit', async () => {
    await opened('what-if-no-hw-bit');
    expect(panel.querySelector('.vt-lrs')?.textContent).toContain('nobody opens the gate');
  });
});

it('shows one picture and no control on a phone', async () => {
  show({ width: 372, height: 500 });
  await opened('what-if-save-ignores-loaded');
  await select(stepOf('word-lost'));
  expect(panel.querySelectorAll('.vt-track, .vt-homes')).toHaveLength(2);
  expect(panel.querySelectorAll('.vt-controls, .vt-meter, [role="slider"]')).toHaveLength(0);
  expect(value('vCPU 0, memory', 'cnt_ctl')).toMatch(/^1\s*0$/);
  const [, , meter] = panel.querySelectorAll<HTMLElement>('input[type="radio"]');
  await settled(() => meter?.click());
  expect(panel.querySelectorAll('.vt-meter')).toHaveLength(1);
  expect(panel.querySelectorAll('.vt-track, [role="slider"]')).toHaveLength(0);
});
