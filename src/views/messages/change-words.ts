/** In which fields a scenario differs from its preset, in the words of the fields on the page. */
import type { Words } from '../../protocol/description.ts';
import type { Opened } from '../../protocol/messages.ts';
import { isSimple, labelOf, type Setting } from '../../scenario/settings.ts';
import type { Scenario } from '../../store/state.ts';
import { showSeed } from '../format/seed.ts';

type What = Pick<Opened, 'scenario' | 'changes' | 'description'>;

/** Of what every scenario has. */
const COMMON: Readonly<Record<string, (scenario: Scenario, words: Words) => string>> = {
  edits: ({ edits }, { code }) => `${code} edits: ${edits.length === 0 ? 'none' : edits.length}`,
  seed: ({ seed }) => `seed: ${showSeed(seed)}`,
  schedule: ({ schedule }) => `schedule: ${schedule === null ? 'simulated' : 'chosen'}`,
  injectAtStep: ({ injectAtStep: step }) => `injection: ${step === null ? 'none' : `step ${step}`}`,
};

export function changeWords({ scenario, changes, description }: What): string {
  const { settings } = description.settings;
  return changes
    .map((key) => {
      const setting = settings.find((one) => one.key === key);
      return setting === undefined
        ? (COMMON[key]?.(scenario, description.words) ?? key)
        : settingWords(setting, scenario[key]);
    })
    .join(' · ');
}

function settingWords(setting: Setting, value: unknown): string {
  if (!isSimple(setting)) return setting.changed;
  return `${setting.label.toLowerCase()}: ${labelOf(setting, value)}`;
}
