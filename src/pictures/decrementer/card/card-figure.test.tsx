// @vitest-environment happy-dom
// The figure on the card beside the runs that it is drawn from.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Card } from '../../../protocol/card.ts';
import { decrementerCard } from '../../../testing/decrementer/card.ts';
import { stubRoom } from '../../../testing/room.ts';
import { CardFigure } from './card-figure.tsx';

function drawn(card: Card, width: number): HTMLElement {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  stubRoom(width);
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
  [0, ['wrong order: 2.80 s, due in 0.9987 s', 'right order: 0.9987 s: on time']],
  [1, ['5.16 to 6.0: 24.72 days, and nobody calls', 'repaired: at once: one interrupt too many']],
])('says how long the timer takes in each run, with option %i', (option, words) => {
  const figure = drawn(decrementerCard(option), 300);
  const bars = [...figure.querySelectorAll('[role="img"]')];
  expect(bars.map((one) => one.getAttribute('aria-label'))).toEqual(words);
  const [broken = 0, right = 0] = bars.map((one) =>
    Number(one.querySelector('rect')?.getAttribute('width')),
  );
  expect(broken).toBeGreaterThan(right);
});
