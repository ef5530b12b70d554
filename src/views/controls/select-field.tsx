/** A native select with its label; options may come in named groups. */
import { useId } from 'react';
import './select-field.css';
import { usePending } from './use-pending.ts';
import type { OnChoice } from './use-pending.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

interface Props {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly groups: readonly OptionGroup[];
  /** May return a promise: until it settles, the choice is shown. */
  readonly onChange: OnChoice<string>;
  readonly disabled?: boolean;
  readonly className?: string;
  /** What is different about the chosen one, as a sign after it, and in words. */
  readonly mark?: { readonly sign: string; readonly words: string } | undefined;
}

export function SelectField(props: Props) {
  const { label, labelHidden = false, groups, disabled = false, mark } = props;
  const [value, choose] = usePending(props.value, props.onChange);
  const id = useId();
  const many = groups.length > 1;
  // A long name may be cut in the field.
  const shown = groups.flatMap(({ options }) => options).find((one) => one.value === value);
  return (
    <span className={`select-field ${props.className ?? ''}`}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : 'dim'}>
        {label}
      </label>
      <select
        id={id}
        className="input select-field-select"
        value={value}
        disabled={disabled}
        aria-describedby={mark && `${id}-mark`}
        title={shown?.label}
        onChange={(event) => choose(event.target.value)}
      >
        {groups.map((group) =>
          many ? (
            <optgroup key={group.label} label={group.label}>
              <Options options={group.options} />
            </optgroup>
          ) : (
            <Options key={group.label} options={group.options} />
          ),
        )}
      </select>
      {mark && (
        <span className="select-field-mark" title={mark.words}>
          <span aria-hidden="true">{mark.sign}</span>
          <span id={`${id}-mark`} className="visually-hidden">
            {mark.words}
          </span>
        </span>
      )}
    </span>
  );
}

function Options({ options }: { readonly options: readonly Option[] }) {
  return options.map(({ value, label, disabled = false }) => (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  ));
}
