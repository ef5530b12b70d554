/** Kernel, firmware, split mode and seed: each keeps the rest of the scenario. */
import { ChoiceOfFew } from '../controls/choice-of-few.tsx';
import { SelectField } from '../controls/select-field.tsx';
import type { OptionGroup } from '../controls/select-field.tsx';
import type { Scenario } from '../../store/state.ts';
import { useActions, useScope } from '../use-scope.ts';
import { FIRMWARE_NAMES, KERNEL_NAMES, SPLIT_NAMES } from './names.ts';
import { SeedField } from './seed-field.tsx';

export function ScenarioSwitches() {
  const scenario = useScope((state) => state.run?.opened.scenario ?? null);
  const { change } = useActions();
  const waiting = scenario === null;
  return (
    <div className="scenario-switches">
      <SelectField
        label="Kernel"
        value={scenario?.kernel ?? 'v4.8'}
        groups={optionsOf('Kernel', KERNEL_NAMES)}
        disabled={waiting}
        onChange={(kernel) => (isKeyOf(KERNEL_NAMES, kernel) ? change({ kernel }) : undefined)}
      />
      <SelectField
        label="Firmware"
        value={scenario?.firmware ?? 'skiboot-5'}
        groups={optionsOf('Firmware', FIRMWARE_NAMES)}
        disabled={waiting}
        onChange={(firmware) =>
          isKeyOf(FIRMWARE_NAMES, firmware) ? change({ firmware }) : undefined
        }
      />
      <ChoiceOfFew<Scenario['split']>
        label="Split mode"
        segments={([1, 2, 4] as const).map((value) => ({
          value,
          label: String(value),
          title: SPLIT_NAMES[value],
        }))}
        value={scenario?.split ?? null}
        disabled={waiting}
        onChange={(split) => change({ split })}
      />
      <SeedField key={scenario?.seed} seed={scenario?.seed ?? null} />
    </div>
  );
}

function optionsOf(label: string, names: Readonly<Record<string, string>>): readonly OptionGroup[] {
  const options = Object.entries(names).map(([value, name]) => ({ value, label: name }));
  return [{ label, options }];
}

function isKeyOf<K extends string>(names: Readonly<Record<K, string>>, key: string): key is K {
  return Object.hasOwn(names, key);
}
