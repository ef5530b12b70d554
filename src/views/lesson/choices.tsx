/** Choices, one of which can be chosen. */
import type { Predict, Where } from '../../lessons/lesson.ts';
import { unbroken } from '../format/unbroken.ts';

export type Rightness = 'yes' | 'no';

interface Props {
  readonly task: Predict | Where;
  /** Place of the one that is chosen. */
  readonly chosen: number | null;
  readonly disabled: boolean;
  /** What is known of a choice; undefined for nothing. */
  readonly rightOf?: (place: number) => Rightness | undefined;
  readonly onChoose: (place: number) => void;
}

export function Choices({ task, chosen, disabled, rightOf, onChoose }: Props) {
  return (
    <fieldset className="lesson-choices" disabled={disabled}>
      <legend className="visually-hidden">{task.asks}</legend>
      {task.choices.map(({ says }, place) => (
        <label
          key={says}
          className="lesson-choice"
          data-chosen={chosen === place}
          data-right={rightOf?.(place)}
        >
          <input
            type="radio"
            name="lesson-choice"
            className="visually-hidden"
            checked={chosen === place}
            onChange={() => onChoose(place)}
          />
          <kbd aria-hidden="true">{place + 1}</kbd>
          <span>{unbroken(says)}</span>
        </label>
      ))}
    </fieldset>
  );
}
