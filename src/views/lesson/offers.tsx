/** Settings that a card offers, each with its values. */
import type { Settings, SettingValue } from '../../lessons/lesson.ts';
import { valueAt } from '../../scenario/settings.ts';
import { ChoiceOfFew } from '../controls/choice-of-few.tsx';
import { useScope } from '../use-scope.ts';
import { wordsOfOffer } from './setting-words.ts';
import { useShownCard } from './use-lesson.ts';

interface Props {
  readonly task: Settings;
  readonly onChange: (setting: string, value: SettingValue) => void;
}

export function Offers({ task, onChange }: Props) {
  const opened = useScope((state) => state.run?.opened ?? null);
  const change = useShownCard((state) => state.change);
  if (opened === null) return null;
  const { settings, ticksPerMicrosecond } = opened.description;
  return (
    <div className="lesson-offers">
      {task.offers.map((offer) => {
        const words = wordsOfOffer(settings, offer, ticksPerMicrosecond);
        const now = change[offer.setting] ?? valueAt(opened.scenario, offer.setting);
        return (
          <ChoiceOfFew<number>
            key={offer.setting}
            label={words.label}
            segments={offer.values.map((value, place) => ({
              value: place,
              label: words.valueLabel(value),
            }))}
            value={offer.values.findIndex((value) => value === now)}
            onChange={(place) => {
              const value = offer.values[place];
              if (value !== undefined) onChange(offer.setting, value);
            }}
          />
        );
      })}
    </div>
  );
}
