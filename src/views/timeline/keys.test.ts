// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type KeyCommands, listenToKeys } from './keys.ts';

const commands = {
  selectedStep: 7,
  widthCssPx: 100,
  inFrame: false as boolean,
  select: vi.fn<KeyCommands['select']>(),
  selectLast: vi.fn<KeyCommands['selectLast']>(),
  selectInLane: vi.fn<KeyCommands['selectInLane']>(),
  selectLane: vi.fn<KeyCommands['selectLane']>(),
  focusLane: vi.fn<KeyCommands['focusLane']>(),
  setFocus: vi.fn<KeyCommands['setFocus']>(),
  pan: vi.fn<KeyCommands['pan']>(),
  zoom: vi.fn<KeyCommands['zoom']>(),
  showAll: vi.fn<KeyCommands['showAll']>(),
} satisfies KeyCommands;

let canvas: HTMLCanvasElement;
const beyond = vi.fn();

function press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  canvas.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  vi.clearAllMocks();
  commands.inFrame = false;
  canvas = document.createElement('canvas');
  document.body.replaceChildren(canvas);
  document.body.addEventListener('keydown', beyond);
  listenToKeys(canvas, commands);
});

describe('listenToKeys', () => {
  it('moves the selection by steps, and by steps of the lane with Shift', () => {
    press('ArrowRight');
    expect(commands.select).toHaveBeenLastCalledWith(8);
    press('ArrowLeft');
    expect(commands.select).toHaveBeenLastCalledWith(6);
    press('Home');
    expect(commands.select).toHaveBeenLastCalledWith(0);
    press('ArrowLeft', { shiftKey: true });
    expect(commands.selectInLane).toHaveBeenLastCalledWith(-1);
    press('ArrowRight', { shiftKey: true });
    expect(commands.selectInLane).toHaveBeenLastCalledWith(1);
    press('End');
    expect(commands.selectLast).toHaveBeenCalledOnce();
  });

  it('moves from lane to lane and selects there', () => {
    press('ArrowDown');
    press('ArrowUp');
    expect(commands.focusLane.mock.calls).toEqual([[1], [-1]]);
    press('Enter');
    expect(commands.selectLane).toHaveBeenCalledOnce();
  });

  it('zooms, pans and shows all', () => {
    press('+');
    const [closer] = commands.zoom.mock.lastCall ?? [];
    press('-');
    const [farther] = commands.zoom.mock.lastCall ?? [];
    expect(closer).toBeLessThan(1);
    expect(farther).toBeGreaterThan(1);
    press('PageUp');
    press('PageDown');
    expect(commands.pan.mock.calls).toEqual([[80], [-80]]);
    press('0');
    expect(commands.showAll).toHaveBeenCalledOnce();
  });

  it('keeps its own keys and lets all others through', () => {
    expect(press('ArrowRight').defaultPrevented).toBe(true);
    expect(beyond).not.toHaveBeenCalled();
    expect(press('i').defaultPrevented).toBe(false);
    expect(press('ArrowRight', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(beyond).toHaveBeenCalledTimes(2);
  });

  it('leaves the keys that scroll to the page around a frame', () => {
    commands.inFrame = true;
    for (const key of ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'])
      expect(press(key).defaultPrevented).toBe(false);
    expect(press('ArrowRight').defaultPrevented).toBe(true);
  });

  it('stops listening', () => {
    const other = document.createElement('canvas');
    listenToKeys(other, commands)();
    other.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(commands.selectLane).not.toHaveBeenCalled();
  });
});
