/** Settings as the answer: chosen among those that a card offers, and graded by the engine. */
import type { Settings } from '../../lessons/lesson.ts';
import { valueAt } from '../../scenario/settings.ts';
import { ChoiceOfFew } from '../controls/choice-of-few.tsx';
import { useScope } from '../use-scope.ts';
import { Graded } from './graded.tsx';
import { wordsOfOffer } from './setting-words.ts';
import { useLesson, useLessonActions } from './use-lesson.ts';

export function SettingsTask({ task }: { readonly task: Settings }) {
  const opened = useScope((state) => state.run?.opened ?? null);
  const asking = useLesson((state) => state.asking);
  const change = useLesson((state) => state.change);
  const { changeSetting, check } = useLessonActions();
  if (opened === null) return null;
  const { settings, ticksPerMicrosecond } = opened.description;
  return (
    <>
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
                if (value !== undefined) void changeSetting(offer.setting, value);
              }}
            />
          );
        })}
      </div>
      <button
        type="button"
        className="button button-accent lesson-main-button"
        aria-disabled={asking}
        onClick={asking ? undefined : () => void check()}
      >
        {asking ? 'Every order is being searched…' : 'Does it count?'}
      </button>
      <Graded />
    </>
  );
}
