// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Grip } from './grip.tsx';

function shown(value: number) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  const taken: number[] = [];
  act(() =>
    root.render(
      <svg>
        <Grip
          label="Pause"
          at={{ x: 0, y: 0 }}
          along="x"
          value={value}
          min={0}
          max={100}
          step={2}
          text={`${value} ms`}
          valueAt={({ x }) => x}
          onPreview={() => undefined}
          onTake={(one) => taken.push(one)}
        />
      </svg>,
    ),
  );
  onTestFinished(() => {
    act(() => root.unmount());
    vi.unstubAllGlobals();
  });
  const press = (key: string, shiftKey = false) =>
    host
      .querySelector('[role="slider"]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
  return { press, taken };
}

it('is moved by a step, by ten with Shift, and to its ends', () => {
  const { press, taken } = shown(30);
  press('ArrowRight');
  press('ArrowDown');
  press('ArrowRight', true);
  press('Home');
  press('End');
  press('x');
  expect(taken).toEqual([32, 28, 50, 0, 100]);
});

it('does not leave its range, and takes nothing where it is already', () => {
  const { press, taken } = shown(96);
  press('ArrowRight', true);
  expect(taken).toEqual([100]);
  const there = shown(0);
  there.press('ArrowLeft');
  there.press('Home');
  expect(there.taken).toEqual([]);
});
