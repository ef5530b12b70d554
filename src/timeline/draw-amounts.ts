/** Beside each clock, at the selected step: how far it is off, in words and digits that are never cut. */
import { duration } from '../base/duration.ts';
import type { SignalLevel } from '../protocol/description.ts';
import { debtOf } from './clock-shape.ts';
import { type Rgb, toCss } from './colour.ts';
import type { Row } from './geometry.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import type { TextFitter } from './text.ts';
import type { Theme } from './theme.ts';
import { TYPE } from './type.ts';

const SIZES_CSS_PX = [TYPE.amount, TYPE.lead, TYPE.text, TYPE.label] as const;
/** A row that is lower has no room for the largest size. */
const LEAST_FOR_LARGEST_CSS_PX = 52;
const GAP_CSS_PX = 10;
const HEADING = 'clock, now';
/** A row that is lower has room for the amount alone. */
const LEAST_FOR_WORDS_CSS_PX = 34;

export interface Amount {
  readonly text: string;
  readonly word: string;
  readonly tone: 'good' | 'guest' | 'bad' | 'owes' | 'still';
}

/** What is said of a clock; `debt`: what is owed of it, null for nothing. */
export function amountOf(
  level: SignalLevel,
  debt: SignalLevel | null,
  ticksPerMicrosecond: number,
): Amount {
  const { tone, label } = level;
  const ticks = (tone === 'wrong' ? level.off : undefined) ?? level.ticks ?? 0;
  if (tone === 'stopped')
    return {
      text: 'stopped',
      word: debt?.label === '' ? 'owes nothing' : (debt?.label ?? ''),
      tone: 'still',
    };
  const size = duration(Math.abs(ticks) / ticksPerMicrosecond);
  const signed = ticks === 0 ? '0 s' : `${ticks < 0 ? '−' : '+'}${size}`;
  if (tone === 'guest') return { text: signed, word: 'guest time', tone: 'guest' };
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
  const headingFont = `400 ${TYPE.label}px ${theme.sans}`;
  // At the far side, where the playhead's time never comes.
  const right = left + amountsWidthCssPx - GAP_CSS_PX;
  const headingLeft = right - text.width(HEADING, headingFont);
  surface.font = headingFont;
  surface.fillStyle = toCss(theme.textDim);
  surface.fillText(HEADING, headingLeft, axisHeightCssPx / 2 + 1);
  const rows = geometry.rows.flatMap((row) => {
    const amount = amountAt(scene, row);
    return amount === null ? [] : [{ row, amount }];
  });
  const fontOf = (size: number) => `700 ${size}px ${theme.sans}`;
  // All of one size: a larger one would say that it matters more.
  const size =
    SIZES_CSS_PX.find((one) =>
      rows.every(
        ({ row, amount }) =>
          text.width(amount.text, fontOf(one)) <= amountsWidthCssPx - GAP_CSS_PX &&
          (one !== TYPE.amount ||
            row.kind === 'gate' ||
            row.heightCssPx >= LEAST_FOR_LARGEST_CSS_PX),
      ),
    ) ?? TYPE.label;
  for (const { row, amount } of rows) {
    const hasWord = amount.word !== '' && row.heightCssPx >= LEAST_FOR_WORDS_CSS_PX;
    const middle = row.topCssPx + row.heightCssPx / 2;
    surface.font = fontOf(row.kind === 'gate' ? Math.min(size, TYPE.lead) : size);
    surface.fillStyle = toCss(inkOf(theme, amount));
    surface.fillText(amount.text, left, middle - (hasWord ? 8 : 0));
    if (!hasWord) continue;
    surface.font = `400 ${TYPE.label}px ${theme.sans}`;
    surface.fillStyle = toCss(theme.textDim);
    surface.fillText(amount.word, left, middle + (size === TYPE.amount ? 16 : 12));
  }
}

/** Of a row at the selected step; null where it has none, or nothing is known. */
export function amountAt({ model, selectedStep }: Scene, row: Row): Amount | null {
  if (row.kind !== 'clock' && row.kind !== 'gate') return null;
  const { signals, ticksPerMicrosecond } = model.description;
  const level = model.levelAtStep(row.index, selectedStep);
  if (level === null) return null;
  if (row.kind === 'gate')
    return { text: level.label, word: '', tone: level.tone === 'on' ? 'owes' : 'good' };
  const debt = debtOf(signals, row.index);
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
    case 'still':
      return theme.text;
    case 'guest':
      return theme.signals.guest;
  }
}
