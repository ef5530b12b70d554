// @vitest-environment happy-dom
// The figure on the card against the runs that it is drawn from, step by step.
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { upperBound } from '../../../base/bisect.ts';
import { defined } from '../../../base/assert.ts';
import type { Card, Preview } from '../../../protocol/card.ts';
import { power8Card } from '../../../testing/power8/cards.ts';
import { stubRoom } from '../../../testing/room.ts';
import { CardFigure } from './card-figure.tsx';
import { stretchesOf } from './stretches.ts';

const register = ({ description }: Preview, id: string) =>
  description.registers.findIndex((one) => one.id === id);
const cell = ({ description }: Preview, id: string) =>
  description.cells.findIndex((one) => one.id === id);

describe.each([0, 1, 2])('stretches of option %i', (option) => {
  it.each([0, 1])('of run %i say what the state says at every step', (index) => {
    const run = defined(power8Card(option).runs[index], 'a run');
    const groups = run.description.groups.map(({ id }) => id);
    for (const [group, id] of groups.entries()) {
      const stretches = stretchesOf(run, group);
      expect(stretches[0]?.from).toBe(0);
      expect(stretches.at(-1)?.to).toBe(run.finished.timeTicks);
      stretches.slice(1).forEach((one, i) => expect(one.from).toBe(stretches[i]?.to));
      const starts = stretches.map(({ from }) => from);
      let offset = 0n;
      for (const [step, moment] of run.moments.entries()) {
        // At one time several steps may lie: the last of them is what the time shows.
        if (run.moments[step + 1]?.timeTicks === moment.timeTicks) continue;
        const stretch = defined(stretches[upperBound(starts, moment.timeTicks) - 1], 'a stretch');
        const difference = BigInt.asIntN(
          64,
          moment.registers[register(run, `${id}.tbMinusTod`)] ?? 0n,
        );
        if (stretch.tone === 'guest') offset = difference;
        if (stretch.tone !== 'stopped') expect(stretch.difference).toBe(difference);
        if (stretch.tone === 'host') expect(difference).toBe(0n);
        if (stretch.tone === 'wrong') expect(difference).not.toBe(0n);
        const owed = moment.cells[cell(run, `${id}.owed`)] === 1;
        expect(stretch.owed).toBe(owed ? offset : 0n);
      }
    }
  });
});

describe('the figure', () => {
  let root: Root;
  let host: HTMLElement;

  /** Draws as if there were that much room. */
  function draw(card: Card, width: number): void {
    stubRoom(width);
    act(() => root.render(<CardFigure runs={card.runs} />));
  }

  const strips = () => [...host.querySelectorAll('[role="img"]')];
  const texts = (strip: Element | undefined) =>
    [...(strip?.querySelectorAll('text') ?? [])].map((one) => one.textContent);
  const amounts = () =>
    [...host.querySelectorAll('.card-figure-amount')].map((one) => one.textContent);

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    host = document.createElement('div');
    document.body.replaceChildren(host);
    root = createRoot(host);
  });

  afterEach(() => {
    act(() => root.unmount());
    vi.unstubAllGlobals();
  });

  it('says what happened, in words and in the picture', () => {
    draw(power8Card(1), 720);
    expect(amounts()).toEqual(['−134.2 s', '0 s']);
    const [before, after] = strips();
    expect(before?.getAttribute('aria-label')).toBe(
      'before: 134.2 s ahead of the ChipTOD, as its guest wants it; then stopped; then host time, ' +
        'with 134.2 s still to be subtracted; then 134.2 s behind',
    );
    expect(texts(before)).toEqual([
      ...['guest +134.2 s', 'TB stopped', 'owes 134.2 s', '134.2 s behind'],
      ...['TB error', 'reload', 'subtract'],
    ]);
    expect(texts(after)).toContain('debt cancelled');
    expect(texts(after)).not.toContain('subtract');
    expect(after?.querySelectorAll('.tb-strip-cancelled')).toHaveLength(1);
  });

  it('is drawn in the time of its runs, as wide as there is room', () => {
    const card = power8Card(1);
    draw(card, 600);
    const [run] = card.runs;
    const stretches = stretchesOf(defined(run, 'a run'), 0);
    const [strip] = strips();
    const blocks = [...(strip?.querySelectorAll('rect') ?? [])]
      .filter((one) => one.closest('pattern') === null)
      .map((one) => ({
        x: Number(one.getAttribute('x')),
        width: Number(one.getAttribute('width')),
      }));
    expect(blocks).toHaveLength(stretches.length);
    const [, error, reload, wrong] = stretches;
    const perTick = (blocks[1]?.width ?? 0) / ((error?.to ?? 0) - (error?.from ?? 0));
    expect(blocks[2]?.width).toBeCloseTo(perTick * ((reload?.to ?? 0) - (reload?.from ?? 0)), 6);
    expect((blocks[3]?.x ?? 0) - (blocks[1]?.x ?? 0)).toBeCloseTo(
      perTick * ((wrong?.from ?? 0) - (error?.from ?? 0)),
      6,
    );
    expect((blocks[3]?.x ?? 0) + (blocks[3]?.width ?? 0)).toBeCloseTo(600, 6);
  });

  it('writes shorter words where there is less room, and none upon another', () => {
    draw(power8Card(1), 330);
    const [before, after] = strips();
    expect(texts(before)).toEqual(expect.arrayContaining(['guest', 'stopped', 'owes', 'behind']));
    expect(texts(after).filter((text) => text === 'reload')).toHaveLength(1);
    expect(after?.querySelectorAll('.tb-strip-reload')).toHaveLength(2);
  });

  it('draws nothing before its room is known', () => {
    draw(power8Card(0), 0);
    expect(host.querySelectorAll('rect[width="0"], text')).toHaveLength(0);
    expect(amounts()).toEqual(['−134.2 s', '0 s']);
  });
});
