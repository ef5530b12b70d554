/** One setting of the form: its control is that of its kind. */
import type { SimpleSetting, SimpleValue } from '../../scenario/settings.ts';
import { Field } from '../controls/field.tsx';
import { Terms } from '../words/terms.tsx';

interface Props {
  readonly setting: SimpleSetting;
  readonly value: SimpleValue;
  readonly help: string;
  readonly problem: string | undefined;
  readonly onChange: (value: SimpleValue) => void;
}

export function SettingField({ setting, value, help, problem, onChange }: Props) {
  if (setting.kind === 'flag')
    return (
      <label className="settings-switch">
        <input
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => onChange(target.checked)}
        />
        <span>
          {setting.label} <code className="dim">{setting.key}</code>
          <br />
          <span className="dim">
            <Terms quiet text={help} />
          </span>
        </span>
      </label>
    );
  return (
    <Field label={setting.label} name={setting.key} help={help} problem={problem}>
      {(control) =>
        setting.kind === 'choice' ? (
          <select
            {...control}
            className="input"
            value={String(value)}
            onChange={({ target }) => {
              const chosen = setting.options.find((one) => String(one.value) === target.value);
              if (chosen !== undefined) onChange(chosen.value);
            }}
          >
            {setting.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...control}
            className="input mono"
            inputMode={setting.kind === 'whole' ? 'numeric' : undefined}
            size={setting.kind === 'whole' ? 5 : 18}
            spellCheck={false}
            autoComplete="off"
            value={String(value)}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </Field>
  );
}
