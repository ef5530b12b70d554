// @vitest-environment happy-dom
// The tour of the POWER8 core on the real engine: every moment that it speaks of is there, and is gone to.
import { act } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { eventsOf } from '../../protocol/trace.ts';
import type { Scope } from '../../store/create-scope.ts';
import { signalAt } from '../../store/signals.ts';
import { showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { TourPanel } from './tour.tsx';

let scope: Scope;

const settled = (doing: () => unknown) =>
  act(async () => {
    await doing();
    for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setTimeout(resolve));
  });

const now = () => scope.getState();
const run = () => defined(now().run, 'a run');
const panel = () => document.querySelector<HTMLElement>('.tour');

const press = (name: string) =>
  settled(() =>
    [...document.querySelectorAll('button')]
      .find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)
      ?.click(),
  );

const key = (name: string) =>
  settled(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: name, bubbles: true }),
    ),
  );

beforeEach(async () => {
  scope = realScope();
  showInScope(scope, <TourPanel />);
  const code = document.createElement('section');
  code.id = 'panel-code';
  document.body.append(code);
  await settled(() => now().open({ kind: 'preset', id: 'four-guests' }, 'start'));
  await settled(() => now().select(7));
  const { model, words } = run().opened.description;
  await settled(() => now().setTour({ model, stops: words.tour }));
});

const stops = () => run().opened.description.words.tour;
/** How the clock of subcore 0 stands at the selected step. */
const clock = () => signalAt(run(), 0, 'clock', now().step)?.tone;

it('goes to every moment of its sentences, in the order of its run, and ends with the fix', async () => {
  const clocks: (string | undefined)[] = [];
  const steps: number[] = [];
  for (const stop of stops()) {
    expect(panel()?.textContent).toContain(stop.title);
    expect(run().opened.base).toBe(stop.preset);
    const bit = run().opened.description.events.findIndex(({ id }) => id === stop.event);
    const { step } = now();
    if (stop.event === null) expect(step).toBe(0);
    else expect((eventsOf(run().trace, step - 1) >> bit) & 1).toBe(1);
    steps.push(step);
    clocks.push(clock());
    await press('Next');
  }
  expect(clocks).toEqual(['guest', 'stopped', 'host', 'wrong', 'host']);
  expect(steps.slice(0, 4)).toEqual(steps.slice(0, 4).toSorted((a, b) => a - b));
  expect(run().opened.scenario['kernel']).toBe('v4.8');
  await press('Done');
  expect(panel()).toBeNull();
});

it('has at most thirty words at a stop, and five stops', () => {
  expect(stops()).toHaveLength(5);
  for (const { sentence } of stops()) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(30);
});

it('shows the line that a stop is about, and what stands out', async () => {
  for (let i = 0; i < 3; i += 1) await key('ArrowRight');
  expect(now().sought?.line).toBe('kvmhv_switch_to_host:X12b');
  const code = document.getElementById('panel-code');
  expect(code?.hasAttribute('data-told')).toBe(true);
  await key('ArrowLeft');
  expect(code?.hasAttribute('data-told')).toBe(false);
});

it('leads back from the fix to the kernel before it', async () => {
  for (let i = 0; i < 4; i += 1) await key('ArrowRight');
  expect(run().opened.scenario['kernel']).toBe('v4.8');
  await key('ArrowLeft');
  expect(run().opened.scenario['kernel']).toBe('pre-fix');
  expect(clock()).toBe('wrong');
});

it('ends by Escape where it is, and Undo leads back', async () => {
  await key('ArrowRight');
  await key('Escape');
  expect(panel()).toBeNull();
  expect(run().opened.base).toBe('two-way-pre-fix');
  await settled(() => now().undo());
  expect([run().opened.base, now().step]).toEqual(['four-guests', 7]);
});

it('returns to where one was', async () => {
  for (let i = 0; i < 4; i += 1) await key('ArrowRight');
  await press('Return to where I was');
  expect(panel()).toBeNull();
  expect([run().opened.base, now().step]).toEqual(['four-guests', 7]);
});
