// @vitest-environment happy-dom
// The figure on the card beside the runs that it is drawn from.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Card } from '../../../protocol/card.ts';
import { armVtimerCard } from '../../../testing/arm-vtimer/card.ts';
import { stubRoom } from '../../../testing/room.ts';
import { VtimerFigure } from './card-figure.tsx';

function drawn(card: Card, width: number): HTMLElement {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  stubRoom(width);
  const host = document.createElement('div');
  const root = createRoot(host);
  act(() => root.render(<VtimerFigure runs={card.runs} />));
  onTestFinished(() => {
    act(() => root.unmount());
    vi.unstubAllGlobals();
  });
  return host;
}

const said = (figure: HTMLElement) =>
  [...figure.querySelectorAll('[role="img"]')].map((one) => one.getAttribute('aria-label'));

it('says what becomes of the ticks, and of the timer that was lost', () => {
  const figure = drawn(armVtimerCard(0), 300);
  expect(said(figure)).toEqual([
    'save ignores loaded: 0 of 2 ticks; asleep at the end, and its timer is off',
    'as it is: 2 of 2 ticks; done',
  ]);
  const lost = figure.querySelectorAll('[data-verdict="bad"] [data-what="lost"]');
  expect(lost).toHaveLength(1);
  expect(figure.querySelectorAll('[data-verdict="good"] [data-what="lost"]')).toHaveLength(0);
});

it('has a strip as long as each run, on one scale', () => {
  const { runs } = armVtimerCard(1);
  const figure = drawn(armVtimerCard(1), 300);
  const ends = [...figure.querySelectorAll('svg')].map((svg) =>
    Math.max(
      ...[...svg.querySelectorAll('rect')].map(
        (rect) => Number(rect.getAttribute('x')) + Number(rect.getAttribute('width')) + 1,
      ),
    ),
  );
  const longest = Math.max(...runs.map(({ moments }) => moments.length));
  runs.forEach(({ moments }, i) =>
    expect(ends[i]).toBeCloseTo((300 * moments.length) / longest, 0),
  );
});
