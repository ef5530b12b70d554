/** Resolved colours and faces of the timeline, read from the page's custom properties. */
import type { SignalLevel, Tone } from '../protocol/description.ts';
import { luminance, mixed, parseColour, type Rgb } from './colour.ts';
import type { MarkerKind } from './markers.ts';
import { TONES } from './tones.ts';

export interface ToneColours {
  readonly fill: Rgb;
  readonly text: Rgb;
  /** Stripes of a hatched phase. */
  readonly stripe: Rgb;
}

export interface Theme {
  readonly tones: Readonly<Record<Tone, ToneColours>>;
  readonly signals: Readonly<Record<SignalLevel['tone'], Rgb>>;
  readonly markers: Readonly<Record<MarkerKind, Rgb>>;
  /** Behind a clock, and what is drawn around it. */
  readonly track: Rgb;
  readonly debt: Rgb;
  readonly debtFill: Rgb;
  readonly cancelled: Rgb;
  readonly openFill: Rgb;
  readonly pillFill: Rgb;
  readonly pillText: Rgb;
  readonly panel: Rgb;
  readonly line: Rgb;
  readonly text: Rgb;
  readonly textDim: Rgb;
  readonly accent: Rgb;
  readonly playhead: Rgb;
  readonly playheadText: Rgb;
  readonly arrow: Rgb;
  /** CSS font families. */
  readonly sans: string;
  readonly mono: string;
}

const SIGNAL_TONES = ['off', 'on', 'host', 'guest', 'stopped', 'wrong'] as const;
const MARKER_TONES = ['injection', 'damage', 'owner', 'beam', 'release', 'violation'] as const;
const WHITE: Rgb = { red: 255, green: 255, blue: 255 };
const BLACK: Rgb = { red: 0, green: 0, blue: 0 };

/** `read` gives the value of a custom property such as `--tone-guest`, '' when it is not set. */
export function themeFrom(read: (property: string) => string): Theme {
  const colour = (property: string): Rgb => parseColour(read(property));
  const toneColours = (tone: Tone): ToneColours => {
    const fill = colour(`--tone-${tone}`);
    const text = colour(`--tone-${tone}-text`);
    const stripe = read(`--tone-${tone}-stripe`);
    // Away from the text, so that the text on it can only gain contrast.
    const away = luminance(text) < luminance(fill) ? WHITE : BLACK;
    return { fill, text, stripe: stripe === '' ? mixed(fill, away, 0.25) : parseColour(stripe) };
  };
  return {
    tones: byName(TONES, toneColours),
    signals: byName(SIGNAL_TONES, (tone) => colour(`--signal-${tone}`)),
    markers: byName(MARKER_TONES, (kind) => colour(`--marker-${kind}`)),
    track: colour('--track'),
    debt: colour('--warn'),
    debtFill: colour('--warn-soft'),
    cancelled: colour('--good'),
    openFill: colour('--good-soft'),
    pillFill: colour('--marker-injection-soft'),
    pillText: colour('--marker-injection-text'),
    panel: colour('--panel'),
    line: colour('--line'),
    text: colour('--text'),
    textDim: colour('--text-dim'),
    accent: colour('--accent'),
    playhead: colour('--playhead'),
    playheadText: colour('--playhead-text'),
    arrow: colour('--arrow'),
    sans: read('--sans') || 'sans-serif',
    mono: read('--mono') || 'monospace',
  };
}

function byName<Name extends string, Value>(
  names: readonly Name[],
  value: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, Value>;
}
