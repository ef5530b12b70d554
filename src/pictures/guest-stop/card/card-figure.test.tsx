// @vitest-environment happy-dom
// The figure on the card beside the runs that it is drawn from.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Card } from '../../../protocol/card.ts';
import { guestStopCard } from '../../../testing/guest-stop/card.ts';
import { stubRoom } from '../../../testing/room.ts';
import { CardFigure } from './card-figure.tsx';

function drawn(card: Card): HTMLElement {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  stubRoom(300);
  const host = document.createElement('div');
  const root = createRoot(host);
  act(() => root.render(<CardFigure runs={card.runs} />));
  onTestFinished(() => {
    act(() => root.unmount());
    vi.unstubAllGlobals();
  });
  return host;
}

it.each([
  [0, ['not checked: dead on oldU', 'by option: stays on newP, and lives']],
  [1, ['not patched: dead on newU', 'patched: lives on oldP, by a slow call']],
])('says what becomes of the guest in each run, with option %i', (option, words) => {
  const figure = drawn(guestStopCard(option));
  const ways = [...figure.querySelectorAll('[role="img"]')];
  expect(ways.map((one) => one.getAttribute('aria-label'))).toEqual(words);
  expect(ways.map((one) => one.querySelectorAll('.stop-card-cross').length)).toEqual([1, 0]);
});
