/** Edits in the words that lists of them use. */
import { expect, it } from 'vitest';
import { force, move, skip, split, whole } from '../../testing/machine/editable.ts';
import { buildCode } from '../control-flow.ts';
import { applyEdits } from './apply.ts';
import { editTexts } from './words.ts';

it('names the line as the kernel has it, and what was done', () => {
  const edits = [split('T'), force('control', false), move('B', 'A'), skip('C#2')];
  const applied = applyEdits(whole, edits);
  if (!applied.ok) throw new Error(applied.error.sentence);
  expect(editTexts(buildCode(applied.value), edits)).toEqual([
    { at: 'f:T', function: 'f', text: 'T mine = test_and_set(flag): split into its parts' },
    { at: 'f:control', function: 'f', text: 'if mine: always false' },
    { at: 'f:B', function: 'f', text: 'B b: moved before A a' },
    { at: 'f:C#2', function: 'f', text: 'C call helper: skipped' },
  ]);
});
