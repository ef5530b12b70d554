import { expect, it } from 'vitest';
import { pretendScenario } from '../../testing/pretend/engine.ts';
import { changeWords } from './change-words.ts';

it('names each changed field and what it is now, and no other', () => {
  const scenario = { ...pretendScenario, kernel: 'pre-fix', schedule: ['t0'] } as const;
  const words = (...changes: (keyof typeof scenario)[]) =>
    changeWords({ scenario: { ...scenario, schedule: ['t0'] }, changes });
  expect(words('kernel', 'schedule')).toBe('kernel: before the fix · schedule: chosen');
  expect(words('seed', 'injectAtStep', 'edits')).toBe(
    'seed: 0x2f · injection: none · kernel edits: none',
  );
  expect(words()).toBe('');
});
