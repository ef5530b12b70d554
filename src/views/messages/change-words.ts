/** In which fields a scenario differs from its preset, in the words of the fields on the page. */
import type { Opened } from '../../protocol/messages.ts';
import type { Scenario } from '../../store/state.ts';
import { showSeed } from '../format/seed.ts';
import { FIRMWARE_NAMES, KERNEL_NAMES } from '../top-bar/names.ts';

const WORDS: Readonly<Record<keyof Scenario, (scenario: Scenario) => string>> = {
  model: ({ model }) => `model: ${model}`,
  kernel: ({ kernel }) => `kernel: ${KERNEL_NAMES[kernel]}`,
  firmware: ({ firmware }) => `firmware: ${FIRMWARE_NAMES[firmware]}`,
  split: ({ split }) => `split mode: ${split}`,
  threadsPerSubcore: ({ threadsPerSubcore }) => `threads per subcore: ${threadsPerSubcore}`,
  subcores: () => 'other subcores',
  environment: () => 'other environment',
  edits: ({ edits }) => `kernel edits: ${edits.length === 0 ? 'none' : edits.length}`,
  seed: ({ seed }) => `seed: ${showSeed(seed)}`,
  schedule: ({ schedule }) => `schedule: ${schedule === null ? 'simulated' : 'chosen'}`,
  injectAtStep: ({ injectAtStep: step }) => `injection: ${step === null ? 'none' : `step ${step}`}`,
};

export function changeWords({ scenario, changes }: Pick<Opened, 'scenario' | 'changes'>): string {
  return changes.map((field) => WORDS[field](scenario)).join(' · ');
}
