import { expect, it } from 'vitest';
import { description } from '../../testing/pretend/description.ts';
import { pretendScenario } from '../../testing/pretend/engine.ts';
import type { Scenario } from '../../store/state.ts';
import { changeWords } from './change-words.ts';

const words = (part: Partial<Scenario>) =>
  changeWords({
    scenario: { ...pretendScenario, ...part },
    changes: Object.keys(part),
    unchanged: pretendScenario,
    description,
  });

it('names each changed field, what it is now and what it was, and no other', () => {
  expect(words({ kernel: 'pre-fix', schedule: ['t0'] })).toBe(
    'kernel: before the fix, was v4.8, the fix · steps fixed by hand: 1, was none',
  );
  expect(words({ seed: 5, injectAtStep: 7, edits: [{ kind: 'skip', at: 'f:H4' }] })).toBe(
    'seed: 0x5, was 0x2f · error raised by hand: step 7, was none · kernel edits: 1, was none',
  );
  expect(words({})).toBe('');
});

it('says which part of a group or of an item of a list it is', () => {
  const environment = {
    ...(pretendScenario['environment'] as object),
    errorKind: 'TB_RESIDUE_ERR',
  };
  expect(words({ environment })).toBe('cause: TB_RESIDUE_ERR, was TB_MISSING_STEP');
  const subcores = pretendScenario['subcores'] as readonly object[];
  const other = subcores.map((one, index) => (index === 1 ? { ...one, entries: 3 } : one));
  expect(words({ subcores: other })).toBe('subcore 1 entries after the start: 3, was 1');
  expect(words({ split: 2, subcores: subcores.slice(0, 2) })).toBe(
    'split mode: 2, was 4 · other subcores',
  );
});
