// @vitest-environment happy-dom
// The panel and the figure of the card against the engine's own snapshots.
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { decrementerCard, decrementerLibraries } from '../../testing/decrementer/card.ts';
import { showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { CardFigure } from './card-figure.tsx';
import { DecrementerPanel } from './decrementer-panel.tsx';

/** Lets the engine answer, and the page show it. */
const settled = (doing: () => unknown) =>
  act(async () => {
    await doing();
    await new Promise((resolve) => setTimeout(resolve));
  });

describe('the panel', () => {
  it('shows a guest time that is read as host time, and what comes of it', async () => {
    const scope = realScope(decrementerLibraries);
    const panel = showInScope(scope, <DecrementerPanel />);
    const source = { kind: 'preset', id: 'expiry-before-offset', model: 'decrementer' } as const;
    await settled(() => scope.getState().open(source, 'start'));
    const destination = () =>
      panel.querySelector('section[aria-label="destination"]')?.textContent ?? '';
    expect(destination()).toContain('dec_expires isno clock, read as host time');
    await settled(() => scope.getState().select(27));
    expect(destination()).toContain('dec_expires isguest time, read as host time');
    expect(destination()).toContain('0x0000_1d3c_78bf_9000');
    expect(destination()).toContain('DEC+2.801 s');
    expect(destination()).toContain('DEC with 56 bits+62774.755 s');
    expect(destination()).toContain('timer due in+998.676 ms');
    expect(destination()).toContain('DEC is late by+1.802 s');
  });
});

describe('the figure on the card', () => {
  it.each([
    [0, ['wrong orderDEC fires after 2.8 s', 'right order998.7 ms']],
    [1, ['5.16 to 6.0DEC fires after 24.7 days', 'repairedat once']],
  ])('option %i', (option, rows) => {
    const { runs, words } = decrementerCard(option);
    const figure = showInScope(realScope(decrementerLibraries), <CardFigure runs={runs} />);
    const shown = [...figure.querySelectorAll('[data-tone]')].map((row) => row.textContent);
    expect(shown).toEqual(rows);
    expect(figure.querySelectorAll('[data-tone="bad"]').length).toBe(1);
    expect(words.title).toBe(
      `A timer of the guest stays silent for ${option === 0 ? '1.8 s' : '24.7 days'}.`,
    );
  });
});
