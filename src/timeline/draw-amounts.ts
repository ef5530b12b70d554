/** Beside each clock, at the selected step: how far it is off, in words and digits that are never cut. */
import { duration } from '../base/duration.ts';
import type { SignalLevel } from '../protocol/description.ts';
import { type Rgb, toCss } from './colour.ts';
import type { Row } from './geometry.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import type { TextFitter } from './text.ts';
import type { Theme } from './theme.ts';

const SIZES_CSS_PX = [20, 17, 14] as const;
const WORD_CSS_PX = 11;
const GAP_CSS_PX = 10;
const HEADING = 'clock, now';
/** A row that is lower has room for the amount alone. */
const LEAST_FOR_WORDS_CSS_PX = 42;

export interface Amount {
  readonly text: string;
  readonly word: string;
  readonly tone: 'good' | 'guest' | 'bad' | 'owes';
}

/** What is said of a clock; `debt`: what is owed of it, null for nothing. */
export function amountOf(
  level: SignalLevel,
  debt: SignalLevel | null,
  ticksPerMicrosecond: number,
): Amount {
  const { tone, label } = level;
  const ticks = (tone === 'wrong' ? level.off : undefined) ?? level.ticks ?? 0;
  if (tone === 'stopped') return { text: 'stopped', word: '', tone: 'bad' };
  const size = duration(Math.abs(ticks) / ticksPerMicrosecond);
  const signed = ticks === 0 ? '0 s' : `${ticks < 0 ? '−' : '+'}${size}`;
  if (tone === 'guest') return { text: signed, word: 'as it should be', tone: 'guest' };
  if (tone !== 'wrong') {
    // Right for now: it will be wrong as soon as that is taken out of it.
    if ((debt?.ticks ?? 0) !== 0) return { text: '0 s', word: debt?.label ?? '', tone: 'owes' };
    return { text: '0 s', word: 'right', tone: 'good' };
  }
  const isLost = !label.includes(size);
  return {
    text: isLost ? label : signed,
    word: ticks < 0 ? 'behind' : 'ahead',
    tone: 'bad',
  };
}

export function drawAmounts(surface: Surface, scene: Scene, text: TextFitter): void {
  const { geometry, theme } = scene;
  const { amountsWidthCssPx, plotLeftCssPx, plotWidthCssPx, axisHeightCssPx } = geometry;
  if (amountsWidthCssPx === 0) return;
  const left = plotLeftCssPx + plotWidthCssPx + GAP_CSS_PX;
  surface.textAlign = 'left';
  surface.textBaseline = 'middle';
  const headingFont = `400 11px ${theme.sans}`;
  // At the far side, where the playhead's time never comes.
  const right = left + amountsWidthCssPx - GAP_CSS_PX;
  const headingLeft = right - text.width(HEADING, headingFont);
  surface.font = headingFont;
  surface.fillStyle = toCss(theme.textDim);
  surface.fillText(HEADING, headingLeft, axisHeightCssPx / 2 + 1);
  for (const row of geometry.rows) {
    const amount = amountAt(scene, row);
    if (amount === null) continue;
    const fontOf = (size: number) => `700 ${size}px ${theme.sans}`;
    const size = SIZES_CSS_PX.find(
      (one) => text.width(amount.text, fontOf(one)) <= amountsWidthCssPx,
    );
    const hasWord = amount.word !== '' && row.heightCssPx >= LEAST_FOR_WORDS_CSS_PX;
    const middle = row.topCssPx + row.heightCssPx / 2;
    surface.font = fontOf(size ?? SIZES_CSS_PX[2]);
    surface.fillStyle = toCss(inkOf(theme, amount));
    surface.fillText(amount.text, left, middle - (hasWord ? 7 : 0));
    if (!hasWord) continue;
    const font = `400 ${WORD_CSS_PX}px ${theme.sans}`;
    surface.font = font;
    surface.fillStyle = toCss(theme.textDim);
    surface.fillText(amount.word, left, middle + 12);
  }
}

/** Of a row at the selected step; null where it is no clock, or nothing is known. */
export function amountAt({ model, selectedStep }: Scene, row: Row): Amount | null {
  if (row.kind !== 'clock') return null;
  const { signals, ticksPerMicrosecond } = model.description;
  const level = model.levelAtStep(row.index, selectedStep);
  if (level === null) return null;
  const debt = signals.findIndex(
    ({ kind, group }) => kind === 'debt' && group === signals[row.index]?.group,
  );
  return amountOf(level, model.levelAtStep(debt, selectedStep), ticksPerMicrosecond);
}

export function inkOf(theme: Theme, { tone }: Amount): Rgb {
  switch (tone) {
    case 'good':
      return theme.cancelled;
    case 'owes':
      return theme.debt;
    case 'bad':
      return theme.signals.wrong;
    case 'guest':
      return theme.signals.guest;
  }
}
