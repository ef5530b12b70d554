// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Scope } from '../../store/create-scope.ts';
import { showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { TermCards } from './term-cards.tsx';
import { Terms } from './terms.tsx';
// So that it is there at once.
import './term-card.tsx';

let scope: Scope;

const settled = (doing: () => unknown) =>
  act(async () => {
    await doing();
    for (let i = 0; i < 3; i += 1) await new Promise((resolve) => setTimeout(resolve));
  });

beforeEach(async () => {
  scope = realScope();
  showInScope(
    scope,
    <>
      <p>
        <Terms text="X12 leaves subcore 0 behind." />
      </p>
      <button type="button" id="elsewhere">
        <Terms quiet text="waits for in_guest[0]" />
      </button>
      <TermCards />
    </>,
  );
  await settled(() => scope.getState().open({ kind: 'preset', id: 'two-way-pre-fix' }, 'start'));
});

const card = () => document.querySelector<HTMLElement>('.term-card');

function word(text: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('.term')].find(
    (one) => one.textContent === text,
  );
  if (found === undefined) throw new Error(`“${text}” is not marked`);
  return found;
}

const over = (element: Element, pointerType = 'mouse') =>
  settled(() =>
    element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType })),
  );

const key = (name: string) =>
  settled(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
    ),
  );

it('shows a card under the pointer until the pointer is elsewhere, but not on the card', async () => {
  await over(word('subcore'));
  expect(card()?.textContent).toContain('A part of a split core');
  expect(word('subcore').getAttribute('aria-description')).toContain('A part of a split core');
  await over(card() ?? document.body);
  expect(card()).not.toBeNull();
  await over(document.body);
  expect(card()).toBeNull();
});

it('shows it for the focus, with the line and its place', async () => {
  await settled(() => word('X12').focus());
  expect(card()?.textContent).toContain('TBU40 = a - tb_offset');
  expect(card()?.textContent).toContain('kvmhv_switch_to_host');
  await settled(() => document.getElementById('elsewhere')?.focus());
  expect(card()).toBeNull();
});

it('is led into by a press, left by Escape, and is back at the word', async () => {
  const heard = vi.fn();
  document.body.addEventListener('keydown', heard);
  await settled(() => word('X12').focus());
  await settled(() => word('X12').click());
  expect(document.activeElement?.textContent).toBe('Go to the line');
  await key('Escape');
  expect(card()).toBeNull();
  expect(document.activeElement).toBe(word('X12'));
  // The page, which may have its own use for the key, has not heard it.
  expect(heard).not.toHaveBeenCalled();
  document.body.removeEventListener('keydown', heard);
});

it('leads to the line', async () => {
  await settled(() => word('X12').click());
  await settled(() => card()?.querySelector('button')?.click());
  expect(scope.getState().sought).toMatchObject({ line: 'kvmhv_switch_to_host:X12a', step: 0 });
  expect(card()).toBeNull();
});

it('leaves a word in a button to the button, but for the pointer', async () => {
  const quiet = word('in_guest[0]');
  expect(quiet.tagName).toBe('SPAN');
  await settled(() => quiet.click());
  expect(card()).toBeNull();
  await over(quiet, 'touch');
  expect(card()).toBeNull();
  await over(quiet);
  expect(card()?.textContent).toContain('Not vcore.in_guest');
});

it('is gone at another step', async () => {
  await over(word('subcore'));
  await settled(() => scope.getState().select(5));
  expect(card()).toBeNull();
});
