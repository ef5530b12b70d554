// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defined } from '../../base/assert.ts';
import { endTicksOf } from '../../protocol/trace.ts';
import {
  fakeDescription,
  fakePlaces,
  fakeSignals,
  fakeTrace,
} from '../../testing/fake-timeline.ts';
import { RecordedSurface } from '../../testing/recorded-surface.ts';
import { laneRow, layOut } from '../../timeline/geometry.ts';
import { LaneBuilder } from '../../timeline/lane-builder.ts';
import { Timeline, type TimelineProps } from './timeline.tsx';

const STEPS = 120;
const WIDTH_CSS_PX = 700;
const HEIGHT_CSS_PX = 600;
const LANE_0_CSS_PX =
  3 + (laneRow(layOut(fakeDescription, WIDTH_CSS_PX, HEIGHT_CSS_PX), 0)?.topCssPx ?? NaN);
const trace = fakeTrace(2, STEPS);
const signals = fakeSignals(2, 12, endTicksOf(trace, STEPS - 1));
const onSelect = vi.fn<(step: number) => void>();
const onInject = vi.fn<(step: number) => void>();

const props: TimelineProps = {
  frames: {
    requestDrawing: (run) => frames.push(run),
    cancel: () => {
      frames = [];
    },
  },
  description: fakeDescription,
  trace,
  steps: STEPS,
  run: 1,
  initialPlaces: fakePlaces,
  signals,
  violations: [],
  selectedStep: 40,
  injecting: false,
  onSelect,
  onInject,
};

let root: Root;
let host: HTMLElement;
let surface: RecordedSurface;
let frames: (() => void)[] = [];

function show(part: Partial<TimelineProps> = {}): void {
  act(() => root.render(<Timeline {...props} {...part} />));
  frame();
}

/** One frame of the browser; with what it asks for, until nothing more is asked for. */
function frame(): void {
  act(() => {
    for (let budget = 20; frames.length > 0 && budget > 0; budget -= 1) {
      for (const run of frames.splice(0)) run();
    }
  });
}

const canvas = (): HTMLCanvasElement =>
  defined(host.querySelector<HTMLCanvasElement>('[role="slider"]'), 'the canvas');

function press(key: string, init: KeyboardEventInit = {}): void {
  act(() => {
    canvas().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
  });
  frame();
}

function click(x: number, y: number, init: PointerEventInit = {}): void {
  act(() => {
    for (const type of ['pointerdown', 'pointerup']) {
      canvas().dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, ...init }));
    }
  });
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  frames = [];
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #onResize: () => void;
      constructor(onResize: () => void) {
        this.#onResize = onResize;
      }
      observe(): void {
        this.#onResize();
      }
      disconnect(): void {
        // Sizes do not change here.
      }
    },
  );
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WIDTH_CSS_PX);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(HEIGHT_CSS_PX);
  surface = new RecordedSurface();
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(
    () => surface as unknown as CanvasRenderingContext2D & ImageBitmapRenderingContext,
  );
  host = document.createElement('div');
  document.body.replaceChildren(host);
  root = createRoot(host);
});

afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

