/** Picks a prepared scenario; a changed one says which it came from. */
import type { PresetInfo } from '../../protocol/messages.ts';
import { Icon } from '../controls/icon.tsx';
import { SelectField } from '../controls/select-field.tsx';
import type { Option, OptionGroup } from '../controls/select-field.tsx';
import { useActions, useScope } from '../use-scope.ts';

const CHANGED = '';

export function ScenarioSelect() {
  const presets = useScope((state) => state.presets);
  const preset = useScope(({ run }) =>
    run === null || run.opened.changed ? null : run.opened.base,
  );
  const basePreset = useScope((state) => state.basePreset);
  const opening = useScope((state) => state.run === null);
  const { open, setDialog } = useActions();
  // It shares the bar with what no run has told of yet, and would give way to it.
  if (presets.length === 0) return <div className="scenario-select" />;
  const base = presets.find(({ id }) => id === basePreset);
  const changed: Option = {
    value: CHANGED,
    label: labelOfNow(opening, base),
  };
  const own: OptionGroup = {
    label: base === undefined ? 'Now' : 'Now, changed',
    options: [changed],
  };
  const isChanged = !opening && preset === null && base !== undefined;
  return (
    <div className="scenario-select">
      <SelectField
        label="Scenario"
        labelHidden
        className="scenario-select-field"
        value={preset ?? CHANGED}
        groups={[...(preset === null ? [own] : []), ...groupsOf(presets)]}
        mark={isChanged ? { sign: '✎', words: 'Changed' } : undefined}
        onChange={(chosen) => {
          const one = presets.find(({ id }) => id === chosen);
          return one && open({ kind: 'preset', id: one.id, model: one.model }, 'scenario');
        }}
      />
      <button
        type="button"
        className="button button-icon"
        aria-label="Scenario settings"
        title="Scenario settings (E)"
        disabled={opening}
        onClick={() => setDialog('settings')}
      >
        <Icon name="sliders" />
      </button>
    </div>
  );
}

function labelOfNow(nothingOpen: boolean, base: PresetInfo | undefined): string {
  if (nothingOpen) return 'Choose a scenario';
  return base?.title ?? 'A scenario of your own';
}

/** Presets in their order, by the group that each says. */
function groupsOf(presets: readonly PresetInfo[]): readonly OptionGroup[] {
  const groups = new Map<string, Option[]>();
  for (const { id, title, group } of presets) {
    const options = groups.get(group) ?? [];
    options.push({ value: id, label: title });
    groups.set(group, options);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}
