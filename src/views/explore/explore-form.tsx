/** What a search may do and how far it may go; what is wrong with that is said beside the fields. */
import { useState } from 'react';
import type { RefObject, SyntheticEvent } from 'react';
import { withCommas, wholeNumber } from '../../base/whole-number.ts';
import { BOUNDS } from '../../protocol/exploration.ts';
import { ChoiceOfFew } from '../controls/choice-of-few.tsx';
import { Field } from '../controls/field.tsx';
import { useActions, useScope } from '../use-scope.ts';

const HELP = {
  maxStates: `From ${withCommas(BOUNDS.maxStates.min)} to ${withCommas(BOUNDS.maxStates.max)}.`,
  maxMegabytes: `From ${BOUNDS.maxMegabytes.min} to ${withCommas(BOUNDS.maxMegabytes.max)}; the browser may give less.`,
} as const;

interface Props {
  readonly startButton: RefObject<HTMLButtonElement | null>;
}

export function ExploreForm({ startButton }: Props) {
  const options = useScope((state) => state.searchOptions);
  const disabled = useScope((state) => state.run === null);
  const { setSearchOptions, explore } = useActions();
  const [states, setStates] = useState(withCommas(options.maxStates));
  const [megabytes, setMegabytes] = useState(withCommas(options.maxMegabytes));
  const maxStates = wholeNumber(states, BOUNDS.maxStates);
  const maxMegabytes = wholeNumber(megabytes, BOUNDS.maxMegabytes);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!maxStates.ok || !maxMegabytes.ok) return;
    setSearchOptions({
      reduction: options.reduction,
      maxStates: maxStates.value,
      maxMegabytes: maxMegabytes.value,
    });
    explore();
  };
  return (
    <form className="explore-form" onSubmit={submit}>
      <ChoiceOfFew
        label="Reductions"
        segments={[
          {
            value: 'as-needed',
            label: 'As needed',
            title:
              'Where there are many states, orders that make no difference are tried once: fewer states, the same verdicts; the shortest runs are proven afterwards',
          },
          { value: 'none', label: 'Off', title: 'Every state, for exact counts' },
        ]}
        value={options.reduction}
        onChange={(reduction) => setSearchOptions({ ...options, reduction })}
      />
      <NumberField
        label="Most states"
        help={HELP.maxStates}
        reading={maxStates}
        text={states}
        onText={setStates}
      />
      <NumberField
        label="Most memory, MB"
        help={HELP.maxMegabytes}
        reading={maxMegabytes}
        text={megabytes}
        onText={setMegabytes}
      />
      <div>
        <button
          ref={startButton}
          type="submit"
          className="button button-accent"
          disabled={disabled || !maxStates.ok || !maxMegabytes.ok}
        >
          Start the search
        </button>
      </div>
    </form>
  );
}

interface NumberProps {
  readonly label: string;
  readonly help: string;
  readonly reading: ReturnType<typeof wholeNumber>;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function NumberField({ label, help, reading, text, onText }: NumberProps) {
  const problem = reading.ok ? undefined : `${label}: ${reading.error}.`;
  return (
    <Field label={label} help={help} problem={problem}>
      {(control) => (
        <input
          {...control}
          className="input mono"
          inputMode="numeric"
          autoComplete="off"
          size={11}
          maxLength={20}
          value={text}
          onChange={({ target }) => onText(target.value)}
        />
      )}
    </Field>
  );
}
