// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToPointers, type PointerCommands } from './pointers.ts';

const commands = {
  injecting: false as boolean,
  inFrame: false as boolean,
  point: vi.fn<PointerCommands['point']>(),
  pan: vi.fn<PointerCommands['pan']>(),
  zoom: vi.fn<PointerCommands['zoom']>(),
  selectAt: vi.fn<PointerCommands['selectAt']>(),
  injectAt: vi.fn<PointerCommands['injectAt']>(),
};

let canvas: HTMLCanvasElement;

function pointer(type: string, x: number, y: number, init: PointerEventInit = {}): void {
  canvas.dispatchEvent(
    new PointerEvent(type, { pointerId: 1, clientX: x, clientY: y, bubbles: true, ...init }),
  );
}

function click(x: number, y: number, init: PointerEventInit = {}): void {
  pointer('pointerdown', x, y, init);
  pointer('pointerup', x, y, init);
}

function wheel({ deltaX = 0, deltaY = 0, ...init }: WheelEventInit): Event {
  // The DOM of the tests gives wheel events no pointer and no modifier keys.
  const event = Object.assign(new MouseEvent('wheel', { clientX: 30, cancelable: true, ...init }), {
    deltaX,
    deltaY,
    deltaMode: 0,
  });
  canvas.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  vi.clearAllMocks();
  commands.injecting = false;
  commands.inFrame = false;
  canvas = document.createElement('canvas');
  canvas.setPointerCapture = vi.fn();
  listenToPointers(canvas, commands);
});

describe('listenToPointers', () => {
  it('selects with a click, even a shaky one', () => {
    pointer('pointerdown', 50, 60);
    pointer('pointermove', 52, 61);
    pointer('pointerup', 52, 61);
    expect(commands.selectAt).toHaveBeenCalledExactlyOnceWith(52, 61);
    expect(commands.pan).not.toHaveBeenCalled();
  });

  it('pans with a drag and selects nothing', () => {
    pointer('pointerdown', 50, 60);
    pointer('pointermove', 60, 60);
    pointer('pointermove', 75, 60);
    pointer('pointerup', 75, 60);
    const moved = commands.pan.mock.calls.reduce((sum, [by]) => sum + by, 0);
    expect(moved).toBe(25);
    expect(commands.selectAt).not.toHaveBeenCalled();
  });

  it('asks to inject with Shift, a double click, the menu and the tool', () => {
    click(10, 20, { shiftKey: true });
    canvas.dispatchEvent(new MouseEvent('dblclick', { clientX: 11 }));
    const menu = new MouseEvent('contextmenu', { clientX: 12, cancelable: true });
    canvas.dispatchEvent(menu);
    commands.injecting = true;
    click(13, 20);
    expect(commands.injectAt.mock.calls).toEqual([[10], [11], [12], [13]]);
    expect(menu.defaultPrevented).toBe(true);
    expect(commands.selectAt).not.toHaveBeenCalled();
  });

  it('asks once for a double click with the tool or Shift', () => {
    commands.injecting = true;
    canvas.dispatchEvent(new MouseEvent('dblclick', { clientX: 11 }));
    commands.injecting = false;
    canvas.dispatchEvent(new MouseEvent('dblclick', { clientX: 11, shiftKey: true }));
    expect(commands.injectAt).not.toHaveBeenCalled();
  });

  it('zooms with the wheel where the pointer is, faster when it is a pinch', () => {
    expect(wheel({ deltaY: -100 }).defaultPrevented).toBe(true);
    const [plain, x] = commands.zoom.mock.lastCall ?? [];
    expect(plain).toBeLessThan(1);
    expect(x).toBe(30);
    wheel({ deltaY: -100, ctrlKey: true });
    const [pinched] = commands.zoom.mock.lastCall ?? [];
    expect(pinched).toBeLessThan(Number(plain));
    wheel({ deltaY: 100 });
    expect(commands.zoom.mock.lastCall?.[0]).toBeGreaterThan(1);
  });

  it('pans with a wheel that goes sideways, or with Shift', () => {
    wheel({ deltaX: 40, deltaY: 3 });
    wheel({ deltaY: 40, shiftKey: true });
    expect(commands.pan.mock.calls).toEqual([[-40], [-40]]);
    expect(commands.zoom).not.toHaveBeenCalled();
  });

  it('zooms and pans with two fingers, and does not select when they leave', () => {
    pointer('pointerdown', 40, 10, { pointerId: 1, pointerType: 'touch' });
    pointer('pointerdown', 60, 10, { pointerId: 2, pointerType: 'touch' });
    pointer('pointermove', 80, 10, { pointerId: 2, pointerType: 'touch' });
    expect(commands.zoom).toHaveBeenCalledExactlyOnceWith(0.5, 60);
    expect(commands.pan).toHaveBeenCalledExactlyOnceWith(10);
    pointer('pointerup', 80, 10, { pointerId: 2, pointerType: 'touch' });
    pointer('pointerup', 40, 10, { pointerId: 1, pointerType: 'touch' });
    expect(commands.selectAt).not.toHaveBeenCalled();
  });

  it('tells where the mouse hovers and that it has left', () => {
    pointer('pointermove', 5, 6, { pointerType: 'mouse' });
    expect(commands.point).toHaveBeenLastCalledWith({ xCssPx: 5, yCssPx: 6 });
    pointer('pointerleave', 5, 6);
    expect(commands.point).toHaveBeenLastCalledWith(null);
  });

  it('leaves wheel and menu to the page around a frame, and injects nothing', () => {
    commands.inFrame = true;
    expect(wheel({ deltaY: 100 }).defaultPrevented).toBe(false);
    const menu = new MouseEvent('contextmenu', { cancelable: true });
    canvas.dispatchEvent(menu);
    expect(menu.defaultPrevented).toBe(false);
    canvas.dispatchEvent(new MouseEvent('dblclick'));
    click(10, 20, { shiftKey: true });
    expect(commands.zoom).not.toHaveBeenCalled();
    expect(commands.injectAt).not.toHaveBeenCalled();
    expect(commands.selectAt).toHaveBeenCalledExactlyOnceWith(10, 20);
  });

  it('leaves other buttons alone', () => {
    click(10, 20, { button: 1 });
    expect(commands.selectAt).not.toHaveBeenCalled();
  });
});
