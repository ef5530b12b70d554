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

it('has a strip for each run, on one scale, and what a run ends with goes on', () => {
  const { runs } = armVtimerCard(0);
  const figure = drawn(armVtimerCard(0), 300);
  const longest = Math.max(...runs.map(({ moments }) => moments.length));
  const ends = [...figure.querySelectorAll('svg')].map((svg) => {
    const last = [...svg.querySelectorAll('[data-kind="doing"] rect')].at(-1);
    return Number(last?.getAttribute('x')) + Number(last?.getAttribute('width')) + 1;
  });
  expect(ends).toEqual([300, 300]);
  const asleep = [...figure.querySelectorAll('[data-verdict="bad"] [data-what="asleep"] rect')];
  const starts = asleep.map((one) => (Number(one.getAttribute('x')) / 300) * longest);
  expect(Math.round(starts.at(-1) ?? 0)).toBeLessThan(runs[0]?.moments.length ?? 0);
});
