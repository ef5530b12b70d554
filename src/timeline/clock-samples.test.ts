// The samples of the help are drawn by the same hand as the timeline: what tells them apart must be there.
import { describe, expect, it } from 'vitest';
import type { ClockLook } from '../protocol/description.ts';
import { RecordedSurface } from '../testing/recorded-surface.ts';
import { drawClockSample } from './clock-samples.ts';
import { themeFrom } from './theme.ts';

const theme = themeFrom((property) => {
  let hash = 7;
  for (const letter of property) hash = (hash * 31 + letter.charCodeAt(0)) % 0xffffff;
  return `#${hash.toString(16).padStart(6, '0')}`;
});

const LOOKS: readonly ClockLook[] = [
  ...(['right', 'ahead', 'behind', 'zero', 'stopped', 'covered', 'owed'] as const),
  ...(['cancelled', 'reload', 'wrong-behind', 'wrong-ahead', 'wrong-twice'] as const),
  'torn',
];

function drawn(look: ClockLook, label = ''): RecordedSurface {
  const surface = new RecordedSurface();
  const size = { widthCssPx: 148, heightCssPx: 46, devicePxPerCssPx: 1 };
  drawClockSample(surface, look, label, theme, size);
  return surface;
}

describe('a sample', () => {
  it('looks like no other', () => {
    const pictures = LOOKS.map((look) => JSON.stringify(drawn(look)));
    expect(new Set(pictures).size).toBe(LOOKS.length);
  });

  it.each(['ahead', 'stopped', 'owed', 'wrong-behind', 'wrong-ahead', 'torn'] as const)(
    'of %s bears its label',
    (look) => {
      expect(JSON.stringify(drawn(look, '134.2 s'))).toContain('134.2 s');
    },
  );
});
