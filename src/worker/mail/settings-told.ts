/** What a scenario says that is not so by itself, in the words of its fields: label and value. */
import type { Description } from '../../protocol/description.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { isSimple, labelOf, type Setting, type SimpleSetting } from '../../scenario/settings.ts';

type Told = readonly [label: string, value: string];
type Values = Readonly<Record<string, unknown>>;

export function settingsTold({ settings, edits }: Description, scenario: Scenario): Told[] {
  const { schedule, injectAtStep, seed } = scenario;
  return [
    ...settings.settings.flatMap((setting) => told(setting, scenario, settings.groupedBy)),
    ...edits.map(({ function: name, text }): Told => ['What if', `${name}: ${text}`]),
    ...(schedule === null
      ? []
      : [['Order by hand', `its first ${schedule.length} steps`] satisfies Told]),
    ...(injectAtStep === null ? [] : [['Error by hand', `at step ${injectAtStep}`] satisfies Told]),
    ['Seed', String(seed)],
  ];
}

/** `always`: key of what is told in any case. */
function told(setting: Setting, of: Values, always: string): Told[] {
  if (isSimple(setting)) {
    const isTold = differs(setting, of) || setting.key === always || setting.inSight === true;
    return isTold ? [[setting.label, valueOf(setting, of)]] : [];
  }
  if (setting.kind === 'group')
    return setting.settings.flatMap((inner) => told(inner, of[setting.key] as Values, always));
  return (of[setting.key] as readonly Values[]).map((item, i): Told => {
    const others = setting.settings.filter((inner) => differs(inner, item));
    const words = others.map((inner) => `${inner.label.toLowerCase()} ${valueOf(inner, item)}`);
    return [`${setting.label} ${i}`, words.join(', ') || 'as usual'];
  });
}

const differs = (setting: SimpleSetting, of: Values): boolean =>
  of[setting.key] !== setting.default;
const valueOf = (setting: SimpleSetting, of: Values): string => labelOf(setting, of[setting.key]);
