/** What the environment may do in a scenario: errors, interrupts, and what the sources leave open. */
import type { Scenario } from '../../store/state.ts';
import { ERROR_KINDS } from '../causes.ts';
import type { Problems } from './draft.ts';
import { Field } from '../controls/field.tsx';

type Environment = Scenario['environment'];

interface Props {
  readonly environment: Environment;
  readonly tbErrors: string;
  readonly problems: Problems;
  readonly onChange: (environment: Environment) => void;
  readonly onTbErrors: (tbErrors: string) => void;
}

const SWITCHES = [
  [
    'hmiInEntryWindow',
    'The error may come between the hard-disable (R4a) and hrfid of a guest entry.',
  ],
  [
    'hdecSoon',
    'HDEC may run out at any moment; without it, only when everybody waits for a guest.',
  ],
  ['otherExits', 'A guest may leave for a reason that is not an HMI.'],
  ['tbWrap', 'The low 24 bits of the TB wrap once during the run: the carry check matters.'],
  ['todStopped', 'The ChipTOD stands still: no TB can be loaded any more.'],
] as const;

const SCOPES = {
  core: 'every thread of the core (as the sources say)',
  subcore: 'the threads of one subcore',
  thread: 'one thread',
};

const PRIORITIES = {
  hmi: 'the HMI first',
  either: 'either, the schedule decides',
  last: 'the other one first',
};

export function EnvironmentFields(props: Props) {
  const { environment, tbErrors, problems, onChange, onTbErrors } = props;
  const kind = ERROR_KINDS.find((one) => one.kind === environment.errorKind);
  return (
    <fieldset className="settings-group">
      <legend>Environment</legend>
      <Field
        label="Errors at most"
        help="How many errors may be raised in a run."
        problem={problems['environment.tbErrors']}
      >
        {(control) => (
          <input
            {...control}
            className="input mono"
            inputMode="numeric"
            size={5}
            value={tbErrors}
            onChange={({ target }) => onTbErrors(target.value)}
          />
        )}
      </Field>
      <Choice
        label="Cause"
        help={kind?.detail ?? ''}
        problem={problems['environment.errorKind']}
        value={environment.errorKind}
        names={Object.fromEntries(ERROR_KINDS.map((one) => [one.kind, one.kind]))}
        onChange={(errorKind) =>
          onChange({ ...environment, errorKind: errorKind as Environment['errorKind'] })
        }
      />
      <Choice
        label="HMI reaches"
        help="Whose HMER latches the error."
        problem={problems['environment.scope']}
        value={environment.scope}
        names={SCOPES}
        onChange={(scope) => onChange({ ...environment, scope: scope as Environment['scope'] })}
      />
      <Choice
        label="Priority at hrfid"
        help="Not documented: what is taken when an HMI is pending together with HDEC or a doorbell."
        problem={problems['environment.hmiPriority']}
        value={environment.hmiPriority}
        names={PRIORITIES}
        onChange={(priority) =>
          onChange({ ...environment, hmiPriority: priority as Environment['hmiPriority'] })
        }
      />
      {SWITCHES.map(([key, sentence]) => (
        <label key={key} className="settings-switch">
          <input
            type="checkbox"
            checked={environment[key]}
            onChange={({ target }) => onChange({ ...environment, [key]: target.checked })}
          />
          <code>{key}</code>
          <span className="dim">{sentence}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly help: string;
  readonly problem: string | undefined;
  readonly value: string;
  /** The values there are: whatever is chosen is one of its keys. */
  readonly names: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

function Choice({ label, help, problem, value, names, onChange }: ChoiceProps) {
  return (
    <Field label={label} help={help} problem={problem}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          {Object.entries(names).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
