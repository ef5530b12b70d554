/**
 * Long test files first, so that no core waits for the other at the end. Vitest does that by what it
 * remembers; in a fresh checkout it remembers nothing, and goes by the size of files.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONG = [
  'spin-presets.test.ts',
  'explorer/verdict.test.ts',
  'spin-edited.test.ts',
  'explain/power8.test.ts',
  'exploration/explorations.test.ts',
  'symmetry.test.ts',
];

/** The longest is 0. */
function rank({ moduleId }: TestSpecification): number {
  const found = LONG.findIndex((name) => moduleId.endsWith(`/${name}`));
  return found < 0 ? LONG.length : found;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
