import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { RecordedSurface } from '../testing/recorded-surface.ts';
import { TextFitter } from './text.ts';

const FONT = '11px test';

describe('TextFitter', () => {
  const fitter = new TextFitter(new RecordedSurface());

  it('leaves a text that fits, shortens one that does not, drops one that says nothing', () => {
    expect(fitter.fit('partition switch', FONT, 96)).toBe('partition switch');
    expect(fitter.fit('partition switch', FONT, 95)).toBe('partition swit…');
    expect(fitter.fit('partition switch', FONT, 66)).toBe('partition…');
    expect(fitter.fit('partition switch', FONT, 24)).toBe('par…');
    expect(fitter.fit('partition switch', FONT, 23)).toBe('');
    expect(fitter.fit('partition switch', FONT, 24, 6)).toBe('');
    expect(fitter.fit('x', FONT, -3)).toBe('');
  });

  it('never exceeds the room and never cuts a grapheme', () => {
    const family = '👨‍👩‍👧';
    expect(fitter.fit(`abc${family}def`, FONT, 30)).toBe('abc…');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 0, max: 100 }),
        (text, room) => {
          const shown = fitter.fit(text, FONT, room);
          expect(fitter.width(shown, FONT)).toBeLessThanOrEqual(room);
        },
      ),
    );
  });

  it('cuts between code points where the browser knows no graphemes', () => {
    vi.stubGlobal('Intl', {});
    const own = new TextFitter(new RecordedSurface());
    vi.unstubAllGlobals();
    expect(own.fit('partition switch', FONT, 66)).toBe('partition…');
    expect(own.fit('ab😀def', FONT, 30)).toBe('ab😀…');
    expect(own.fit('ab😀def', FONT, 29)).toBe('');
  });

  it('measures a text once per font, and forgets before it grows without end', () => {
    const surface = new RecordedSurface();
    const own = new TextFitter(surface);
    own.width('a', FONT);
    own.width('a', FONT);
    expect(surface.measured).toBe(1);
    own.width('a', 'other');
    expect(surface.measured).toBe(2);
    for (let index = 0; index < 5000; index += 1) own.width(String(index), FONT);
    own.width('a', FONT);
    expect(surface.measured).toBe(5003);
  });
});
