/** In what a scenario differs from its preset, and what it was there, in the words of the fields on the page. */
import type { Words } from '../../protocol/description.ts';
import type { Opened } from '../../protocol/messages.ts';
import {
  isSimple,
  labelOf,
  type Setting,
  type SimpleSetting,
  type SimpleValue,
} from '../../scenario/settings.ts';
import type { Scenario } from '../../store/state.ts';
import { showSeed } from '../format/seed.ts';

type What = Pick<Opened, 'scenario' | 'changes' | 'unchanged' | 'description'>;

interface Common {
  readonly label: string;
  readonly value: string;
}

/** Of what every scenario has. */
const COMMON: Readonly<Record<string, (scenario: Scenario, words: Words) => Common>> = {
  edits: ({ edits }, { code }) => ({
    label: `${code} edits`,
    value: edits.length === 0 ? 'none' : String(edits.length),
  }),
  seed: ({ seed }) => ({ label: 'seed', value: showSeed(seed) }),
  schedule: ({ schedule }) => ({
    label: 'steps fixed by hand',
    value: schedule === null ? 'none' : String(schedule.length),
  }),
  injectAtStep: ({ injectAtStep: step }) => ({
    label: 'error raised by hand',
    value: step === null ? 'none' : `step ${step}`,
  }),
};

/** e.g. `size: 3, was 2 · seed: 0x5, was 0x2f`; '' where nothing differs. */
export function changeWords({ scenario, changes, unchanged, description }: What): string {
  if (unchanged === null) return '';
  const { settings } = description.settings;
  return changes
    .flatMap((key) => {
      const setting = settings.find((one) => one.key === key);
      if (setting !== undefined) return settingWords(setting, scenario[key], unchanged[key]);
      const [now, was] = [scenario, unchanged].map((of) => COMMON[key]?.(of, description.words));
      return now === undefined || was === undefined
        ? [key]
        : [said(now.label, now.value, was.value)];
    })
    .join(' · ');
}

type Item = Readonly<Record<string, SimpleValue>>;

function settingWords(setting: Setting, now: unknown, was: unknown): readonly string[] {
  if (isSimple(setting)) return valueWords('', setting, now, was);
  if (setting.kind === 'group') return itemWords('', setting.settings, now as Item, was as Item);
  const [items, before] = [now as readonly Item[], was as readonly Item[]];
  // How many there are is another setting, which says so.
  if (items.length !== before.length) return [setting.changed];
  return items.flatMap((item, index) =>
    itemWords(
      `${setting.label.toLowerCase()} ${index} `,
      setting.settings,
      item,
      before[index] ?? {},
    ),
  );
}

const itemWords = (of: string, settings: readonly SimpleSetting[], now: Item, was: Item) =>
  settings.flatMap((setting) => valueWords(of, setting, now[setting.key], was[setting.key]));

function valueWords(of: string, setting: SimpleSetting, now: unknown, was: unknown) {
  const label = `${of}${setting.label.toLowerCase()}`;
  return now === was ? [] : [said(label, labelOf(setting, now), labelOf(setting, was))];
}

const said = (label: string, now: string, was: string): string => `${label}: ${now}, was ${was}`;
