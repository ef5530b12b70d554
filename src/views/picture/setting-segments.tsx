/** A setting of the run's scenario as one row of segments, its name above: where a picture is changed. */
import type { ChoiceSetting, FlagSetting } from '../../scenario/settings.ts';
import { settingAt, valueAt, withValueAt } from '../../scenario/settings.ts';
import { ChoiceOfFew } from '../controls/choice-of-few.tsx';
import { useActions, useScope } from '../use-scope.ts';
import './setting-segments.css';

interface Props {
  /** Its path in the scenario: `rounding`, `environment.stall`. A choice or a flag. */
  readonly path: string;
  /** A shorter name of it, where the table's is too long for a row. */
  readonly name?: string;
  /** Shorter names of its values, where the table's are too long for a row. */
  readonly labels?: Readonly<Record<string, string>>;
  /** It changes nothing in this run: it says so, and stays in its place. */
  readonly idle?: boolean;
}

export function SettingSegments({ path, name, labels = {}, idle = false }: Props) {
  const opened = useScope((state) => state.run?.opened ?? null);
  const { change } = useActions();
  const setting = opened && settingAt(opened.description.settings, path);
  if (opened === null || (setting?.kind !== 'choice' && setting?.kind !== 'flag')) return null;
  const segments = optionsOf(setting).map(({ value, label, help }) => ({
    value: String(value),
    label: labels[String(value)] ?? label,
    ...(help !== undefined && { title: help }),
  }));
  return (
    <div
      className="setting-segments"
      title={idle ? 'It changes nothing in this run.' : setting.help}
    >
      <ChoiceOfFew
        label={`${name ?? setting.label}${idle ? ': no effect here' : ''}`}
        segments={segments}
        value={String(valueAt(opened.scenario, path))}
        onChange={(chosen) => {
          const option = optionsOf(setting).find(({ value }) => String(value) === chosen);
          const [key = ''] = path.split('.');
          const changed = withValueAt(opened.scenario, path, option?.value);
          return option && change({ [key]: changed[key] }, true);
        }}
      />
    </div>
  );
}

const FLAG = [
  { value: false, label: 'no', help: undefined },
  { value: true, label: 'yes', help: undefined },
] as const;

const optionsOf = (setting: ChoiceSetting | FlagSetting) =>
  setting.kind === 'flag'
    ? FLAG
    : setting.options.map(({ value, label, help }) => ({ value, label, help }));
