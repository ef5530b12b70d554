// @vitest-environment happy-dom
// The calculator of a real machine, from what is typed to the run with the numbers.
import { act } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { defined } from '../../base/assert.ts';
import type { Scope } from '../../store/create-scope.ts';
import { showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { tbOffsetLibraries } from '../../testing/tb-offset/cards.ts';
import { CalculatorPanel } from './calculator-panel.tsx';

let scope: Scope;
let panel: HTMLElement;

const settled = (doing: () => unknown) =>
  act(async () => {
    await doing();
    await vi.waitFor(() => expect(scope.getState().run?.finished).toBeTruthy());
  });

const field = (label: string): HTMLInputElement => {
  const named = [...panel.querySelectorAll('label')].find(
    (one) => one.textContent.trim() === label,
  );
  return defined(panel.querySelector<HTMLInputElement>(`[id="${named?.htmlFor ?? ''}"]`), label);
};

/** React hears of a value only when it is not its own. */
function type(label: string, value: string): void {
  const input = field(label);
  const { set } = defined(
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value'),
    'value',
  );
  act(() => {
    set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const button = (name: string) =>
  defined(
    [...panel.querySelectorAll('button')].find((one) => one.textContent === name),
    name,
  );

const submit = () => settled(() => button('Work it out').click());

beforeEach(async () => {
  scope = realScope(tbOffsetLibraries);
  panel = showInScope(scope, <CalculatorPanel />);
  await settled(() => scope.getState().open({ kind: 'preset', id: 'boot' }, 'start'));
});

it('works out an offset step by step, and opens the run with the numbers', async () => {
  type('Guest TB at the source', '0000_1D3C_5A3B_1000');
  type('Host TB at the destination', '0x123456789');
  await submit();
  const steps = [...panel.querySelectorAll('li')].map((one) => one.textContent);
  expect(steps[1]).toContain('0000_1D3B_3700_0000');
  expect(steps[3]).toContain('677,769 ticks, 1.323768 ms');
  const before = scope.getState().run?.number;
  await settled(() => button('Open the run with these numbers').click());
  await vi.waitFor(() => expect(scope.getState().run?.number).not.toBe(before));
  const { opened } = defined(scope.getState().run, 'a run');
  expect(opened.scenario).toMatchObject({ times: { delta: '-0x1d3b36f5a877' } });
});

it('says at the field what is wrong with it, and keeps what was typed', async () => {
  type('Guest TB at the source', 'yesterday');
  type('Host TB at the destination', '0x1');
  await submit();
  expect(field('Guest TB at the source').getAttribute('aria-invalid')).toBe('true');
  expect(panel.querySelector('[role="alert"]')?.textContent).toMatch(/^Expected hexadecimal ticks/);
  expect(field('Host TB at the destination').value).toBe('0x1');
  type('Guest TB at the source', '0x1d3c5a3b1000');
  await submit();
  expect(panel.querySelector('[role="alert"]')).toBeNull();
});
