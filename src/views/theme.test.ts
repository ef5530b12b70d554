import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, parseColour } from '../timeline/colour.ts';

const css = readFileSync(new URL('theme.css', import.meta.url), 'utf8');

function propertiesOf(selector: string): Map<string, string> {
  const from = css.indexOf(`${selector} {`);
  expect(from).toBeGreaterThanOrEqual(0);
  const block = css.slice(from, css.indexOf('}', from));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll(/\s+/g, ' '),
    ]),
  );
}

const dark = propertiesOf(':root');
const light = propertiesOf(":root[data-theme='light']");
const bySystem = propertiesOf(":root:not([data-theme='dark'])");

const TONES = ['guest', 'host', 'switch', 'wait', 'firmware', 'owner', 'nap', 'choice'];
const SURFACES = ['bg', 'panel', 'panel-2'];
/** Text or line, and what it stands on. */
const PAIRS = [
  ...['text', 'text-dim'].flatMap((text) => [...SURFACES, 'panel-3'].map((on) => [text, on])),
  ...['accent', 'good', 'bad', 'warn'].flatMap((text) => SURFACES.map((on) => [text, on])),
  ...['good', 'bad', 'warn', 'accent'].map((text) => [text, `${text}-soft`]),
  ...['accent', 'good', 'bad', 'warn'].map((text) => ['text', `${text}-soft`]),
  ...TONES.map((tone) => [`tone-${tone}-text`, `tone-${tone}`]),
  ['tone-wait-text', 'tone-wait-stripe'],
  // Edited lines: in the listing, under the pointer, and where the thread stands.
  ...['warn-soft', 'panel-3', 'accent-soft'].map((on) => ['warn', on]),
  // The two verdicts, each in its own tone, on the ground of the bar's.
  ...['good-soft', 'warn-soft', 'bad-soft'].flatMap((on) =>
    ['good', 'warn', 'bad', 'accent', 'text-dim'].map((text) => [text, on]),
  ),
  ['accent-text', 'accent'],
  ['playhead-text', 'playhead'],
  ['marker-injection-text', 'marker-injection-soft'],
  ...['injection', 'owner', 'release', 'violation'].map((kind) => [`marker-${kind}`, 'panel']),
  ...['host', 'guest', 'stopped', 'wrong'].map((tone) => [`signal-${tone}`, 'panel']),
];

describe.each([
  ['dark', dark],
  ['light', new Map([...dark, ...light])],
])('the %s theme', (_, properties) => {
  it.each(PAIRS)('has a contrast of 4.5 for --%s on --%s', (text = '', on = '') => {
    const [ink, paper] = [properties.get(text), properties.get(on)];
    expect(ink).toBeDefined();
    expect(paper).toBeDefined();
    expect(contrast(parseColour(ink ?? ''), parseColour(paper ?? ''))).toBeGreaterThanOrEqual(4.5);
  });
});

describe.each([
  ['dark', dark],
  ['light', new Map([...dark, ...light])],
])('a flag in the %s theme', (_, properties) => {
  const against = (name: string) =>
    contrast(parseColour(properties.get(name) ?? ''), parseColour(properties.get('panel') ?? ''));

  it('stands out while it is set, and hardly while it is clear', () => {
    expect(against('signal-on')).toBeGreaterThan(3);
    expect(against('signal-off')).toBeLessThan(1.5);
  });
});

describe('the light theme', () => {
  it('is the same by hand and by the system', () => {
    expect(bySystem).toEqual(light);
  });

  it('sets nothing that the dark one does not know', () => {
    expect([...light.keys()].filter((name) => !dark.has(name))).toEqual([]);
  });
});
