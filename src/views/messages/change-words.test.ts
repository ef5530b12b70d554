import { expect, it } from 'vitest';
import { description } from '../../testing/pretend/description.ts';
import { pretendScenario } from '../../testing/pretend/engine.ts';
import { changeWords } from './change-words.ts';

it('names each changed field and what it is now, and no other', () => {
  const scenario = { ...pretendScenario, kernel: 'pre-fix', schedule: ['t0'] } as const;
  const words = (...changes: string[]) =>
    changeWords({ scenario: { ...scenario, schedule: ['t0'] }, changes, description });
  expect(words('kernel', 'schedule')).toBe('kernel: before the fix · schedule: chosen');
  expect(words('seed', 'injectAtStep', 'edits')).toBe(
    'seed: 0x2f · injection: none · kernel edits: none',
  );
  expect(words('split', 'subcores', 'environment')).toBe(
    'split mode: 4 · other subcores · another environment',
  );
  expect(words()).toBe('');
});
