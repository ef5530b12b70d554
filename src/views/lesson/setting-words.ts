/** What a setting that a card offers is called, and its values. */
import { fieldLabel, isSimple, labelOf, placeOf, type Settings } from '../../scenario/settings.ts';
import type { Offer, SettingValue } from '../../lessons/lesson.ts';

export interface OfferWords {
  readonly label: string;
  readonly valueLabel: (value: SettingValue) => string;
}

export function wordsOfOffer(settings: Settings, { setting }: Offer): OfferWords {
  const path = setting.replace(/\.(\d+)/, '[$1]');
  const { key, inner } = placeOf(path);
  const outer = settings.settings.find((one) => one.key === key);
  const own =
    outer === undefined || isSimple(outer)
      ? outer
      : outer.settings.find((one) => one.key === inner);
  return {
    label: fieldLabel(settings, path) ?? setting,
    valueLabel: (value) => (own === undefined ? String(value) : labelOf(own, value)),
  };
}
