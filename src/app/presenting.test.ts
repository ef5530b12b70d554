// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { presenting } from './presenting.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('what the presenter needs of the browser', () => {
  it('is a channel to the other windows, as long as it is listened to', async () => {
    const here = presenting.openChannel?.();
    const there = presenting.openChannel?.();
    const heard: unknown[] = [];
    const end = there?.listen((told) => heard.push(told));
    const endHere = here?.listen(() => undefined);
    here?.tell({ kind: 'at', id: 'twice', card: 1 });
    await vi.waitFor(() => expect(heard).toEqual([{ kind: 'at', id: 'twice', card: 1 }]));
    end?.();
    endHere?.();
  });

  it('is none where there are no channels', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    vi.resetModules();
    const without = await import('./presenting.ts');
    expect(without.presenting.openChannel).toBeNull();
  });

  it('is a window for the notes, or the word that the browser has opened none', () => {
    const open = vi.spyOn(window, 'open').mockReturnValueOnce(null);
    expect(presenting.openNotes('https://scope.example/#a')).toBe(false);
    open.mockReturnValueOnce(window);
    expect(presenting.openNotes('https://scope.example/#a')).toBe(true);
    expect(open.mock.calls[0]?.[1]).toBe(open.mock.calls[1]?.[1]);
  });

  it('is the whole screen, or a sentence about why not', async () => {
    Object.defineProperty(document, 'fullscreenElement', { value: null, configurable: true });
    const ask = vi.fn<() => Promise<void>>(() => Promise.reject(new TypeError('not allowed')));
    document.documentElement.requestFullscreen = ask;
    expect(await presenting.toggleFullScreen()).toContain('does not give the whole screen');
    ask.mockResolvedValueOnce();
    expect(await presenting.toggleFullScreen()).toBe('');
    expect(presenting.leaveFullScreen()).toBe(false);
  });
});
