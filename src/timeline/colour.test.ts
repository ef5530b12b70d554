import { describe, expect, it } from 'vitest';
import { contrast, mixed, parseColour, toCss, toPixel } from './colour.ts';
import { themeFrom } from './theme.ts';

describe('colours', () => {
  it('reads what custom properties hold', () => {
    expect(parseColour(' #2bb3a3 ')).toEqual({ red: 43, green: 179, blue: 163 });
    expect(parseColour('#fa0')).toEqual({ red: 255, green: 170, blue: 0 });
    expect(parseColour('rgb(1, 2, 3)')).toEqual({ red: 1, green: 2, blue: 3 });
    expect(parseColour('rgb(1 2 3)')).toEqual({ red: 1, green: 2, blue: 3 });
    expect(parseColour('')).toEqual({ red: 128, green: 128, blue: 128 });
  });

  it('writes pixels as canvas bytes lie in memory', () => {
    const pixels = Uint32Array.of(toPixel({ red: 1, green: 2, blue: 3 }));
    expect([...new Uint8Array(pixels.buffer)]).toEqual([1, 2, 3, 255]);
  });

  it('mixes', () => {
    const black = parseColour('#000');
    const white = parseColour('#fff');
    expect(toCss(mixed(black, white, 0.5))).toBe('rgb(128 128 128)');
    expect(mixed(black, white, 0)).toEqual(black);
    expect(contrast(black, white)).toBeCloseTo(21);
    expect(contrast(white, white)).toBe(1);
  });
});

describe('themeFrom', () => {
  it('makes stripes of its own where none are set, away from the text', () => {
    const theme = themeFrom((property) => {
      if (property === '--tone-guest-text') return '#000000';
      if (property === '--tone-wait-stripe') return '#010203';
      if (property.endsWith('-stripe')) return '';
      return property.endsWith('-text') ? '#ffffff' : '#777777';
    });
    const { fill, stripe, text } = theme.tones.guest;
    expect(contrast(stripe, text)).toBeGreaterThan(contrast(fill, text));
    const dark = theme.tones.host;
    expect(contrast(dark.stripe, dark.text)).toBeGreaterThan(contrast(dark.fill, dark.text));
    expect(theme.tones.wait.stripe).toEqual({ red: 1, green: 2, blue: 3 });
  });

  it('falls back to plain faces', () => {
    expect(themeFrom(() => '')).toMatchObject({ sans: 'sans-serif', mono: 'monospace' });
  });
});
