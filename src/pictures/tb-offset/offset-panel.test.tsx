// @vitest-environment happy-dom
// The panel and the figure of the card beside the engine's own values.
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { tbOffsetCard, tbOffsetLibraries } from '../../testing/tb-offset/cards.ts';
import { OffsetFigure } from './card-figure.tsx';
import { OffsetPanel } from './offset-panel.tsx';

const settled = (doing: () => unknown) =>
  act(async () => {
    await doing();
    await new Promise((resolve) => setTimeout(resolve));
  });

describe('the panel', () => {
  it('shows the clocks, and the read that falls', async () => {
    const scope = realScope(tbOffsetLibraries);
    const panel = showInScope(scope, <OffsetPanel />);
    const source = { kind: 'preset', id: 'stop-cont-unsynced' } as const;
    await settled(() => scope.getState().open(source, 'start'));
    await settled(() => scope.getState().select(48));
    expect(panel.textContent).toContain('read last 0000_0001_312D_0123, −7.6 ms from the largest');
  });
});

describe('the figure on the card', () => {
  it.each([
    [0, 'not read back: the guest goes back −7.6 ms', 'read back: no read is less than before'],
    [1, 'rounded down: the guest goes back −31.4 ms', 'rounded up: no read is less than before'],
  ])('tells the runs of option %i apart', (option, broken, right) => {
    const figure = showInScope(
      realScope(tbOffsetLibraries),
      <OffsetFigure runs={tbOffsetCard(option).runs} />,
    );
    expect([...figure.querySelectorAll('li')].map((one) => one.textContent)).toEqual([
      broken,
      right,
    ]);
  });
});
