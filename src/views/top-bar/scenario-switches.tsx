/** The settings that are always in sight: each keeps the rest of the scenario. */
import type { ChoiceSetting, Setting } from '../../scenario/settings.ts';
import type { Scenario } from '../../store/state.ts';
import { ChoiceOfFew } from '../controls/choice-of-few.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { useActions, useScope } from '../use-scope.ts';

export function ScenarioSwitches() {
  const opened = useScope((state) => state.run?.opened ?? null);
  const scenario = opened?.scenario ?? null;
  const inSight = opened?.description.settings.settings.filter(isInSight) ?? [];
  return (
    <div className="scenario-switches">
      {inSight.map((setting) => (
        <Switch key={setting.key} setting={setting} scenario={scenario} />
      ))}
    </div>
  );
}

const isInSight = (setting: Setting): setting is ChoiceSetting =>
  setting.kind === 'choice' && setting.inSight === true;

interface SwitchProps {
  readonly setting: ChoiceSetting;
  readonly scenario: Scenario | null;
}

/** Numbers are few and short: they stand side by side. */
function Switch({ setting, scenario }: SwitchProps) {
  const { change } = useActions();
  const { key, label, options } = setting;
  const value = (scenario?.[key] ?? null) as ChoiceSetting['default'] | null;
  const isShort = options.every((option) => typeof option.value === 'number');
  if (isShort)
    return (
      <ChoiceOfFew<string | number>
        label={label}
        segments={options.map((option) => ({
          value: option.value,
          label: option.label,
          ...(option.help === undefined ? {} : { title: option.help }),
        }))}
        value={value}
        onChange={(chosen) => change({ [key]: chosen })}
      />
    );
  return (
    <SelectField
      label={label}
      value={String(value ?? '')}
      groups={[
        {
          label,
          options: options.map((one) => ({ value: String(one.value), label: one.label })),
        },
      ]}
      onChange={(chosen) => change({ [key]: chosen })}
    />
  );
}