describe('Timeline', () => {
  it('is a region with a focusable canvas that knows the step', () => {
    show();
    expect(host.querySelector('section')?.getAttribute('aria-label')).toBe('Timeline');
    expect(canvas().tabIndex).toBe(0);
    expect(canvas().getAttribute('aria-valuenow')).toBe('40');
    expect(canvas().getAttribute('aria-valuetext')).toBe(`step 40 of ${STEPS}`);
    expect(surface.words).toContain('subcore 0');
  });

  it('goes on where it was when the trace grows', () => {
    const extend = vi.spyOn(LaneBuilder.prototype, 'extend');
    show({ trace: { ...trace, length: 50 }, steps: 50 });
    show({ trace: { ...trace }, steps: STEPS });
    expect(extend.mock.calls.map(([, from, to]) => [from, to])).toEqual([
      [0, 50],
      [50, STEPS],
    ]);
    show({ run: 2 });
    expect(extend.mock.calls.at(-1)?.slice(1)).toEqual([0, STEPS]);
    extend.mockRestore();
  });

  it('takes in a long trace over several frames, as each has time', () => {
    const extend = vi.spyOn(LaneBuilder.prototype, 'extend');
    let nowMs = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 2));
    act(() =>
      root.render(<Timeline {...props} trace={fakeTrace(2, 60_000)} steps={60_000} run={3} />),
    );
    const takenIn = () => extend.mock.lastCall?.[2] ?? 0;
    const seen: number[] = [];
    for (let count = 0; count < 20 && takenIn() < 60_000; count++) {
      for (const run of frames.splice(0)) run();
      seen.push(takenIn());
    }
    expect(seen.at(-1)).toBe(60_000);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.length).toBeLessThan(12);
    clock.mockRestore();
    extend.mockRestore();
  });

  it('selects by keyboard, and never beyond the ends', () => {
    show();
    press('ArrowRight');
    expect(onSelect).toHaveBeenLastCalledWith(41);
    press('End');
    expect(onSelect).toHaveBeenLastCalledWith(STEPS);
    show({ selectedStep: STEPS });
    press('ArrowRight');
    expect(onSelect).toHaveBeenLastCalledWith(STEPS);
    show({ selectedStep: 0 });
    press('ArrowLeft');
    expect(onSelect).toHaveBeenLastCalledWith(0);
  });

  it('says the selected step and the lane of the keyboard in words', () => {
    show();
    const said = (): string => host.querySelector('[aria-live]')?.textContent ?? '';
    expect(said()).toBe('');
    press('ArrowDown');
    expect(said()).toContain('t1 is in ');
    press('ArrowDown');
    expect(said()).toContain('t2 is in ');
    act(() => {
      canvas().dispatchEvent(new FocusEvent('blur'));
    });
    expect(said()).toBe('');
  });

  it('goes along the lane of the keyboard with Shift', () => {
    show();
    press('ArrowDown');
    press('ArrowRight', { shiftKey: true });
    const step = onSelect.mock.lastCall?.[0] ?? 0;
    expect(step).toBeGreaterThan(40);
    expect(trace.thread[step - 1]).toBe(1);
    show({ selectedStep: step });
    press('Enter');
    expect(onSelect).toHaveBeenLastCalledWith(step);
  });

  it('selects the last step of the lane that is clicked, and asks to inject with the tool', () => {
    show();
    press('0');
    click(400, LANE_0_CSS_PX);
    const step = onSelect.mock.lastCall?.[0] ?? 0;
    expect(trace.thread[step - 1]).toBe(0);
    show({ injecting: true });
    click(400, LANE_0_CSS_PX);
    const entry = onInject.mock.lastCall?.[0] ?? 0;
    expect(entry).toBeGreaterThanOrEqual(step);
    expect(onSelect).toHaveBeenCalledOnce();
    expect(canvas().dataset['injecting']).toBe('true');
  });

  it('asks who set a clock where its amount is pressed, and shows a thread whose name is', () => {
    const onAsk = vi.fn<(signal: number) => void>();
    const onThread = vi.fn<(thread: number) => void>();
    show({ onAsk, onThread });
    const geometry = layOut(fakeDescription, WIDTH_CSS_PX, HEIGHT_CSS_PX);
    const clock = geometry.rows.find(({ kind }) => kind === 'clock');
    click(WIDTH_CSS_PX - 20, (clock?.topCssPx ?? 0) + 4);
    expect(onAsk).toHaveBeenCalledExactlyOnceWith(clock?.index);
    click(geometry.plotLeftCssPx - 20, LANE_0_CSS_PX);
    expect(onThread).toHaveBeenCalledExactlyOnceWith(0);
    expect(onSelect).not.toHaveBeenCalled();
  });

  it('shows all of a run that is still growing when it is asked to', () => {
    show({ trace: { ...trace, length: 5 }, steps: 5, signals: [] });
    press('0');
    show({ signals: [] });
    click(WIDTH_CSS_PX - 20, LANE_0_CSS_PX);
    expect(onSelect.mock.lastCall?.[0]).toBeGreaterThan(STEPS - 20);
  });

  it('shows what is under the mouse, and nothing once the picture moves', () => {
    show();
    const move = new PointerEvent('pointermove', {
      clientX: 300,
      clientY: LANE_0_CSS_PX,
      pointerType: 'mouse',
    });
    act(() => {
      canvas().dispatchEvent(move);
    });
    expect(host.querySelector('.timeline-tooltip')?.textContent).toContain('t0 · in_');
    press('+');
    expect(host.querySelector('.timeline-tooltip')).toBeNull();
  });

  it('brings the selected step into sight', () => {
    show({ selectedStep: 1 });
    for (let times = 0; times < 12; times += 1) press('+');
    surface.texts.length = 0;
    show({ selectedStep: 100 });
    expect(surface.words).toContain(`${((trace.startTicks[99] ?? 0) / 512).toFixed(3)} µs`);
  });

  it('grows with the trace and starts again with another run', () => {
    show({ steps: 10, signals: [] });
    show({ steps: STEPS });
    const other = fakeTrace(77, 30);
    surface.texts.length = 0;
    show({ trace: other, steps: 30, run: 2, selectedStep: 30, signals: [] });
    expect(surface.words).toContain(`${((other.startTicks[29] ?? 0) / 512).toFixed(3)} µs`);
  });

  it('measures the phases of a frame and keeps only the last of each', () => {
    show();
    press('+');
    press('-');
    for (const phase of ['timeline:layout', 'timeline:draw', 'timeline:minimap']) {
      expect(performance.getEntriesByName(phase)).toHaveLength(1);
    }
  });

  it('lets go of everything when it leaves the page', () => {
    show();
    const gone = canvas();
    act(() => root.render(null));
    gone.dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }));
    expect(onSelect).not.toHaveBeenCalled();
    expect(frames).toEqual([]);
  });
});
