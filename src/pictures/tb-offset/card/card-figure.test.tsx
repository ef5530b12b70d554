// @vitest-environment happy-dom
// The figure on the card beside the runs that it is drawn from.
import { describe, expect, it, vi } from 'vitest';
import { defined } from '../../../base/assert.ts';
import { showInScope } from '../../../testing/in-scope.tsx';
import { realScope } from '../../../testing/real-scope.ts';
import { tbOffsetCard, tbOffsetLibraries } from '../../../testing/tb-offset/cards.ts';
import { OffsetFigure } from './card-figure.tsx';

/** Tells at once that there is room. */
class RoomyObserver {
  readonly #tell: () => void;
  constructor(tell: () => void) {
    this.#tell = tell;
  }
  observe(element: Element) {
    Object.defineProperty(element, 'clientWidth', { value: 300 });
    this.#tell();
  }
  disconnect() {
    // Nothing is left to watch.
  }
}

describe('the figure on the card', () => {
  it.each([
    [0, 'not read back: the guest reads −7.56 ms', 'read back: the guest’s clock never goes back.'],
    [
      1,
      'rounded down: the guest reads −31.44 ms',
      'rounded up: the guest’s clock never goes back.',
    ],
  ])('tells the runs of option %i apart', (option, broken, right) => {
    vi.stubGlobal('ResizeObserver', RoomyObserver);
    const { runs } = tbOffsetCard(option);
    const figure = showInScope(realScope(tbOffsetLibraries), <OffsetFigure runs={runs} />);
    const words = figure.querySelector('[role="img"]')?.getAttribute('aria-label');
    expect(words).toBe(`${broken} after the pause. ${right}`);
    // The line before the pause ends where the dots begin, which end at the arrow.
    const number = (selector: string, name: string) =>
      Number(defined(figure.querySelector(selector), selector).getAttribute(name));
    const [, x, y] =
      /M (\S+) (\S+) V/.exec(figure.querySelector('.offset-card-fall')?.getAttribute('d') ?? '') ??
      [];
    expect(Number(x)).toBe(number('.offset-card-pause', 'x2'));
    expect(Number(y)).toBe(number('.offset-card-pause', 'y2'));
    expect(figure.querySelectorAll('[data-kind="mended"]').length).toBeGreaterThan(0);
  });
});
