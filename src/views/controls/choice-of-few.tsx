/** A radio group drawn as one row of segments. */
import { useId } from 'react';
import './choice-of-few.css';

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
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
}

export function ChoiceOfFew<T extends string | number>(props: Props<T>) {
  const { label, labelHidden = false, segments, value, onChange, disabled = false } = props;
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
              onChange={() => onChange(segment.value)}
            />
            <span>{segment.label}</span>
          </label>
        ))}
      </span>
    </div>
  );
}
