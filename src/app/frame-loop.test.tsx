// @vitest-environment happy-dom
import { act, useEffect, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createScope } from '../store/create-scope.ts';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { FrameLoop } from './frame-loop.ts';

/** A window whose frames and microtasks come when the test says so. */
function hand() {
  const frames: FrameRequestCallback[] = [];
  const tasks: (() => void)[] = [];
  const errors: unknown[] = [];
  const loop = new FrameLoop({
    requestAnimationFrame: (callback) => frames.push(callback),
    queueMicrotask: (task) => void tasks.push(task),
    reportError: (error) => void errors.push(error),
  });
  /** `page`: what React does between the two halves of a frame. */
  const frame = (timeMs: number, page: () => void = () => undefined) => {
    frames.splice(0).forEach((callback) => callback(timeMs));
    page();
    tasks.splice(0).forEach((task) => task());
  };
  return { loop, frame, errors, asked: () => frames.length };
}

describe('the frame loop', () => {
  it('asks the browser once, moves first, and draws what that has changed', () => {
    const { loop, frame, asked } = hand();
    const heard: string[] = [];
    loop.requestDrawing(() => heard.push('draw'));
    loop.request((timeMs) => heard.push(`move ${timeMs}`));
    expect(asked()).toBe(1);
    frame(16, () => loop.requestDrawing(() => heard.push('draw what has moved')));
    expect(heard).toEqual(['move 16', 'draw', 'draw what has moved']);
    expect(asked()).toBe(0);
  });

  it('gives whoever asks again the next frame', () => {
    const { loop, frame, asked } = hand();
    const heard: number[] = [];
    const move = (timeMs: number) => {
      heard.push(timeMs);
      if (timeMs < 48) loop.request(move);
    };
    loop.request(move);
    loop.requestDrawing(() => loop.requestDrawing(() => heard.push(-1)));
    frame(16);
    expect(heard).toEqual([16]);
    expect(asked()).toBe(1);
    frame(32);
    expect(heard).toEqual([16, 32, -1]);
    frame(48);
    expect(heard).toEqual([16, 32, -1, 48]);
    expect(asked()).toBe(0);
  });

  it('forgets what is taken back, be it during the frame', () => {
    const { loop, frame } = hand();
    const heard: string[] = [];
    const other: { handle: number } = { handle: 0 };
    loop.request(() => loop.cancel(other.handle));
    other.handle = loop.request(() => heard.push('move'));
    loop.cancel(loop.requestDrawing(() => heard.push('draw')));
    frame(16);
    expect(heard).toEqual([]);
  });

  it('reports one that throws, and keeps the others going', () => {
    const { loop, frame, errors } = hand();
    const heard: string[] = [];
    const oh = new Error('oh');
    loop.request(() => {
      throw oh;
    });
    loop.request(() => heard.push('move'));
    loop.requestDrawing(() => heard.push('draw'));
    frame(16);
    expect(heard).toEqual(['move', 'draw']);
    expect(errors).toEqual([oh]);
    loop.request(() => heard.push('again'));
    frame(32);
    expect(heard.at(-1)).toBe('again');
  });
});

describe('on a page', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('a step is played, taken in by React and drawn in one frame', async () => {
    const frames: FrameRequestCallback[] = [];
    const loop = new FrameLoop({
      requestAnimationFrame: (callback) => frames.push(callback),
      queueMicrotask,
      reportError: (error) => {
        throw error;
      },
    });
    /** One frame of a browser, with the microtasks that belong to it. */
    const frame = async (timeMs: number) => {
      for (const callback of frames.splice(0)) callback(timeMs);
      for (let i = 0; i < 20; i++) await Promise.resolve();
    };
    const scope = createScope({
      createEngine: (listener) => new PretendEngine(listener),
      createSearches: (listener) => new PretendSearches(listener),
      frames: loop,
      theme: 'system',
    });
    await scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'scenario');
    scope.getState().setStepsPerSecond(100);
    const drawn: number[] = [];
    function Drawing() {
      const step = useSyncExternalStore(scope.subscribe, () => scope.getState().step);
      useEffect(() => void loop.requestDrawing(() => drawn.push(step)), [step]);
      return null;
    }
    const root = createRoot(document.createElement('div'));
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    act(() => root.render(<Drawing />));
    // From here on React works when it wants to, as on the page.
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
    scope.getState().setPlaying(true);
    await frame(0);
    for (const timeMs of [100, 200]) {
      const { step } = scope.getState();
      await frame(timeMs);
      expect(scope.getState().step).toBeGreaterThan(step);
      expect(drawn.at(-1)).toBe(scope.getState().step);
    }
    scope.getState().setPlaying(false);
    root.unmount();
  });
});
