// @vitest-environment happy-dom
// The picture of the two hosts at every step of real runs, beside the engine's snapshots.
import { beforeEach, describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import type { Scope } from '../../store/create-scope.ts';
import { settled, showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { stubRoom } from '../../testing/room.ts';
import { tbOffsetLibraries } from '../../testing/tb-offset/cards.ts';
import { findRegister, placeOfThread } from '../../views/lookup.ts';
import { OffsetPanel } from './offset-panel.tsx';

const WIDTH = 900;
let scope: Scope;
let panel: HTMLElement;

/** Lets the engine answer, and the page show it. */
const opened = (id: string) =>
  settled(() => scope.getState().open({ kind: 'preset', id, model: 'tb-offset' }, 'start'));

beforeEach(() => {
  stubRoom(WIDTH, 320);
  scope = realScope(tbOffsetLibraries);
  panel = showInScope(scope, <OffsetPanel />);
});

interface Pill {
  readonly text: string;
  readonly falls: boolean;
  readonly later: boolean;
  /** Middle of it, in pixels. */
  readonly x: number;
}

const pills = (): Pill[] =>
  [...panel.querySelectorAll<HTMLElement>('.reads-strip li')]
    .map((one) => ({
      text: one.lastChild?.textContent ?? '',
      falls: one.dataset['falls'] === 'true',
      later: one.dataset['later'] === 'true',
      x: parseFloat(one.style.left) + parseFloat(one.style.width) / 2,
    }))
    .sort((a, b) => a.x - b.x);

const amount = (of: 'guest' | 'host'): string =>
  panel.querySelector(`.amount-gutter [data-of="${of}"] .value-button`)?.textContent ?? '';

const said = (): string => panel.querySelector('[aria-live]')?.textContent ?? '';

/** What is selected, in the engine's words. */
function shownNow() {
  const { shown, run } = scope.getState();
  const { description, snapshot } = defined(shown, 'something shown');
  return {
    run: defined(run, 'a run'),
    step: snapshot.step,
    value: (id: string) => findRegister(description, snapshot, id)?.value ?? 0n,
    phase: (thread: string) =>
      placeOfThread(
        description,
        snapshot,
        description.threads.findIndex(({ id }) => id === thread),
      )?.phase.id,
  };
}

/** Goes through all steps of a preset's run. */
async function everyStep(preset: string, look: (at: ReturnType<typeof shownNow>) => void) {
  await opened(preset);
  const last = defined(scope.getState().run?.finished, 'the end').steps;
  expect(last).toBeGreaterThan(20);
  for (let step = 0; step <= last; step++) {
    await settled(() => scope.getState().select(step));
    look(shownNow());
  }
}

const ms = (ticks: bigint): number => Number(BigInt.asIntN(64, ticks)) / 512e3;
const signed = (value: number): string =>
  value === 0 ? '0' : `${value < 0 ? '−' : '+'}${Number(Math.abs(value).toPrecision(3))}`;

describe('reads', () => {
  it.each([
    ['stop-cont-unsynced', '−7.56 ms'],
    ['what-if-rounded-down', '−31.4 ms'],
  ])('are told from their step on, and how far one falls: %s', async (preset, worst) => {
    const reads: { value: bigint; since: bigint }[] = [];
    const amounts = new Set<string>();
    let before = new Map<string, bigint>();
    let seen = 0;
    await everyStep(preset, ({ value, phase, step }) => {
      const inside = ['a0', 'b0'].filter((id) => phase(id) === 'guest');
      const behind = Math.min(0, ...inside.map((id) => ms(value(`${id}.tb`) - value('last'))));
      if (behind < 0) amounts.add(amount('guest'));
      expect(behind < 0).toBe(amount('guest').startsWith('−'));
      const now = new Map(['a0', 'b0'].map((id) => [id, value(`${id}.read`)]));
      for (const [id, read] of now) {
        if (read === (before.get(id) ?? 0n)) continue;
        reads.push({ value: read, since: value(`${id}.readStep`) });
      }
      before = now;
      const base = value('qemu-a.guest_timebase');
      const told = pills().filter(({ later }) => !later);
      // Of a long run its start is another page: here is the one around the stop.
      if (base === 0n || told.length === 0) return;
      seen++;
      const latest = reads.slice(-told.length);
      expect([step, told.map(({ text }) => text)]).toEqual([
        step,
        latest.map((one) => signed(ms(one.value - base))),
      ]);
      expect(told.map(({ falls }) => falls)).toEqual(latest.map(({ since }) => ms(since) < 0));
    });
    expect(seen).toBeGreaterThan(10);
    expect(amounts).toContain(worst);
  });

  it('stand where the clock of the host and the guest have them, to one scale', async () => {
    await opened('stop-cont-unsynced');
    await settled(() => scope.getState().select(61));
    const dots = [...panel.querySelectorAll('circle.offset-read')].map((one) => ({
      x: Number(one.getAttribute('cx')),
      y: Number(one.getAttribute('cy')),
    }));
    const base = shownNow().value('qemu-a.guest_timebase');
    const noted = shownNow()
      .run.finished?.readings.filter(({ of }) => {
        const { readings } = shownNow().run.opened.description;
        return readings?.[of]?.event === 'read';
      })
      .map(({ of, values }) => {
        const ids = shownNow().run.opened.description.readings?.[of]?.registers ?? [];
        const at = (id: string) => values[ids.indexOf(id)] ?? 0n;
        return { now: ms(at('a.now')), read: ms(at('a0.read') - base) };
      })
      .slice(-dots.length);
    const [first, ...others] = defined(noted, 'reads');
    const [dot, ...rest] = dots;
    expect(rest.length).toBe(4);
    const [x0, y0] = [defined(dot, 'a dot').x, defined(dot, 'a dot').y];
    const scale =
      (defined(rest[0], 'a dot').x - x0) /
      (defined(others[0], 'a read').now - defined(first, 'a read').now);
    const rise =
      (defined(rest[3], 'a dot').y - y0) /
      (defined(others[3], 'a read').read - defined(first, 'a read').read);
    expect(rise).toBeLessThan(0);
    others.forEach(({ now, read }, i) => {
      const { x, y } = defined(rest[i], 'a dot');
      expect(x - x0).toBeCloseTo(scale * (now - defined(first, 'a read').now), 6);
      expect(y - y0).toBeCloseTo(rise * (read - defined(first, 'a read').read), 6);
    });
  });
});

it('says what host code takes for host time', async () => {
  const found = new Set<string>();
  await everyStep('set-while-running', ({ value, phase }) => {
    const isHost = ['stopped', 'dispatch', 'leave'].includes(phase('a0') ?? '');
    const off = isHost ? ms(value('a0.skew')) : 0;
    expect(amount('host') === '0 s').toBe(off === 0);
    found.add(amount('host'));
  });
  expect([...found]).toEqual(['0 s', '−32.8 s']);
});

it('is said aloud, a fall first', async () => {
  await opened('stop-cont-unsynced');
  await settled(() => scope.getState().select(48));
  expect(said()).toBe(
    'Guest clock. Now 7.56 milliseconds behind its last read, wrong. ' +
      'Stopped 25.21 milliseconds. QEMU saved 7.56 milliseconds too little at step 29.',
  );
  expect(panel.querySelector('.reads-strip li')?.textContent).toContain('7.56 ms less');
});

it('has a scale that can be read at every step, also long before the stop', async () => {
  const marks: number[] = [];
  await everyStep('stop-cont-unsynced', () =>
    marks.push(panel.querySelectorAll('svg text').length),
  );
  expect(Math.max(...marks)).toBeLessThan(80);
});

it('shows the debt from the save to the end of the pause, as high as the difference', async () => {
  await opened('stop-cont-unsynced');
  await settled(() => scope.getState().select(48));
  const box = defined(panel.querySelector('rect.offset-debt'), 'the debt');
  const arrow = defined(panel.querySelector('.offset-fall-arrow'), 'an arrow');
  const [, , top, bottom] = /M (\S+) (\S+) V (\S+)/.exec(arrow.getAttribute('d') ?? '') ?? [];
  // P-TB4 goes back by exactly what was not saved.
  expect(Number(box.getAttribute('y'))).toBeCloseTo(Number(top), 6);
  expect(Number(box.getAttribute('y')) + Number(box.getAttribute('height'))).toBeCloseTo(
    Number(bottom) + 9,
    6,
  );
});

it('says how many pauses go back', async () => {
  const chart = () => panel.querySelector('.offset-chart-share')?.textContent;
  await opened('stop-cont-unsynced');
  await settled(() => scope.getState().select(48));
  expect(chart()).toBe('23.1 % of all pauses go back');
  await opened('stop-cont-synced');
  await settled(() => scope.getState().select(48));
  expect(chart()).toBe('no pause goes back');
});

it('is changed where it is drawn: read back, and nothing falls', async () => {
  await opened('stop-cont-unsynced');
  await settled(() => scope.getState().select(48));
  const yes = panel.querySelectorAll<HTMLInputElement>('.controls-row input')[1];
  await settled(() => defined(yes, 'a segment').click());
  expect(scope.getState().run?.opened.scenario['userspace']).toMatchObject({ sync: true });
  expect(pills().some(({ falls }) => falls)).toBe(false);
});

it('has a pause that can be moved by keys', async () => {
  await opened('stop-cont-unsynced');
  await settled(() => scope.getState().select(48));
  const grip = defined(panel.querySelector('[role="slider"][aria-label="Pause"]'), 'a grip');
  expect(grip.getAttribute('aria-valuetext')).toBe('25.21 ms');
  await settled(() =>
    grip.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowLeft', shiftKey: true, bubbles: true }),
    ),
  );
  const again = defined(panel.querySelector('[role="slider"][aria-label="Pause"]'), 'a grip');
  expect(again.getAttribute('aria-valuetext')).toBe('24.2 ms');
  // A shorter pause ends before the rung: the guest goes on later than it stopped.
  expect(pills().some(({ falls }) => falls)).toBe(false);
});

it('has an offset and a clock that can be moved by keys', async () => {
  const press = (label: string, key: string) =>
    settled(() =>
      defined(panel.querySelector(`[aria-label="${label}"]`), label).dispatchEvent(
        new KeyboardEvent('keydown', { key, shiftKey: true, bubbles: true }),
      ),
    );
  await opened('what-if-unsynced-multiple');
  await settled(() => scope.getState().goToEnd());
  expect(panel.querySelector('.offset-debt')).toBeNull();
  await press('Rounded up', 'ArrowUp');
  // A millisecond less than before: the kernel rounds it up to the same.
  expect(scope.getState().run?.opened.scenario['times']).toMatchObject({
    rawOffset: '0xffff83000',
  });
  expect(panel.querySelector('.offset-debt')).not.toBeNull();

  await opened('migrate-behind');
  await settled(() => scope.getState().goToEnd());
  await press('Clock of host B', 'ArrowUp');
  expect(scope.getState().run?.opened.scenario['times']).toMatchObject({
    delta: '-0x1d2b3aedd877',
  });
});

describe('the carry check', () => {
  const register = () =>
    [...panel.querySelectorAll('.carry-registers tr')].map((row) =>
      [...row.querySelectorAll('.mono, td:last-child')].map(({ textContent }) => textContent),
    );

  it('reads out the worked numbers, and others where a bead is moved', async () => {
    await opened('carry-close-up');
    expect(register()).toEqual([
      ['E5a', '0000_1D2C_5AFF_FFFE', 'host'],
      ['E5b', '0000_1D3C_5A00_0000', '32.8 ms too low'],
      ['E6a', '0000_1D3C_5A00_0003', 'wrapped: repair'],
      ['E6b', '0000_1D3C_5B00_0006', 'right'],
    ]);
    const bead = defined(panel.querySelector('[aria-label="E5b: write of TBU40"]'), 'a bead');
    await settled(() =>
      bead.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true })),
    );
    expect(register()[1]).toEqual(['E5b', '0000_1D3C_5AFF_FFFF', 'right']);
    expect(register()[3]).toEqual(['E6b', '0000_1D3C_5B00_0006', 'right']);
  });

  it('is that of the run', async () => {
    await opened('what-if-relative-carry');
    const bead = defined(panel.querySelector('[aria-label="E5b: write of TBU40"]'), 'a bead');
    await settled(() =>
      bead.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true })),
    );
    expect(register()[3]).toEqual(['E6b', '0000_1D3C_5C00_0006', '32.8 ms too high']);
  });

  it('opens a run of its own with the check that is chosen', async () => {
    await opened('stop-cont-unsynced');
    await settled(() => scope.getState().change({ carry: 'relative' }));
    const button = [...panel.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Open such a run',
    );
    await settled(() => defined(button, 'a button').click());
    await settled(() => undefined);
    const { scenario } = defined(scope.getState().run, 'a run').opened;
    expect(scenario).toMatchObject({ flow: 'run', carry: 'relative' });
  });

  it('draws no TB as well that lost the carry', async () => {
    await opened('what-if-no-carry-check-at-entry');
    await settled(() => scope.getState().goToEnd());
    expect(shownNow().run.finished?.violations).not.toEqual([]);
    // Before the entry that loses it the TB is right, for some nanoseconds.
    const long = [...panel.querySelectorAll<SVGLineElement>('.offset-guest')].filter(
      (line) => Number(line.getAttribute('x2')) - Number(line.getAttribute('x1')) > 1,
    );
    expect(long.length).toBeGreaterThan(0);
    expect(long.map((line) => line.dataset['kind'])).not.toContain('guest');
  });
});
