// @vitest-environment happy-dom
// What is drawn of a guest's timer, at every step of real runs, beside the engine's snapshot of that step.
import { beforeEach, describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import type { Scope } from '../../store/create-scope.ts';
import { decrementerLibraries } from '../../testing/decrementer/card.ts';
import { settled, showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { stubRoom } from '../../testing/room.ts';
import { TimerPanel } from './timer-panel.tsx';

const TICKS_PER_SECOND = 512e6;
const SIZE = { width: 944, height: 700 };

let scope: Scope;
let panel: HTMLElement;

/** Lets the engine answer, and the page show it. */
const opened = (preset: string) =>
  settled(() => scope.getState().open({ kind: 'preset', id: preset }, 'start'));

/** Where the event comes first. */
async function at(event: string): Promise<void> {
  const { trace, opened: run } = defined(scope.getState().run, 'a run');
  const bit = 1 << run.description.events.findIndex(({ id }) => id === event);
  const entry = trace.eventEntries[trace.eventBits.findIndex((bits) => (bits & bit) !== 0)];
  await settled(() => scope.getState().select(defined(entry, event) + 1));
}

function show(size = SIZE): void {
  stubRoom(size.width, size.height);
  scope = realScope(decrementerLibraries);
  panel = showInScope(scope, <TimerPanel />);
}

const text = (selector: string) => panel.querySelector(selector)?.textContent ?? '';
const outcome = () => `${text('.timer-panel-big')}, ${text('.timer-panel-too')}`;
const number = (element: Element | null | undefined, name: string) =>
  Number(defined(element?.getAttribute(name), name));

const shownNow = () => defined(scope.getState().shown, 'a moment');

/** By its id, signed as the register is wide. */
function register(id: string, { snapshot, description } = shownNow()): bigint {
  const index = description.registers.findIndex((one) => one.id === id);
  const width = defined(description.registers[index], id).width;
  return BigInt.asIntN(width, defined(snapshot.registers[index], id));
}

/** Once the timer is taken, the moment that is told: when DEC was last loaded, or set by the guest. */
function told(given: ReturnType<typeof shownNow>) {
  const { snapshot, description } = shownNow();
  const timer = description.cells.findIndex(({ id }) => id === 'guest.timer');
  return snapshot.cells[timer] === TAKEN ? given : shownNow();
}

const TAKEN = 2;

/** Whether the step at which the picture is gave DEC its value. */
function givesDec(): boolean {
  const { trace, opened: run } = defined(scope.getState().run, 'a run');
  const entry = trace.eventEntries.indexOf(shownNow().snapshot.step - 1);
  const bits = trace.eventBits[entry] ?? 0;
  return run.description.events.some(
    ({ id }, i) => ['dec-loaded', 'timer-set', 'spurious'].includes(id) && (bits & (1 << i)) !== 0,
  );
}

const seconds = (ticks: bigint) => Number(ticks) / TICKS_PER_SECOND;

/** What a bar of that length stands for. */
function secondsOfBar(bar: Element | null | undefined): number {
  if (bar === null || bar === undefined) return 0;
  const row = defined(bar.parentElement?.querySelector('.fuse-row'), 'a row');
  const decade = (number(row, 'width') - 24) / Math.log10(2 ** 55 / TICKS_PER_SECOND / 1e-3);
  const length = number(bar, 'width');
  return length < 24 ? (length / 24) * 1e-3 : 1e-3 * 10 ** ((length - 24) / decade);
}

const PRESETS = [
  'expiry-before-offset',
  'silent-for-weeks',
  'offset-only-all-ones',
  'guest-time-by-accident',
  'secondary-too-early',
];

describe.each(PRESETS)('the timer of %s', (preset) => {
  it('is drawn as the engine has it, at every step', async () => {
    show();
    await opened(preset);
    const { finished, opened: run } = defined(scope.getState().run, 'a run');
    const width = Number(run.scenario['width']);
    const looks = new Set<string>();
    let given = shownNow();
    for (let step = 0; step <= defined(finished, 'an end').steps; step++) {
      await settled(() => scope.getState().select(step));
      if (givesDec()) given = shownNow();
      const at = told(given);
      const fuses = [...panel.querySelectorAll('.fuse')];
      if (fuses.length === 0) continue;
      const isLoaded = fuses[0]?.getAttribute('data-hollow') === 'false';
      const host = hostOnPage();
      const dec = register(`${host}.${isLoaded ? 'dec' : `loads${width}`}`, at);
      const toGo = register(`${host}.toGo`, at);
      const verdict =
        dec === toGo || (dec <= 0n && toGo <= 0n) ? 'right' : dec > toGo ? 'late' : 'early';
      looks.add(verdict);
      expect(fuses[0]?.getAttribute('data-verdict')).toBe(verdict);
      const bars = fuses.map((one) => secondsOfBar(one.querySelector('.fuse-bar')));
      const drawn = [dec, null, toGo].map((ticks) =>
        ticks === null ? null : Math.max(0, seconds(ticks)),
      );
      drawn.forEach((length, i) => {
        if (length !== null) expect((bars[i] ?? 0) / (length || 1)).toBeCloseTo(length ? 1 : 0, 6);
      });
      const needle = panel.querySelector('.dec-wheel-needle')?.getAttribute('style') ?? '';
      const turns = Number(/rotate\(([-\d.e]+)turn\)/.exec(needle)?.[1]);
      const part = Number(BigInt.asUintN(width, dec)) / 2 ** width;
      expect(Math.min(Math.abs(turns - part), 1 - Math.abs(turns - part))).toBeLessThan(1e-6);
      expectFlag(host, at);
    }
    expect([...looks].sort()).toEqual(LOOKS[preset]);
  });
});

/** How DEC compares with what is right, in the course of each of these runs. */
const LOOKS: Readonly<Record<string, readonly string[]>> = {
  'expiry-before-offset': ['early', 'late', 'right'],
  'silent-for-weeks': ['late', 'right'],
  'offset-only-all-ones': ['late', 'right'],
  'guest-time-by-accident': ['right'],
  'secondary-too-early': ['late', 'right'],
};

function hostOnPage(): string {
  const words = [...panel.querySelectorAll('.time-axis-more')].map((one) => one.textContent);
  return words.find((one) => one === 'source' || one === 'destination') ?? 'host';
}

/** It stands on the line of the clock by which it is read, and has the colour of its own. */
function expectFlag(host: string, at: ReturnType<typeof shownNow>): void {
  const flags = [...panel.querySelectorAll('.flags .planted-flag')];
  if (flags.length === 0) return;
  const clocks = ['none', 'host', 'guest'];
  const given = clocks[Number(register(`${host}.given`, at))];
  const readAs = clocks[Number(register(`${host}.readAs`, at))];
  const planted = flags.at(-1);
  expect(planted?.getAttribute('data-unit')).toBe(given);
  const rail = panel.querySelector(`.clock-line[data-clock="${readAs ?? ''}"] .clock-line-rail`);
  expect(number(planted?.querySelector('circle'), 'cy')).toBe(number(rail, 'y1'));
  const isWrong = given !== 'none' && given !== readAs;
  const isElsewhere = register(`${host}.meant`, at) !== register(`${host}.read`, at);
  expect(flags).toHaveLength(isWrong && isElsewhere ? 2 : 1);
  expect(planted?.getAttribute('data-look')).toBe(isWrong && isElsewhere ? 'wrong' : 'planted');
}

describe('the picture', () => {
  beforeEach(() => show());

  it('says what the wrong order does, beside its marks and aloud', async () => {
    await opened('expiry-before-offset');
    await at('dec-loaded');
    expect(outcome()).toBe('2.80 s, 1.80 s too late');
    expect(text('.wrong-way text')).toBe('same number, other clock: 17.44 h further');
    expect(text('.fuse .fuse-words')).toBe('2.80 s, the low 32 bits of 17.44 h (4.19 s at most)');
    expect(text('.dec-wheel-word-arc')).toBe('1.80 s of theoffset is left');
    expect(panel.querySelector('.time-axis')?.getAttribute('aria-label')).toBe(
      'Timer: fires in 2.8 seconds, due in 0.9987 seconds. dec_expires holds guest time, read as host time.',
    );
    expect(text('.set-card-strong')).toBe('takes off the offset as it is now: 0 s');
  });

  it.each([
    ['silent-for-weeks', '24.72 days, 24.72 days too late'],
    ['offset-only-all-ones', '4.19 s, 3.22 s too late'],
    ['qemu-today', 'at once, one too many'],
  ])('says what becomes of the timer: %s', async (preset, words) => {
    await opened(preset);
    await at('dec-loaded');
    expect(outcome()).toBe(words);
  });

  it('names the low bits of dec_expires where they are what DEC got, and nowhere else', async () => {
    await opened('secondary-too-early');
    await at('dec-loaded');
    expect(text('.fuse .fuse-words')).toBe('2.85 s (4.19 s at most)');
  });

  it('tells at the end what came of the timer, and why it was taken later than DEC ran out', async () => {
    await opened('expiry-before-offset');
    await at('timer-taken');
    expect(outcome()).toBe('2.80 s, 1.80 s too late');
    expect(text('.time-axis-taken-word')).toBe(
      'taken after 3 s, 2.00 s late: time passes in steps of 0.5 s',
    );
    expect(text('.timer-panel-heading')).toBe('fired after');
  });

  it.each([
    ['offset-only', 'nobody sets it: the timer stays behind', '“both” takes it along'],
    ['offset-only-all-ones', 'nobody sets it: the timer stays behind', 'this kernel cannot yet'],
    ['expiry-alone', 'nobody sets it: the guest reads host time', '“both” lets its clock go on'],
  ])('says what one SET alone leaves out, and what both are for: %s', async (preset, ...words) => {
    await opened(preset);
    const missing = panel.querySelector('[data-missing="true"] .set-card-words');
    expect([...(missing?.children ?? [])].map((one) => one.textContent)).toEqual(words);
  });

  it('runs a line from dec_expires to the needle when an entry loads DEC, and then alone', async () => {
    await opened('expiry-before-offset');
    await at('dec-loaded');
    const lines = () => panel.querySelectorAll('.load-line path').length;
    expect(lines()).toBe(1);
    const { step } = shownNow().snapshot;
    for (const other of [step - 1, step + 1]) {
      await settled(() => scope.getState().select(other));
      expect(lines()).toBe(0);
    }
  });

  it('plants a second flag for a vCPU that sleeps by its hrtimer', async () => {
    await opened('guest-time-by-accident');
    await at('timer-judged');
    expect(text('[data-look="sleep"] .planted-flag-words')).toBe('hrtimer: sleeps for 135.2 s');
    expect(outcome()).toBe('135.2 s, 134.2 s too late');
  });

  it('takes the other order by the button, and back by the keys', async () => {
    await opened('expiry-before-offset');
    await settled(() => panel.querySelector<HTMLElement>('.set-cards-swap button')?.click());
    expect(scope.getState().run?.opened.scenario['userspace']).toBe('offset-expiry');
    await at('dec-loaded');
    expect(outcome()).toBe('0.9987 s, on time');
    const handle = defined(panel.querySelector('.set-card-handle'), 'a handle');
    const press = (key: string, altKey: boolean) =>
      settled(() =>
        handle.dispatchEvent(new KeyboardEvent('keydown', { key, altKey, bubbles: true })),
      );
    await press('ArrowDown', false);
    await press('ArrowUp', true);
    expect(scope.getState().run?.opened.scenario['userspace']).toBe('offset-expiry');
    await press('ArrowDown', true);
    expect(scope.getState().run?.opened.scenario['userspace']).toBe('expiry-offset');
  });

  it('takes a time until the first run from its slider, at which a DEC of 32 bits turns', async () => {
    await opened('offset-only');
    const slider = defined(
      panel.querySelector('[aria-label="from create to first run"]'),
      'a slider',
    );
    const key = (name: string) =>
      settled(() =>
        slider.dispatchEvent(
          new KeyboardEvent('keydown', { key: name, shiftKey: true, bubbles: true }),
        ),
      );
    await key('Home');
    expect(scope.getState().run?.opened.scenario['away']).toBe('0x0');
    for (let i = 0; i < 5; i++) await key('ArrowRight');
    expect(scope.getState().run?.opened.scenario['away']).toBe('0x9837f000');
    await at('dec-loaded');
    expect(outcome()).toMatch(/too late$/);
  });

  it('says where a control does nothing, and leaves it in its place', async () => {
    await opened('expiry-before-offset');
    const idle = () =>
      [...panel.querySelectorAll('.dim')]
        .map((one) => one.textContent)
        .filter((one) => one.includes('no effect here'));
    expect(idle()).toEqual(['threads: no effect here', 'idle DEC: no effect here']);
    await opened('no-switch-exit');
    expect(idle()).toEqual(['no effect here', 'userspace sets: no effect here', 'no effect here']);
  });
});

it('shows one picture and no control on a phone', async () => {
  show({ width: 372, height: 500 });
  await opened('expiry-before-offset');
  expect(panel.querySelectorAll('.time-axis')).toHaveLength(1);
  expect(panel.querySelectorAll('.dec-wheel, .set-cards, .timer-controls')).toHaveLength(0);
  const [, wheel] = panel.querySelectorAll<HTMLElement>('input[type="radio"]');
  await settled(() => wheel?.click());
  expect(panel.querySelectorAll('.dec-wheel')).toHaveLength(1);
  expect(panel.querySelectorAll('.time-axis')).toHaveLength(0);
});
