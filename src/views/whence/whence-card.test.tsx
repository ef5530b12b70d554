// @vitest-environment happy-dom
// The card over a real run: its chain, the steps that it leads to, and where the focus goes.
import { act } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { defined } from '../../base/assert.ts';
import type { Scope } from '../../store/create-scope.ts';
import { showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { StatePanel } from '../state/state-panel.tsx';
import { WhenceLater } from './whence-later.tsx';

let scope: Scope;

/** Lets the engine answer, the card load, and the page show it. */
const settled = (doing: () => unknown) =>
  act(async () => {
    await doing();
    await vi.dynamicImportSettled();
    await new Promise((resolve) => setTimeout(resolve));
  });

const card = () => document.querySelector<HTMLElement>('.whence-card');
const words = () => card()?.textContent ?? '';

function button(name: string, within: ParentNode = document): HTMLButtonElement {
  const all = [...within.querySelectorAll('button')];
  const named = (one: HTMLButtonElement) =>
    [one.title, one.getAttribute('aria-label'), one.textContent.trim()].includes(name);
  return defined(all.find(named), `a button ${name}`);
}

beforeEach(async () => {
  scope = realScope();
  showInScope(
    scope,
    <>
      <StatePanel />
      <WhenceLater />
    </>,
  );
  await settled(() => scope.getState().open({ kind: 'preset', id: 'two-way-pre-fix' }, 'start'));
  await settled(() => scope.getState().goToEnd());
});

it('tells the chain of a register in words, and goes to each of its steps', async () => {
  await settled(() => button('Who set TB - TOD?').click());
  expect(words()).toContain('subcore 0 TB - TOD at step 102');
  expect(words()).toContain('0 µs → −134.218 s');
  await settled(() => button('step 39', defined(card(), 'the card')).click());
  expect(scope.getState().step).toBe(39);
  expect(button('step 39').getAttribute('aria-current')).toBe('step');
  // It stays what it was about.
  expect(words()).toContain('at step 102');
  await settled(() => button('step 1', defined(card(), 'the card')).click());
  expect(scope.getState().step).toBe(1);
  expect(words()).toContain('That is where it began.');
});

it('asks further, and back', async () => {
  await settled(() => button('Who set TB - TOD?').click());
  await settled(() => button('TFMR[TBST] = RUNNING').click());
  expect(words()).toContain('TFMR[TBST] at step 87');
  await settled(() => button('Back').click());
  expect(words()).toContain('TB - TOD at step 102');
});

it('has the focus, and gives it back to the value that was pressed', async () => {
  const value = button('Who set TFMR?');
  value.focus();
  await settled(() => value.click());
  expect(document.activeElement).toBe(card());
  await settled(() => button('Close').click());
  expect(card()).toBeNull();
  expect(document.activeElement).toBe(value);
});

it('gives the focus back to the last value that was pressed, however far was asked from there', async () => {
  await settled(() => button('Who set TFMR?').click());
  const value = button('Who set TB - TOD?');
  value.focus();
  await settled(() => value.click());
  await settled(() => button('TFMR[TBST] = RUNNING').click());
  await settled(() => button('Back').click());
  await settled(() => button('Close').click());
  expect(document.activeElement).toBe(value);
});

it('says so where nobody has set a value', async () => {
  await settled(() => button('Who set vcore.tb_offset?').click());
  expect(words()).toContain('as the scenario sets it');
});

it('makes one tab stop of all values, gone through with arrow keys', () => {
  const values = [...document.querySelectorAll<HTMLElement>('.state-table .value-button')];
  const stops = () => values.filter((one) => one.tabIndex === 0);
  expect(stops()).toEqual([values[0]]);
  values[0]?.focus();
  values[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  expect(document.activeElement).toBe(values[1]);
  expect(stops()).toEqual([values[1]]);
  values[1]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
  expect(document.activeElement).toBe(values[0]);
});
