/** What a setting that a card offers is called, and its values. */
import { duration } from '../../base/duration.ts';
import { readTicks } from '../../scenario/ticks.ts';
import { fieldLabel, isSimple, labelOf, placeOf, type Settings } from '../../scenario/settings.ts';
import type { Offer, SettingValue } from '../../lessons/lesson.ts';

export interface OfferWords {
  readonly label: string;
  readonly valueLabel: (value: SettingValue) => string;
}

export function wordsOfOffer(
  settings: Settings,
  { setting, values }: Offer,
  ticksPerMicrosecond: number,
): OfferWords {
  const path = setting.replace(/\.(\d+)/, '[$1]');
  const { key, inner } = placeOf(path);
  const outer = settings.settings.find((one) => one.key === key);
  const own =
    outer === undefined || isSimple(outer)
      ? outer
      : outer.settings.find((one) => one.key === inner);
  return {
    label: fieldLabel(settings, path) ?? setting,
    valueLabel: (value) => {
      if (own?.kind === 'ticks') return ticksLabel(value, values, ticksPerMicrosecond);
      return own === undefined ? String(value) : labelOf(own, value);
    },
  };
}

/** As a length of time; where that tells too little, by how much it is more or less than the first. */
function ticksLabel(
  value: SettingValue,
  values: readonly SettingValue[],
  ticksPerMicrosecond: number,
): string {
  const ticksOf = (one: SettingValue) => Number(readTicks(String(one)) ?? 0n);
  const length = (ticks: number) =>
    `${ticks < 0 ? '−' : '+'}${duration(Math.abs(ticks) / ticksPerMicrosecond)}`;
  const told = values.map((one) => length(ticksOf(one)));
  if (new Set(told).size === told.length) return length(ticksOf(value));
  const first = values[0] ?? value;
  return value === first ? 'as it is' : length(ticksOf(value) - ticksOf(first));
}
