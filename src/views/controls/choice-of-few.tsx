/** A radio group drawn as one row of segments. */
import { useId } from 'react';
import './choice-of-few.css';
import { usePending } from './use-pending.ts';
import type { OnChoice } from './use-pending.ts';

export interface Segment<T extends string | number> {
  readonly value: T;
  readonly label: string;
  readonly title?: string;
}

interface Props<T extends string | number> {
  /** The group's accessible name; also shown in front unless hidden. */
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly segments: readonly Segment<T>[];
  readonly value: T | null;
  /** May return a promise: until it settles, the choice is shown. */
  readonly onChange: OnChoice<T>;
  readonly disabled?: boolean;
}

export function ChoiceOfFew<T extends string | number>(props: Props<T>) {
  const { label, labelHidden = false, segments, disabled = false } = props;
  const [value, choose] = usePending<T | null>(props.value, (chosen) =>
    chosen === null ? undefined : props.onChange(chosen),
  );
  const id = useId();
  return (
    <div className="choice-of-few" role="radiogroup" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className={labelHidden ? 'visually-hidden' : 'dim'}>
        {label}
      </span>
      <span className="choice-of-few-row">
        {segments.map((segment) => (
          <label key={segment.value} className="choice-of-few-segment" title={segment.title}>
            <input
              type="radio"
              name={id}
              value={segment.value}
              checked={segment.value === value}
              disabled={disabled}
              onChange={() => choose(segment.value)}
            />
            <span>{segment.label}</span>
          </label>
        ))}
      </span>
    </div>
  );
}
