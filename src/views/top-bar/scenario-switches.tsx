/** The settings that are always in sight: each keeps the rest of the scenario. */
import type { ChoiceSetting, Setting } from '../../scenario/settings.ts';
import type { Scenario } from '../../store/state.ts';
import { ChoiceOfFew } from '../controls/choice-of-few.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { useRoom } from '../controls/use-room.ts';
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

/** As numbers, or letters, of which several fit side by side. */
const MOST_CHARACTERS = 2;
/** Of numbers there are few. */
const MOST_IN_LITTLE_ROOM = 3;

/** What is short stands side by side where there is room. */
function Switch({ setting, scenario }: SwitchProps) {
  const { change } = useActions();
  const { key, label, options } = setting;
  const value = (scenario?.[key] ?? null) as ChoiceSetting['default'] | null;
  const { broad } = useRoom();
  const isShort =
    options.every((option) => option.label.length <= MOST_CHARACTERS) &&
    (broad || options.length <= MOST_IN_LITTLE_ROOM);
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
